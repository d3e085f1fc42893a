// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/unitboard.h"

#include <algorithm>

namespace huying
{

void UnitBoard::mirror(const UnitBoard &present)
{
    m_present = m_mirrored = &present;
    connect(&present, &UnitBoard::changed, this, [this] {
        if (m_present)
            emit changed();
    });
    connect(&present, &UnitBoard::moved, this, [this](const QList<int> &rows) {
        if (m_present)
            emit moved(rows);
    });
}

void UnitBoard::showPast(QList<UnitRow> roster)
{
    m_present = nullptr;
    m_sent.clear();
    setRoster(std::move(roster));
}

void UnitBoard::showPresent()
{
    if (m_present == m_mirrored)
        return;
    m_present = m_mirrored;
    emit changed();
}

const UnitRow *UnitBoard::unit(const QString &ref) const
{
    if (m_present)
        return m_present->unit(ref);
    const auto it = m_index.find(ref);
    return it == m_index.end() ? nullptr : &m_units[*it];
}

QHash<QString, int> UnitBoard::load() const
{
    if (m_present)
        return m_present->load();
    QHash<QString, int> load;
    for (const QStringList &units : m_sent)
        for (const QString &ref : units)
            ++load[ref];
    return load;
}

int UnitBoard::onlineCount() const
{
    return static_cast<int>(
        std::ranges::count_if(units(), [](const UnitRow &u) { return u.status != UnitStatus::Offline; }));
}

void UnitBoard::setRoster(QList<UnitRow> roster)
{
    m_units = std::move(roster);
    m_index.clear();
    m_post.clear();
    m_idle.clear();
    const auto sent = std::exchange(m_sent, {});
    for (qsizetype i = 0; i < m_units.size(); ++i) {
        m_index.insert(m_units[i].ref, i);
        m_post.insert(m_units[i].ref, m_units[i].place);
        // The roster of a recorded year may show its last hour; who is busy now, the cases say.
        const bool away = m_units[i].status == UnitStatus::Offline || m_units[i].status == UnitStatus::Sos;
        m_idle.insert(m_units[i].ref, away ? m_units[i].status : UnitStatus::Free);
        m_units[i].status = m_idle[m_units[i].ref];
        if (const auto fix = m_fixes.constFind(m_units[i].ref); fix != m_fixes.cend())
            place(*fix);
    }
    emit changed();
}

void UnitBoard::follow(const QList<CaseState> &cases)
{
    bool moved = false;
    for (const CaseState &state : cases)
        moved = take(state) || moved;
    if (moved)
        emit changed();
}

void UnitBoard::move(const QList<UnitFix> &fixes)
{
    QList<int> rows;
    for (const UnitFix &fix : fixes) {
        const auto row = m_index.constFind(fix.unit);
        if (row == m_index.cend())
            continue;
        UnitFix &last = m_fixes[fix.unit];
        if (fix.at < last.at)
            continue;
        last = fix;
        if (place(fix))
            rows << static_cast<int>(*row);
    }
    if (!rows.isEmpty())
        emit moved(rows);
}

void UnitBoard::doubt(const QString &ref, const DoubtedFix &fix)
{
    const int row = rowOf(ref);
    if (row < 0)
        return;
    m_units[row].doubted = fix;
    emit moved({row});
}

bool UnitBoard::place(const UnitFix &fix)
{
    UnitRow &u = m_units[m_index[fix.unit]];
    if (fix.at < u.fixAt)
        return false;
    u.place = m_post[fix.unit] = fix.place;
    u.heading = fix.heading.value_or(u.heading);
    u.fixAt = fix.at;
    u.accuracy = fix.accuracy;
    u.doubted.reset();
    return true;
}

bool UnitBoard::take(const CaseState &state)
{
    const bool active = state.unitStage != UnitStage::None;
    bool moved = free(state.id, active ? state.units : QStringList());
    if (!active)
        return moved;
    static constexpr UnitStatus statuses[] = {UnitStatus::Free, UnitStatus::Sent, UnitStatus::EnRoute,
                                              UnitStatus::OnScene};
    for (const QString &ref : state.units) {
        const auto it = m_index.find(ref);
        if (it == m_index.end())
            continue;
        UnitRow &u = m_units[*it];
        u.status = statuses[static_cast<int>(state.unitStage)];
        u.caseId = state.id;
        if (state.unitStage == UnitStage::OnScene && state.place && state.updatedAt >= u.fixAt) {
            u.place = state.place; // its word, until its receiver says otherwise
            u.fixAt = state.updatedAt;
            u.accuracy = 0;
        }
        moved = true;
    }
    m_sent.insert(state.id, state.units);
    return moved;
}

bool UnitBoard::free(const CaseId &id, const QStringList &except)
{
    bool freed = false;
    for (const QString &ref : m_sent.take(id)) {
        const auto it = m_index.find(ref);
        if (except.contains(ref) || it == m_index.end() || m_units[*it].caseId != id)
            continue;
        UnitRow &u = m_units[*it];
        u.status = m_idle.value(ref);
        u.caseId = {};
        u.place = m_post.value(ref);
        freed = true;
    }
    return freed;
}

} // namespace huying
