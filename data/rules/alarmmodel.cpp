// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/alarmmodel.h"

namespace huying
{

AlarmModel::AlarmModel(const OpenCases &cases, Now now, QString account, QObject *parent)
    : QAbstractListModel(parent), m_cases(cases), m_now(std::move(now)), m_account(std::move(account))
{
    connect(&cases, &OpenCases::changed, this, &AlarmModel::watch);
    connect(&cases, &OpenCases::reset, this, &AlarmModel::rebuild);
    rebuild();
}

void AlarmModel::rebuild()
{
    m_byRow.clear();
    m_next.clear();
    m_nextOf.clear();
    watch({m_cases.rows().begin(), m_cases.rows().end()});
}

void AlarmModel::watch(const QList<int> &rows)
{
    const TimeMs now = m_now();
    for (const int row : rows) {
        m_next.erase({m_nextOf.take(row), row});
        m_byRow.remove(row);
        if (!m_cases.contains(row))
            continue;
        const CaseState &c = m_cases.board().at(row);
        if (QList<AlarmCondition> conditions = alarmConditions(c, now); !conditions.isEmpty())
            m_byRow.insert(row, std::move(conditions));
        if (const TimeMs next = nextAlarmAt(c, now)) {
            m_next.insert({next, row});
            m_nextOf.insert(row, next);
        }
    }
    m_stale = true; // the next tick shows it: a burst of changes costs once
}

void AlarmModel::setOther(const QString &source, const QList<AlarmCondition> &conditions)
{
    m_other.insert(source, conditions);
    m_stale = true;
    tick();
}

void AlarmModel::tick()
{
    const TimeMs now = m_now();
    QList<int> passed;
    for (auto it = m_next.begin(); it != m_next.end() && it->first <= now; ++it)
        passed << it->second;
    if (!passed.isEmpty())
        watch(passed);
    const QList<Alarm> shelved = m_alarms.shelvedAlarms();
    if (m_stale || (!shelved.isEmpty() && shelved.first().until <= now)) {
        refresh();
    } else if (m_recent != m_alarms.newInWindow(now)) { // a flood ebbs by the clock
        showLines();
        emit countsChanged();
    } else if (m_shelved && !m_lines.isEmpty()) {
        emit dataChanged(index(0), index(static_cast<int>(m_lines.size()) - 1)); // their ends come nearer
    }
    m_recent = m_alarms.newInWindow(now);
}

void AlarmModel::refresh()
{
    m_stale = false;
    QList<AlarmCondition> all;
    for (const QList<AlarmCondition> &conditions : m_other)
        all << conditions;
    for (const QList<AlarmCondition> &conditions : m_byRow)
        all << conditions;
    const int before = m_alarms.count(AlarmState::Unacknowledged);
    m_alarms.update(all, m_now());
    showLines();
    const int unseen = m_alarms.count(AlarmState::Unacknowledged);
    if (unseen > before)
        emit raised(unseen - before);
    emit countsChanged();
}

QString AlarmModel::keyOf(const AlarmLine &line)
{
    return line.isFlood() ? QStringLiteral("%1/%2").arg(line.first.condition.kind).arg(static_cast<int>(line.first.state))
                          : line.first.condition.key;
}

void AlarmModel::showLines()
{
    QList<AlarmLine> lines;
    if (m_shelved)
        for (const Alarm &alarm : m_alarms.shelvedAlarms())
            lines << AlarmLine{alarm, 1};
    else
        lines = m_alarms.lines(m_now(), m_open);
    const auto sameRow = [](const AlarmLine &a, const AlarmLine &b) { return keyOf(a) == keyOf(b) && a.isMember == b.isMember; };
    const bool sameRows = lines.size() == m_lines.size() && std::equal(lines.begin(), lines.end(), m_lines.begin(), sameRow);
    if (!sameRows)
        beginResetModel();
    m_lines = lines;
    if (!sameRows)
        endResetModel();
    else if (!m_lines.isEmpty())
        emit dataChanged(index(0), index(static_cast<int>(m_lines.size()) - 1));
}

int AlarmModel::rowOf(const QString &key) const
{
    for (int row = 0; row < m_lines.size(); ++row)
        if (keyOf(m_lines[row]) == key)
            return row;
    return -1;
}

void AlarmModel::showShelved(bool shelved)
{
    m_shelved = shelved;
    showLines();
    emit countsChanged();
}

void AlarmModel::toggle(int row)
{
    const QString kind = m_lines[row].first.condition.kind;
    if (!m_open.remove(kind))
        m_open.insert(kind);
    showLines();
}

QStringList AlarmModel::keysAt(int row) const
{
    const Alarm &alarm = m_lines[row].first;
    return m_lines[row].isFlood() ? m_alarms.keysOf(alarm.condition.kind, alarm.state) : QStringList{alarm.condition.key};
}

bool AlarmModel::acknowledge(int row)
{
    const AlarmState state = m_lines[row].first.state;
    if (state == AlarmState::Acknowledged || state == AlarmState::Shelved)
        return false;
    QList<AlarmMark> marks;
    for (const QString &key : keysAt(row))
        if (const auto mark = m_alarms.acknowledged(key, m_account, m_now()))
            marks << *mark;
    if (!marks.isEmpty())
        emit decided(marks);
    return !marks.isEmpty();
}

QString AlarmModel::shelve(int row, const QString &reason, TimeMs until)
{
    QList<AlarmMark> marks;
    for (const QString &key : keysAt(row)) {
        if (const QString why = m_alarms.refusalToShelve(key, reason, until, m_now()); !why.isEmpty())
            return why;
        marks << m_alarms.shelved(key, reason, until, m_account, m_now());
    }
    emit decided(marks);
    return {};
}

bool AlarmModel::unshelve(int row)
{
    const auto mark = m_alarms.unshelved(m_lines[row].first.condition.key, m_account, m_now());
    if (mark)
        emit decided({*mark});
    return mark.has_value();
}

void AlarmModel::restore(const QList<AlarmMark> &marks)
{
    m_alarms.restore(marks);
    refresh();
}

void AlarmModel::take(const QList<AlarmMark> &marks)
{
    for (const AlarmMark &mark : marks)
        m_alarms.take(mark);
    showLines();
    emit countsChanged();
}

void AlarmModel::learn(const QList<AlarmMark> &marks)
{
    bool changed = false;
    for (const AlarmMark &mark : marks)
        changed = m_alarms.learn(mark, m_now()) || changed;
    if (!changed)
        return;
    showLines();
    emit countsChanged();
}

int AlarmModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant AlarmModel::data(const QModelIndex &index, int role) const
{
    const AlarmLine &line = m_lines[index.row()];
    switch (role) {
    case LineRole:
        return QVariant::fromValue(&line);
    case KeyRole:
        return keyOf(line);
    case CaseRole: {
        const int row = line.isFlood() || line.first.condition.caseId.isNull() ? -1 : m_cases.board().rowOf(line.first.condition.caseId);
        return QVariant::fromValue(row < 0 ? static_cast<const CaseState *>(nullptr) : &m_cases.board().at(row));
    }
    default:
        return {};
    }
}

} // namespace huying
