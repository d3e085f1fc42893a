// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/codes.h"

#include "data/model/jsontable.h"

#include <QJsonArray>

namespace huying {

namespace {

constexpr std::pair<const char *, LimitUnit> unitNames[] = {{"紧急工作时", LimitUnit::UrgentHour},
                                                            {"工作时", LimitUnit::WorkHour},
                                                            {"工作日", LimitUnit::WorkDay},
                                                            {"自然时", LimitUnit::Hour},
                                                            {"自然日", LimitUnit::Day}};

constexpr std::pair<const char *, const char *> registerTables[] = {{"orgKinds", "org_kind"},
                                                                    {"placeKinds", "place_kind"},
                                                                    {"thingKinds", "thing_kind"},
                                                                    {"unitKinds", "unit_kind"},
                                                                    {"personCategories", "person_category"},
                                                                    {"duties", "duty"}};

/// A list of {code, name}; codes must be there and unlike.
Result<QList<CodeName>> codeNames(const JsonTable &table, const char *member)
{
    QList<CodeName> list;
    QSet<QString> seen;
    for (const QJsonValue &value : table.root()[QLatin1String(member)].toArray()) {
        const CodeName entry{text(value.toObject(), "code"), text(value.toObject(), "name")};
        if (entry.code.isEmpty() || entry.name.isEmpty() || seen.contains(entry.code))
            return table.wrong(
                entry.code, QStringLiteral("%1 里缺代码、缺名称或代码重复").arg(QString::fromLatin1(member)));
        seen << entry.code;
        list << entry;
    }
    if (list.isEmpty())
        return table.wrong({}, QStringLiteral("缺少 %1").arg(QString::fromLatin1(member)));
    return list;
}

} // namespace

std::optional<Limit> limitFrom(const QString &text)
{
    const QString tight = text.simplified().remove(QLatin1Char(' '));
    for (const auto &[name, unit] : unitNames) {
        const QString unitText = QString::fromUtf8(name);
        bool isNumber = false;
        if (!tight.endsWith(unitText))
            continue;
        const int amount = tight.chopped(unitText.size()).toInt(&isNumber);
        if (isNumber && amount > 0)
            return Limit{amount, unit};
    }
    return std::nullopt;
}

QString toText(Limit limit)
{
    return QStringLiteral("%1 %2")
        .arg(limit.amount)
        .arg(QString::fromUtf8(unitNames[static_cast<int>(limit.unit)].first));
}

Result<Catalogue> Catalogue::load()
{
    Catalogue catalogue;
    return catalogue.readDepartments()
        .and_then([&] { return catalogue.readCatalogue(); })
        .and_then([&] { return catalogue.readRegisters(); })
        .map([&] { return catalogue; });
}

Result<void> Catalogue::readDepartments()
{
    return JsonTable::load(QStringLiteral("codes/departments.json"))
        .and_then([](const JsonTable &table) { return codeNames(table, "departments"); })
        .map([this](const QList<CodeName> &list) { m_departments = list; });
}

Result<void> Catalogue::readCatalogue()
{
    const auto table = JsonTable::load(QStringLiteral("codes/catalogue.json"));
    if (!table)
        return tl::unexpected(table.error());
    for (const QJsonValue &value : table->root()[QLatin1String("classes")].toArray()) {
        const QJsonObject o = value.toObject();
        const CaseClass c{text(o, "code"), text(o, "name"), text(o, "glyph"),
                          text(o, "kind") == QLatin1String("parts")};
        if (c.code.size() != 3 || c.name.isEmpty() || c.glyph.size() != 1 || m_classIndex.contains(c.code))
            return table->wrong(c.code, QStringLiteral("大类要有三位代码（不重复）、名称和一个字的图符"));
        m_classIndex.insert(c.code, m_classes.size());
        m_classes << c;
    }
    QSet<QString> departments;
    for (const CodeName &d : m_departments)
        departments << d.code;
    for (const QJsonValue &value : table->root()[QLatin1String("items")].toArray()) {
        const QJsonObject o = value.toObject();
        CaseItem item{text(o, "code"), text(o, "name"), text(o, "glyph"), text(o, "department"), {}};
        const auto limit = limitFrom(text(o, "limit"));
        if (item.code.size() != 6 || !m_classIndex.contains(item.classCode()) ||
            m_itemIndex.contains(item.code))
            return table->wrong(item.code, QStringLiteral("事项代码要有六位、不重复，前三位是已有的大类"));
        if (item.name.isEmpty() || item.glyph.size() != 1)
            return table->wrong(item.code, QStringLiteral("事项要有名称和一个字的图符"));
        if (!limit)
            return table->wrong(
                item.code, QStringLiteral("时限“%1”不认识，应如“2 工作时”“5 工作日”").arg(text(o, "limit")));
        if (!departments.contains(item.department))
            return table->wrong(item.code, QStringLiteral("没有部门 %1").arg(item.department));
        item.limit = *limit;
        m_itemIndex.insert(item.code, m_items.size());
        m_items << item;
    }
    if (m_items.isEmpty())
        return table->wrong({}, QStringLiteral("缺少 items"));
    return {};
}

Result<void> Catalogue::readRegisters()
{
    const auto table = JsonTable::load(QStringLiteral("codes/registers.json"));
    if (!table)
        return tl::unexpected(table.error());
    for (const QJsonValue &value : table->root()[QLatin1String("channels")].toArray()) {
        const QJsonObject o = value.toObject();
        Channel channel{text(o, "code"), text(o, "name"), text(o, "badge"), Channel::Kind::Official};
        const QString kind = text(o, "kind");
        if (kind == QLatin1String("people"))
            channel.kind = Channel::Kind::People;
        else if (kind == QLatin1String("machine"))
            channel.kind = Channel::Kind::Machine;
        else if (kind != QLatin1String("official"))
            return table->wrong(channel.code, QStringLiteral("kind 应是 official、people 或 machine"));
        if (channel.code.isEmpty() || channel.name.isEmpty() || channel.badge.isEmpty() ||
            m_channelIndex.contains(channel.code))
            return table->wrong(channel.code, QStringLiteral("渠道要有代码（不重复）、名称和短名"));
        m_channelIndex.insert(channel.code, m_channels.size());
        m_channels << channel;
    }
    for (const auto &[member, name] : registerTables) {
        auto list = codeNames(*table, member);
        if (!list)
            return tl::unexpected(list.error());
        m_tables.insert(QString::fromLatin1(name), *list);
    }
    return {};
}

const QList<CodeName> &Catalogue::table(const QString &name) const
{
    static const QList<CodeName> none;
    const auto it = m_tables.find(name);
    return it == m_tables.end() ? none : *it;
}

const CaseClass *Catalogue::caseClass(const QString &code) const
{
    const auto it = m_classIndex.find(code);
    return it == m_classIndex.end() ? nullptr : &m_classes[*it];
}

const CaseItem *Catalogue::item(const QString &code) const
{
    const auto it = m_itemIndex.find(code);
    return it == m_itemIndex.end() ? nullptr : &m_items[*it];
}

const Channel *Catalogue::channel(const QString &code) const
{
    const auto it = m_channelIndex.find(code);
    return it == m_channelIndex.end() ? nullptr : &m_channels[*it];
}

QString Catalogue::nameOf(const QString &tableName, const QString &code) const
{
    const QList<CodeName> &list = tableName == QLatin1String("department") ? m_departments : table(tableName);
    for (const CodeName &entry : list)
        if (entry.code == code)
            return entry.name;
    return code;
}

QString Catalogue::glyphOf(const QString &itemCode) const
{
    if (const CaseItem *known = item(itemCode))
        return known->glyph;
    const CaseClass *c = caseClass(itemCode.left(3));
    return c ? c->glyph : QStringLiteral("案");
}

} // namespace huying
