// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/casetexts.h"

#include "data/model/jsontable.h"

#include <QJsonArray>

namespace huying::demo {

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &entry : value.toArray())
        list << entry.toString();
    return list;
}

QStringList words(const JsonTable &table, const char *member)
{
    return table.root()[QLatin1String(member)].toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

Season seasonFrom(const QString &text)
{
    return text == QLatin1String("rain")     ? Season::Rain
           : text == QLatin1String("summer") ? Season::Summer
           : text == QLatin1String("winter") ? Season::Winter
                                             : Season::Even;
}

Result<ClassTexts> classFrom(const JsonTable &table, const QJsonObject &o, const Catalogue &codes)
{
    ClassTexts c;
    const QString code = o[QLatin1String("code")].toString(), hours = o[QLatin1String("hours")].toString();
    c.weight = o[QLatin1String("weight")].toDouble();
    c.season = seasonFrom(o[QLatin1String("season")].toString());
    c.hours = hours == QLatin1String("night")     ? Hours::Night
              : hours == QLatin1String("evening") ? Hours::Evening
                                                  : Hours::Day;
    c.details = strings(o[QLatin1String("details")]);
    c.results = strings(o[QLatin1String("results")]);
    for (const QString &pair : o[QLatin1String("channels")].toString().split(QLatin1Char(' '))) {
        const QStringList parts = pair.split(QLatin1Char(':'));
        if (parts.size() != 2 || !codes.channel(parts[0]))
            return table.wrong(code, QStringLiteral("channels 里的“%1”应是“渠道代码:权重”").arg(pair));
        c.channels << parts[0];
        c.channelWeights.push_back(parts[1].toDouble());
    }
    if (!codes.caseClass(code) || c.weight <= 0 || c.details.isEmpty() || c.results.isEmpty())
        return table.wrong(code, QStringLiteral("大类要在目录里，并有 weight、details 和 results"));
    return c;
}

} // namespace

Result<CaseTexts> CaseTexts::load(const Catalogue &codes)
{
    const auto table = JsonTable::load(QStringLiteral("demo/cases.json"));
    if (!table)
        return tl::unexpected(table.error());
    CaseTexts texts;
    QHash<QString, int> classIndex;
    for (const QJsonValue &value : table->root()[QLatin1String("classes")].toArray()) {
        const auto c = classFrom(*table, value.toObject(), codes);
        if (!c)
            return tl::unexpected(c.error());
        classIndex.insert(value.toObject()[QLatin1String("code")].toString(),
                          static_cast<int>(texts.classes.size()));
        texts.classes.push_back(*c);
    }
    const QStringList heavy = words(*table, "heavy"), rain = words(*table, "rain"),
                      summer = words(*table, "summer"), winter = words(*table, "winter"),
                      sensors = words(*table, "sensorItems"), video = words(*table, "videoItems");
    std::vector<double> sums(texts.classes.size(), 0);
    for (const CaseItem &item : codes.items()) {
        const auto it = classIndex.find(item.classCode());
        if (it == classIndex.end())
            continue;
        const QJsonObject own = table->root()[QLatin1String("items")].toObject()[item.code].toObject();
        ItemTexts t{&item,
                    *it,
                    1.0 + 6.0 * static_cast<double>(heavy.count(item.code)),
                    texts.classes[static_cast<std::size_t>(*it)].season,
                    sensors.contains(item.code),
                    video.contains(item.code),
                    strings(own[QLatin1String("details")]),
                    strings(own[QLatin1String("results")])};
        t.season = rain.contains(item.code)     ? Season::Rain
                   : summer.contains(item.code) ? Season::Summer
                   : winter.contains(item.code) ? Season::Winter
                                                : t.season;
        if (t.details.isEmpty())
            t.details = texts.classes[static_cast<std::size_t>(*it)].details;
        if (t.results.isEmpty())
            t.results = texts.classes[static_cast<std::size_t>(*it)].results;
        sums[static_cast<std::size_t>(*it)] += t.weight;
        texts.items.push_back(t);
    }
    for (ItemTexts &t : texts.items) {
        const auto c = static_cast<std::size_t>(t.classIndex);
        t.weight *= texts.classes[c].weight / sums[c];
    }
    const std::pair<const char *, QStringList *> lists[] = {
        {"rejects", &texts.rejects}, {"notFounds", &texts.notFounds}, {"returns", &texts.returns},
        {"reworks", &texts.reworks}, {"suspends", &texts.suspends},   {"extends", &texts.extends},
        {"notes", &texts.notes}};
    for (const auto &[member, list] : lists) {
        *list = strings(table->root()[QLatin1String(member)]);
        if (list->isEmpty())
            return table->wrong({}, QStringLiteral("缺少 %1").arg(QString::fromLatin1(member)));
    }
    return texts;
}

double seasonFactor(Season season, int month)
{
    switch (season) {
    case Season::Rain:
        return month >= 4 && month <= 8 ? 2.0 : 0.55;
    case Season::Summer:
        return month >= 6 && month <= 9 ? 1.9 : 0.6;
    case Season::Winter:
        return month >= 11 || month <= 2 ? 2.2 : 0.55;
    case Season::Even:
        break;
    }
    return 1;
}

const std::array<double, 24> &hourWeights(Hours hours)
{
    static constexpr std::array<double, 24> day{1, .6, .4, .3, .4, .8, 2, 5, 9, 12, 12, 9,
                                                6, 7,  10, 11, 10, 8,  6, 5, 5, 4,  3,  2},
        evening{1, .6, .4, .3, .4, 1, 3, 5, 7, 8, 8, 6, 5, 5, 6, 7, 8, 9, 10, 12, 11, 8, 5, 2},
        night{5, 3, 2, 1, 1, 1, 2, 3, 5, 6, 6, 5, 4, 4, 5, 5, 5, 5, 6, 8, 10, 12, 12, 9};
    return hours == Hours::Day ? day : hours == Hours::Evening ? evening : night;
}

} // namespace huying::demo
