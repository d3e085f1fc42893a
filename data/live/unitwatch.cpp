// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/unitwatch.h"

#include "data/live/whendone.h"

#include <algorithm>

namespace huying
{

UnitWatch::UnitWatch(LiveStore &live, const CaseBoard &board, QObject *parent) : QObject(parent), m_live(live), m_board(board)
{
    connect(&board, &CaseBoard::appended, this, [this](int first, int last) {
        for (int row = first; row <= last; ++row)
            look(m_board.at(row));
    });
    connect(&board, &CaseBoard::changed, this, [this](const QList<int> &rows) {
        for (const int row : rows)
            look(m_board.at(row));
    });
    for (const CaseState &state : board.rows()) // of the board that goes on
        look(state);
}

const UnitLeg *UnitWatch::leg(const QString &unit) const
{
    const auto found = m_cases.constFind(m_units.value(unit));
    if (found == m_cases.constEnd())
        return nullptr;
    const auto leg = std::ranges::find(*found, unit, &UnitLeg::unit);
    return leg == found->end() || leg->doneAt ? nullptr : &*leg;
}

void UnitWatch::look(const CaseState &state)
{
    if (state.unitStage == UnitStage::None || state.units.isEmpty()) {
        if (m_cases.contains(state.id))
            take(state.id, {});
        return;
    }
    if (!m_waiting.contains(state.id))
        m_waiting.enqueue(state.id);
    if (m_reading.isNull())
        next();
}

void UnitWatch::next()
{
    m_reading = {};
    if (m_waiting.isEmpty())
        return;
    m_reading = m_waiting.dequeue();
    whenDone(
        m_live.presentFile(m_reading), this,
        [this, id = m_reading](const Result<CaseFile> &file) {
            if (file)
                take(id, file->state.unitStage == UnitStage::None ? QList<UnitLeg>() : unitLegs(file->actions));
            next();
        },
        [this] { m_reading = {}; });
}

void UnitWatch::take(const CaseId &id, const QList<UnitLeg> &legs)
{
    if (m_cases.value(id) == legs)
        return;
    for (const UnitLeg &leg : m_cases.take(id))
        if (m_units.value(leg.unit) == id)
            m_units.remove(leg.unit);
    for (const UnitLeg &leg : legs)
        m_units.insert(leg.unit, id);
    if (!legs.isEmpty())
        m_cases.insert(id, legs);
    emit changed();
}

} // namespace huying
