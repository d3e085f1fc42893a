// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/mapping.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace huying
{

namespace
{

const QStringList knownMembers{
    QStringLiteral("about"), QStringLiteral("source"), QStringLiteral("kind"), QStringLiteral("layer"),
    QStringLiteral("filter"), QStringLiteral("encoding"), QStringLiteral("time"), QStringLiteral("place"),
    QStringLiteral("fields"), QStringLiteral("derive"), QStringLiteral("make_areas"), QStringLiteral("codes"),
    QStringLiteral("areas"), QStringLiteral("supersede"), QStringLiteral("meta"), QStringLiteral("actor"),
    QStringLiteral("open_until"), QStringLiteral("closed_before_opened")};

/// Reads the members of one mapping file; the first error stays.
class MappingReader
{
public:
    explicit MappingReader(const QString &fileName) : m_fileName(fileName) { m.fileName = fileName; }

    Result<Mapping> read(const QJsonObject &json)
    {
        for (const QString &key : json.keys())
            if (!knownMembers.contains(key))
                return bad(key, QStringLiteral("不认识这一项，可用：%1").arg(knownMembers.join(QStringLiteral("、"))));
        m.source = json[QLatin1String("source")].toString(QFileInfo(m_fileName).completeBaseName());
        m.layer = json[QLatin1String("layer")].toString();
        m.filter = json[QLatin1String("filter")].toString();
        m.actor = json[QLatin1String("actor")].toString(m.actor);
        m.openUntil = json[QLatin1String("open_until")].toString();
        m.clampBackwards = json[QLatin1String("closed_before_opened")].toString() == QLatin1String("clamp");
        readTexts(json[QLatin1String("supersede")].toObject(), m.supersede);
        readTexts(json[QLatin1String("meta")].toObject(), m.meta);
        readCodes(json[QLatin1String("codes")].toArray());
        for (auto step : {&MappingReader::readKind, &MappingReader::readEncoding, &MappingReader::readTime,
                          &MappingReader::readPlace, &MappingReader::readFields, &MappingReader::readDerive,
                          &MappingReader::readAreas, &MappingReader::readMakeAreas})
            if (const auto done = (this->*step)(json); !done)
                return tl::unexpected(done.error());
        return std::move(m);
    }

private:
    tl::unexpected<Error> bad(const QString &member, const QString &why) const
    {
        return fail(ErrorKind::BadInput, QStringLiteral("对照文件 %1 的“%2”：%3").arg(m_fileName, member, why));
    }

    QString where(const QString &member) const { return m_fileName + QStringLiteral(" 的“") + member + QStringLiteral("”"); }

    static void readTexts(const QJsonObject &json, QHash<QString, QString> &texts)
    {
        for (auto entry = json.begin(); entry != json.end(); ++entry)
            texts.insert(entry.key(), entry.value().toVariant().toString());
    }

    void readCodes(const QJsonArray &list)
    {
        for (const QJsonValue &value : list) {
            const QJsonObject c = value.toObject();
            const QJsonObject attrs = c[QLatin1String("attrs")].toObject();
            m.codes << CodeRecord{c[QLatin1String("table")].toString(), c[QLatin1String("code")].toString(),
                                  c[QLatin1String("name")].toString(), c[QLatin1String("parent")].toString(),
                                  attrs.isEmpty() ? QString()
                                                  : QString::fromUtf8(QJsonDocument(attrs).toJson(QJsonDocument::Compact))};
        }
    }

    Result<void> readKind(const QJsonObject &json)
    {
        const QString name = json[QLatin1String("kind")].toString();
        m.kind = importKindFromName(name);
        if (!name.isEmpty() && !m.kind)
            return bad(QStringLiteral("kind"), QStringLiteral("不认识“%1”，可用：%2").arg(name, importKindNames().join(QStringLiteral("、"))));
        return {};
    }

    Result<void> readEncoding(const QJsonObject &json)
    {
        const QString name = json[QLatin1String("encoding")].toString();
        const auto encoding = encodingFromName(name);
        if (!encoding)
            return bad(QStringLiteral("encoding"), QStringLiteral("不认识编码“%1”，可用：auto、utf-8、gb18030").arg(name));
        m.encoding = *encoding;
        return {};
    }

    Result<void> readTime(const QJsonObject &json)
    {
        const QJsonObject time = json[QLatin1String("time")].toObject();
        const QJsonValue formats = time[QLatin1String("format")];
        QStringList list;
        if (formats.isString())
            list << formats.toString();
        for (const QJsonValue &format : formats.toArray())
            list << format.toString();
        auto made = TimeFormat::make(list, time[QLatin1String("zone")].toString());
        if (!made)
            return bad(QStringLiteral("time"), made.error().message);
        m.time = std::move(*made);
        m.namesZone = time.contains(QLatin1String("zone"));
        return {};
    }

    Result<void> readRule(const QJsonValue &json, const QString &member, std::optional<FieldRule> &rule)
    {
        if (json.isUndefined())
            return {};
        auto read = FieldRule::fromJson(json, where(member));
        if (!read)
            return tl::unexpected(read.error());
        rule = std::move(*read);
        return {};
    }

    Result<void> readPlace(const QJsonObject &json)
    {
        const QJsonObject place = json[QLatin1String("place")].toObject();
        if (auto done = readRule(place[QLatin1String("lon")], QStringLiteral("place.lon"), m.place.lon); !done)
            return done;
        if (auto done = readRule(place[QLatin1String("lat")], QStringLiteral("place.lat"), m.place.lat); !done)
            return done;
        if (m.place.lon.has_value() != m.place.lat.has_value())
            return bad(QStringLiteral("place"), QStringLiteral("lon 与 lat 要一起写"));
        m.place.required = place[QLatin1String("required")].toBool();
        m.place.dropBad = place[QLatin1String("bad")].toString() == QLatin1String("drop");
        m.place.repair = place[QLatin1String("repair")].toBool();
        if (const QJsonArray box = place[QLatin1String("box")].toArray(); box.size() == 4)
            m.place.box = Box{box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble()};
        const QJsonObject unless = place[QLatin1String("unless")].toObject();
        for (auto entry = unless.begin(); entry != unless.end(); ++entry) {
            auto rule = FieldRule::fromJson(entry.key(), where(QStringLiteral("place.unless")));
            if (!rule)
                return tl::unexpected(rule.error());
            QSet<QString> values;
            for (const QJsonValue &value : entry.value().toArray())
                values << value.toString();
            m.place.unless.emplace_back(std::move(*rule), values);
        }
        return readCrs(place[QLatin1String("crs")].toString());
    }

    Result<void> readCrs(const QString &name)
    {
        const QString crs = name.toUpper();
        bool isNumber = true;
        if (crs.isEmpty() || crs == QLatin1String("FILE"))
            m.place.crs = PlaceRule::Crs::FromFile;
        else if (crs == QLatin1String("GCJ-02") || crs == QLatin1String("GCJ02"))
            m.place.crs = PlaceRule::Crs::Gcj02;
        else if (crs == QLatin1String("BD-09") || crs == QLatin1String("BD09"))
            m.place.crs = PlaceRule::Crs::Bd09;
        else {
            m.place.crs = PlaceRule::Crs::Epsg;
            m.place.epsg = crs.mid(crs.startsWith(QLatin1String("EPSG:")) ? 5 : 0).toInt(&isNumber);
        }
        if (!isNumber)
            return bad(QStringLiteral("place.crs"), QStringLiteral("不认识“%1”，可用：EPSG:4490、GCJ-02、BD-09、file").arg(name));
        return {};
    }

    Result<void> readRules(const QJsonObject &json, const QString &member, std::map<QString, FieldRule> &rules)
    {
        for (auto entry = json.begin(); entry != json.end(); ++entry) {
            auto rule = FieldRule::fromJson(entry.value(), where(member + QLatin1Char('.') + entry.key()));
            if (!rule)
                return tl::unexpected(rule.error());
            rules.emplace(entry.key(), std::move(*rule));
        }
        return {};
    }

    Result<void> readFields(const QJsonObject &json)
    {
        return readRules(json[QLatin1String("fields")].toObject(), QStringLiteral("fields"), m.fields);
    }

    Result<void> readDerive(const QJsonObject &json)
    {
        for (const QJsonValue &value : json[QLatin1String("derive")].toArray()) {
            DeriveRule rule;
            const auto kind = importKindFromName(value[QLatin1String("as")].toString());
            if (!kind || (*kind != ImportKind::Organizations && *kind != ImportKind::Codes))
                return bad(QStringLiteral("derive"), QStringLiteral("as 只能是 organizations 或 codes"));
            rule.kind = *kind;
            if (auto done = readRules(value[QLatin1String("fields")].toObject(), QStringLiteral("derive"), rule.fields); !done)
                return done;
            m.derive.push_back(std::move(rule));
        }
        return {};
    }

    Result<void> readAreas(const QJsonObject &json)
    {
        for (const QJsonValue &value : json[QLatin1String("areas")].toArray()) {
            const auto level = areaLevelFromName(value[QLatin1String("level")].toVariant().toString());
            AreaRecord area;
            area.code = value[QLatin1String("code")].toString();
            area.name = value[QLatin1String("name")].toString();
            area.parent = value[QLatin1String("parent")].toString();
            if (!level || area.code.isEmpty() || area.name.isEmpty())
                return bad(QStringLiteral("areas"), QStringLiteral("每项要有 code、name 和 level（prefecture … sub_grid）"));
            area.level = *level;
            m.areas << area;
        }
        return {};
    }

    Result<void> readMakeAreas(const QJsonObject &json)
    {
        if (!json.contains(QLatin1String("make_areas")))
            return {};
        const QJsonObject make = json[QLatin1String("make_areas")].toObject();
        auto by = FieldRule::fromJson(make[QLatin1String("by")], where(QStringLiteral("make_areas.by")));
        if (!by)
            return tl::unexpected(by.error());
        MakeAreasRule rule{std::move(*by), make[QLatin1String("cell_m")].toDouble(500),
                           make[QLatin1String("root")][QLatin1String("code")].toString(),
                           make[QLatin1String("root")][QLatin1String("name")].toString()};
        if (rule.rootCode.isEmpty() || rule.rootName.isEmpty() || !(rule.cellMetres >= 50))
            return bad(QStringLiteral("make_areas"), QStringLiteral("要有 root.code、root.name，cell_m 至少 50"));
        m.makeAreas = std::move(rule);
        return {};
    }

    QString m_fileName;
    Mapping m;
};

} // namespace

Result<Mapping> readMapping(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, QStringLiteral("对照文件 %1 打不开：%2").arg(path, file.errorString()));
    const QByteArray bytes = file.readAll();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return fail(ErrorKind::BadInput, QStringLiteral("对照文件 %1 第 %2 行不是合法的 JSON：%3")
                                             .arg(path)
                                             .arg(bytes.left(error.offset).count('\n') + 1)
                                             .arg(error.errorString()));
    return MappingReader(path).read(document.object());
}

} // namespace huying
