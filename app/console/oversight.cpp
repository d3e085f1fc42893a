// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/oversight.h"

#include "data/live/whendone.h"
#include "widgets/words/casewords.h"

#include <QDateTime>

namespace huying
{

namespace
{

constexpr TimeMs calendarAhead = 60 * dayMs; ///< limits of cases that come today can end that late

QString wordsOf(const ClockTrouble &trouble)
{
    const QString by = clockSpan(trouble.by);
    switch (trouble.kind) {
    case ClockTrouble::Kind::None: break;
    case ClockTrouble::Kind::SetBack: return Oversight::tr("Clock was set back by %1: check the time of this machine").arg(by);
    case ClockTrouble::Kind::SetForward: return Oversight::tr("Clock jumped ahead by %1 (or this machine slept)").arg(by);
    case ClockTrouble::Kind::Behind: return Oversight::tr("Clock is %1 behind the newest action in the store").arg(by);
    case ClockTrouble::Kind::Implausible: return Oversight::tr("Clock shows an impossible year: check the time of this machine");
    }
    return {};
}

} // namespace

Oversight::Oversight(LiveStore &live, const CaseBoard &board, const Account &account, QObject *parent)
    : QObject(parent),
      openCases(board, live.workflow(), [&live, account](const CaseState &c) { return live.workflow().maySee(c, account); }),
      alarms(openCases, [&live] { return live.presentNow(); }, account.name), m_live(live),
      m_watch(QDateTime::currentMSecsSinceEpoch(), 0)
{
    m_monotonic.start();
    if (auto calendar = WorkCalendar::load())
        m_calendar = std::move(*calendar);
    else
        m_calendarProblem = calendar.error().message;
    connect(&live, &LiveStore::alarmMarksLoaded, &alarms, &AlarmModel::restore);
    connect(&live, &LiveStore::alarmMarksChanged, &alarms, &AlarmModel::learn);
    connect(&alarms, &AlarmModel::decided, this, &Oversight::keep);
    connect(&live, &LiveStore::opened, this, [this](const StoreInfo &info) { m_watch.sawAction(info.lastAt); });
    const auto look = [this](const QList<CaseState> &cases) {
        for (const CaseState &c : cases)
            m_watch.sawAction(c.updatedAt);
    };
    connect(&live, &LiveStore::casesLoaded, this, look);
    connect(&live, &LiveStore::casesChanged, this, look);
    connect(&m_second, &QTimer::timeout, this, &Oversight::tick);
    m_second.start(static_cast<int>(secondMs));
    tick();
}

/// Shown as decided only once it is on disk.
void Oversight::keep(const QList<AlarmMark> &marks)
{
    whenDone(m_live.keepAlarms(marks), this, [this, marks](const Result<void> &kept) {
        if (kept)
            alarms.take(marks);
        else
            emit alarmsNotKept(kept.error());
    });
}

void Oversight::tick()
{
    alarms.tick();
    checkClock();
}

void Oversight::checkClock()
{
    const auto missing = m_calendar.missingYear(m_live.presentNow(), m_live.presentNow() + calendarAhead);
    // A replay has a time of its own, which no system clock can spoil.
    const ClockTrouble trouble = m_live.clock().isReplay() ? ClockTrouble()
                                                           : m_watch.check(QDateTime::currentMSecsSinceEpoch(), m_monotonic.elapsed());
    const bool sameKind = trouble.kind == m_trouble.kind;
    if (sameKind && trouble.by / minuteMs == m_trouble.by / minuteMs && missing == m_missingYear)
        return;
    m_trouble = trouble;
    m_missingYear = missing;
    if (!sameKind) {
        QList<AlarmCondition> conditions;
        if (trouble.kind != ClockTrouble::Kind::None)
            conditions << AlarmCondition{QStringLiteral("clock/%1").arg(static_cast<int>(trouble.kind)), QStringLiteral("clock"), 2, {}, wordsOf(trouble), 0};
        alarms.setOther(QStringLiteral("clock"), conditions);
    }
    emit noticesChanged();
}

QStringList Oversight::notices() const
{
    QStringList notices;
    if (m_trouble.kind != ClockTrouble::Kind::None)
        notices << wordsOf(m_trouble);
    if (!m_calendarProblem.isEmpty())
        notices << m_calendarProblem;
    else if (m_missingYear)
        notices << tr("No working calendar for %1: limits there are counted without its holidays until its file is added").arg(*m_missingYear);
    return notices;
}

} // namespace huying
