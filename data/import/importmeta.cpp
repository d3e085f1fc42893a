// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/importmeta.h"

#include <QDateTime>
#include <QTimeZone>
#include <algorithm>

namespace huying
{

namespace
{

/// Extent of a table's geometries without the outermost hundredth on each side: one wrong point in the next
/// province must not make the first view a view of two provinces.
std::optional<Box> extentOf(Store &store, const char *table)
{
    std::vector<double> edges[4];
    SQLite::Statement rows(store.db(), std::string("SELECT ST_MinX(geom), ST_MinY(geom), ST_MaxX(geom), ST_MaxY(geom) FROM ")
                                           + table + " WHERE geom NOT NULL AND NOT ST_IsEmpty(geom)");
    while (rows.executeStep())
        for (int i = 0; i < 4; ++i)
            edges[i].push_back(rows.getColumn(i).getDouble());
    if (edges[0].empty())
        return std::nullopt;
    const auto cut = edges[0].size() / 100;
    const auto nth = [](std::vector<double> &v, std::size_t n) {
        std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(n), v.end());
        return v[n];
    };
    return Box{nth(edges[0], cut), nth(edges[1], cut), nth(edges[2], edges[2].size() - 1 - cut),
               nth(edges[3], edges[3].size() - 1 - cut)};
}

void writeHome(Store &store)
{
    if (!store.meta(QStringLiteral("home_west")).isEmpty())
        return;
    for (const char *table : {"areas", "cases", "buildings", "roads"}) {
        const auto box = extentOf(store, table);
        if (!box)
            continue;
        const std::pair<const char *, double> edges[] = {
            {"home_west", box->west}, {"home_south", box->south}, {"home_east", box->east}, {"home_north", box->north}};
        for (const auto &[key, value] : edges)
            store.setMeta(QString::fromLatin1(key), QString::number(value, 'f', 6));
        return;
    }
}

/// Noon of the weekday with the most reports; 0 without cases.
TimeMs busiestNoon(Store &store, const QTimeZone &zone)
{
    QHash<QDate, int> reports;
    SQLite::Statement rows(store.db(), "SELECT reported_at FROM cases");
    while (rows.executeStep())
        ++reports[QDateTime::fromMSecsSinceEpoch(rows.getColumn(0).getInt64(), zone).date()];
    QDate best;
    for (auto day = reports.constBegin(); day != reports.constEnd(); ++day) {
        const int most = reports.value(best);
        if (day.key().dayOfWeek() <= 5 && (day.value() > most || (day.value() == most && day.key() < best)))
            best = day.key();
    }
    return best.isValid() ? QDateTime(best, QTime(12, 0), zone).toMSecsSinceEpoch() : 0;
}

} // namespace

void writeImportMeta(Store &store, const Mapping &mapping)
{
    for (auto entry = mapping.meta.constBegin(); entry != mapping.meta.constEnd(); ++entry)
        if (entry.key() != QLatin1String("replay_at"))
            store.setMeta(entry.key(), entry.value());
    if (mapping.namesZone || store.meta(QStringLiteral("timezone")).isEmpty())
        store.setMeta(QStringLiteral("timezone"), QString::fromLatin1(mapping.time.zone().id()));
    writeHome(store);
    SQLite::Statement span(store.db(), "SELECT min(at), max(at) FROM actions");
    if (!span.executeStep() || span.getColumn(0).isNull())
        return;
    store.setMeta(QStringLiteral("first_at"), QString::number(span.getColumn(0).getInt64()));
    store.setMeta(QStringLiteral("last_at"), QString::number(span.getColumn(1).getInt64()));
    const auto named = mapping.time.parse(mapping.meta.value(QStringLiteral("replay_at")));
    const TimeMs replayAt = named ? *named : busiestNoon(store, mapping.time.zone());
    store.setMeta(QStringLiteral("replay_at"), QString::number(replayAt));
}

} // namespace huying
