// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/basemaptags.h"

namespace huying
{

namespace
{

struct Row
{
    const char *key, *value, *kind;
};

QString lookUp(const OsmTags &tags, std::initializer_list<Row> table)
{
    for (const Row &row : table)
        if (const auto tag = tags.constFind(QLatin1String(row.key));
            tag != tags.constEnd() && (*row.value == '*' || *tag == QLatin1String(row.value)))
            return QString::fromLatin1(row.kind);
    return {};
}

} // namespace

OsmTags parseOtherTags(const QString &text)
{
    OsmTags tags;
    QString word, key;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == QLatin1Char('\\') && i + 1 < text.size()) {
            word += text[++i];
        } else if (c == QLatin1Char('"')) {
            quoted = !quoted;
            if (quoted)
                continue;
            if (key.isNull()) {
                key = word.isNull() ? QStringLiteral("") : word;
            } else {
                tags.insert(key, word);
                key = QString();
            }
            word = QString();
        } else if (quoted) {
            word += c;
        }
    }
    return tags;
}

QString roadClassOf(const OsmTags &tags)
{
    return lookUp(tags, {{"highway", "motorway", "motorway"},       {"highway", "motorway_link", "motorway"},
                         {"highway", "trunk", "trunk"},             {"highway", "trunk_link", "trunk"},
                         {"highway", "primary", "primary"},         {"highway", "primary_link", "primary"},
                         {"highway", "secondary", "secondary"},     {"highway", "secondary_link", "secondary"},
                         {"highway", "tertiary", "tertiary"},       {"highway", "tertiary_link", "tertiary"},
                         {"highway", "unclassified", "residential"}, {"highway", "residential", "residential"},
                         {"highway", "living_street", "residential"}, {"highway", "service", "residential"},
                         {"highway", "road", "residential"},        {"highway", "pedestrian", "path"},
                         {"highway", "track", "path"},              {"highway", "footway", "path"},
                         {"highway", "path", "path"},               {"highway", "cycleway", "path"},
                         {"highway", "steps", "path"},              {"highway", "bridleway", "path"}});
}

QString landKindOf(const OsmTags &tags)
{
    return lookUp(tags, {{"natural", "water", "water"},         {"waterway", "riverbank", "water"},
                         {"waterway", "dock", "water"},         {"landuse", "reservoir", "water"},
                         {"landuse", "basin", "water"},         {"leisure", "park", "park"},
                         {"leisure", "garden", "park"},         {"leisure", "playground", "park"},
                         {"leisure", "pitch", "park"},          {"leisure", "golf_course", "park"},
                         {"leisure", "nature_reserve", "park"}, {"landuse", "recreation_ground", "park"},
                         {"landuse", "village_green", "park"},  {"landuse", "cemetery", "park"},
                         {"landuse", "forest", "forest"},       {"natural", "wood", "forest"},
                         {"natural", "scrub", "forest"},        {"landuse", "farmland", "farmland"},
                         {"landuse", "farm", "farmland"},       {"landuse", "farmyard", "farmland"},
                         {"landuse", "meadow", "farmland"},     {"landuse", "orchard", "farmland"},
                         {"landuse", "vineyard", "farmland"},   {"landuse", "grass", "farmland"},
                         {"natural", "grassland", "farmland"},  {"landuse", "residential", "residential"},
                         {"landuse", "industrial", "industrial"}, {"landuse", "commercial", "industrial"},
                         {"landuse", "retail", "industrial"},   {"landuse", "quarry", "industrial"},
                         {"landuse", "railway", "industrial"}});
}

QString waterwayKindOf(const OsmTags &tags)
{
    return lookUp(tags, {{"waterway", "river", "river"}, {"waterway", "stream", "stream"}, {"waterway", "canal", "canal"},
                         {"waterway", "drain", "drain"}, {"waterway", "ditch", "drain"}});
}

QString placeKindOf(const OsmTags &tags)
{
    return lookUp(tags, {{"place", "city", "town"},                {"place", "town", "town"},
                         {"place", "suburb", "town"},              {"place", "village", "village"},
                         {"place", "hamlet", "village"},           {"place", "locality", "locality"},
                         {"amenity", "school", "school"},          {"amenity", "kindergarten", "kindergarten"},
                         {"amenity", "university", "school"},      {"amenity", "college", "school"},
                         {"amenity", "hospital", "hospital"},      {"amenity", "clinic", "clinic"},
                         {"amenity", "doctors", "clinic"},         {"amenity", "pharmacy", "clinic"},
                         {"amenity", "place_of_worship", "worship"}, {"amenity", "police", "police"},
                         {"amenity", "fire_station", "service"},   {"amenity", "townhall", "service"},
                         {"amenity", "library", "culture"},        {"amenity", "community_centre", "culture"},
                         {"amenity", "marketplace", "market"},     {"amenity", "fuel", "fuel"},
                         {"amenity", "bank", "bank"},              {"amenity", "bus_station", "station"},
                         {"amenity", "restaurant", "restaurant"},  {"amenity", "cafe", "restaurant"},
                         {"amenity", "bar", "restaurant"},         {"amenity", "fast_food", "restaurant"},
                         {"amenity", "pub", "restaurant"},         {"shop", "supermarket", "market"},
                         {"shop", "*", "shop"},                    {"tourism", "hotel", "hotel"},
                         {"tourism", "guest_house", "hotel"},      {"tourism", "hostel", "hotel"},
                         {"tourism", "museum", "culture"},         {"tourism", "*", "sight"},
                         {"historic", "*", "sight"},               {"leisure", "park", "park"},
                         {"railway", "station", "station"},        {"railway", "halt", "station"},
                         {"highway", "bus_stop", "station"},       {"natural", "peak", "peak"},
                         {"leisure", "*", "leisure"},              {"office", "*", "office"},
                         {"amenity", "*", "amenity"}});
}

int onewayOf(const OsmTags &tags)
{
    const QString value = tags.value(QStringLiteral("oneway"));
    if (value == QLatin1String("-1") || value == QLatin1String("reverse"))
        return -1;
    const bool roundabout = tags.value(QStringLiteral("junction")) == QLatin1String("roundabout");
    const bool motorway = tags.value(QStringLiteral("highway")) == QLatin1String("motorway") && value != QLatin1String("no");
    return value == QLatin1String("yes") || value == QLatin1String("1") || value == QLatin1String("true") || roundabout || motorway;
}

double speedOf(const OsmTags &tags)
{
    const QString value = tags.value(QStringLiteral("maxspeed"));
    qsizetype digits = 0;
    while (digits < value.size() && value[digits].isDigit())
        ++digits;
    const double speed = value.left(digits).toDouble();
    return value.contains(QLatin1String("mph")) ? speed * 1.609344 : speed;
}

} // namespace huying
