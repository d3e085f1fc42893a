// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rules/rulemodel.h"

#include "widgets/dispatch/routewords.h"

#include <algorithm>

namespace huying
{

namespace
{

QSet<QString> codesOf(const QList<NamedCode> &list)
{
    QSet<QString> codes;
    for (const NamedCode &one : list)
        codes << one.code;
    return codes;
}

} // namespace

RuleCodes RuleChoices::codes() const
{
    RuleCodes codes;
    codes.channels = codesOf(channels);
    codes.items = codesOf(items);
    codes.areas = codesOf(areas);
    codes.organizations = codesOf(organizations);
    for (const NamedCode &org : organizations)
        codes.stationNames << org.name;
    codes.runCards = QSet<QString>(runCards.begin(), runCards.end());
    return codes;
}

RuleModel::RuleModel(const CaseWords &words, QObject *parent) : QAbstractTableModel(parent), m_words(words) {}

void RuleModel::setChoices(const RuleChoices &choices)
{
    m_choices = choices;
    m_codes = choices.codes();
    m_itemNames.clear();
    for (const NamedCode &item : choices.items)
        m_itemNames.insert(item.code, item.name);
    check();
}

void RuleModel::setRules(const QList<RoutingRule> &rules)
{
    beginResetModel();
    m_rules = rules;
    endResetModel();
    check();
}

void RuleModel::check()
{
    m_findings = m_rules.isEmpty() && m_codes.organizations.isEmpty() ? QList<RuleFinding>() : checkRules(m_rules, m_codes);
    if (!m_rules.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit edited();
}

bool RuleModel::hasErrors() const
{
    return std::ranges::any_of(m_findings, &RuleFinding::isError);
}

bool RuleModel::isWrong(int row) const
{
    return std::ranges::any_of(m_findings, [row](const RuleFinding &f) { return f.row == row && f.isError; });
}

QString RuleModel::problem(int row) const
{
    QStringList errors, warnings;
    for (const RuleFinding &finding : m_findings)
        if (finding.row == row)
            (finding.isError ? errors : warnings) << finding.text;
    return (errors + warnings).join(tr("; ", "between sentences"));
}

void RuleModel::setRule(int row, const RoutingRule &rule)
{
    if (m_rules[row] == rule)
        return;
    m_rules[row] = rule;
    check();
}

QString RuleModel::freeId() const
{
    for (int number = 1;; ++number) {
        const QString id = QStringLiteral("R%1").arg(number, 3, 10, QLatin1Char('0'));
        if (std::ranges::find(m_rules, id, &RoutingRule::id) == m_rules.end())
            return id;
    }
}

int RuleModel::insert(int row, RoutingRule rule)
{
    if (rule.id.isEmpty() || std::ranges::find(m_rules, rule.id, &RoutingRule::id) != m_rules.end())
        rule.id = freeId();
    row = std::clamp(row, 0, rowCount());
    beginInsertRows({}, row, row);
    m_rules.insert(row, rule);
    endInsertRows();
    check();
    return row;
}

void RuleModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_rules.removeAt(row);
    endRemoveRows();
    check();
}

bool RuleModel::move(int row, int by)
{
    const int to = row + by;
    if (to < 0 || to >= rowCount())
        return false;
    beginMoveRows({}, row, row, {}, by > 0 ? to + 1 : to);
    m_rules.move(row, to);
    endMoveRows();
    check();
    return true;
}

int RuleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rules.size());
}

int RuleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[ColumnCount] = {tr("#", "order of rules"), tr("Id"), tr("Name"), tr("When"), tr("Goes to"),
                                         tr("Assisting"), tr("Limit"), tr("Marks"), tr("On")};
    return titles[section];
}

QString RuleModel::conditions(const RoutingRule &rule) const
{
    const QString comma = tr(", ", "between names");
    QStringList parts;
    const auto add = [&](const QString &label, const QStringList &codes, auto &&name) {
        QStringList names;
        for (const QString &code : codes)
            names << name(code);
        if (!names.isEmpty())
            parts << tr("%1 %2", "kind of condition, names").arg(label, names.join(comma));
    };
    add(tr("Item"), rule.items, [this](const QString &code) { return m_itemNames.value(code, code); });
    add(tr("Channel"), rule.channels, [this](const QString &code) { return m_words.channel(code); });
    add(tr("Area"), rule.areas, [this](const QString &code) {
        const QString name = m_words.area(code);
        return name.isEmpty() ? code : name;
    });
    add(tr("Words"), rule.words, [](const QString &word) { return word; });
    QStringList hours;
    for (const RoutingRule::Hours span : rule.hours)
        hours << hoursText(span);
    if (!hours.isEmpty())
        parts << hours.join(comma);
    if (rule.days != RoutingRule::Days::Any)
        parts << (rule.days == RoutingRule::Days::Working ? tr("Working days") : tr("Days off"));
    return parts.isEmpty() ? tr("Always") : parts.join(QStringLiteral(" · "));
}

QString RuleModel::text(const RoutingRule &rule, int row, int column) const
{
    QStringList list;
    switch (column) {
    case OrderColumn: return QString::number(row + 1);
    case IdColumn: return rule.id;
    case NameColumn: return rule.name;
    case WhenColumn: return conditions(rule);
    case OrgColumn: return ruleOrganization(rule.org, m_words);
    case AssistColumn:
        for (const QString &org : rule.assist)
            list << ruleOrganization(org, m_words);
        return list.join(tr(", ", "between names"));
    case LimitColumn: return rule.limit.amount ? toText(rule.limit) : QString();
    case MarkColumn:
        if (rule.urgent)
            list << tr("Urgent");
        if (rule.ask)
            list << tr("A person confirms");
        return list.join(QStringLiteral(" · "));
    default: return {};
    }
}

QVariant RuleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RoutingRule &rule = m_rules[index.row()];
    if (role == Qt::CheckStateRole && index.column() == OnColumn)
        return rule.isOn ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::TextAlignmentRole && index.column() == OrderColumn)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return text(rule, index.row(), index.column());
    if (role == Qt::ToolTipRole) {
        const QString found = problem(index.row());
        return found.isEmpty() ? text(rule, index.row(), index.column()) : found;
    }
    if (role == Qt::AccessibleTextRole)
        return QStringList{text(rule, index.row(), index.column()), problem(index.row())}.join(QStringLiteral(" ")).trimmed();
    return {};
}

bool RuleModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != OnColumn)
        return false;
    RoutingRule rule = m_rules[index.row()];
    rule.isOn = value.toInt() == Qt::Checked;
    setRule(index.row(), rule);
    return true;
}

Qt::ItemFlags RuleModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == OnColumn ? base | Qt::ItemIsUserCheckable : base;
}

} // namespace huying
