// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/mapping.h"

namespace huying
{

namespace
{

constexpr std::pair<const char *, ImportKind> kinds[] = {
    {"cases", ImportKind::Cases},           {"areas", ImportKind::Areas},   {"organizations", ImportKind::Organizations},
    {"people", ImportKind::People},         {"places", ImportKind::Places}, {"things", ImportKind::Things},
    {"units", ImportKind::Units},           {"sentiments", ImportKind::Sentiments}, {"codes", ImportKind::Codes},
    {"basemap", ImportKind::Basemap}};

} // namespace

std::optional<ImportKind> importKindFromName(const QString &name)
{
    for (const auto &[text, kind] : kinds)
        if (name == QLatin1String(text))
            return kind;
    return std::nullopt;
}

QStringList importKindNames()
{
    QStringList names;
    for (const auto &[text, kind] : kinds)
        names << QString::fromLatin1(text);
    return names;
}

std::optional<AreaLevel> areaLevelFromName(const QString &name)
{
    static const QStringList names{QStringLiteral("prefecture"), QStringLiteral("county"), QStringLiteral("town"),
                                   QStringLiteral("village"),    QStringLiteral("grid"),   QStringLiteral("sub_grid")};
    const qsizetype at = names.indexOf(name.toLower());
    const int level = at >= 0 ? static_cast<int>(at) + 1 : name.toInt();
    return level >= 1 && level <= 6 ? std::optional(static_cast<AreaLevel>(level)) : std::nullopt;
}

const FieldRule *Mapping::field(const QString &name) const
{
    const auto rule = fields.find(name);
    return rule == fields.end() ? nullptr : &rule->second;
}

Result<void> Mapping::bind(const QStringList &columns, const QString &dataFile)
{
    QStringList missing;
    for (auto &[name, rule] : fields)
        rule.bind(columns, missing);
    for (DeriveRule &derived : derive)
        for (auto &[name, rule] : derived.fields)
            rule.bind(columns, missing);
    for (std::optional<FieldRule> *rule : {&place.lon, &place.lat})
        if (*rule)
            (*rule)->bind(columns, missing);
    for (auto &[rule, values] : place.unless)
        rule.bind(columns, missing);
    if (makeAreas)
        makeAreas->by.bind(columns, missing);
    if (missing.isEmpty())
        return {};
    return fail(ErrorKind::BadInput,
                QStringLiteral("对照文件 %1 用到的列“%2”在 %3 里没有；该文件的列有：%4")
                    .arg(fileName, missing.join(QStringLiteral("”“")), dataFile, columns.join(QStringLiteral("、"))));
}

} // namespace huying
