// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/demo.h"
#include "data/live/timemachine.h"
#include "data/model/indicators.h"
#include "data/model/queuemodel.h"
#include "data/store/caserow.h"
#include "tests/support/patience.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace huying::test
{

inline Account chief()
{
    Account account;
    account.name = QStringLiteral("zhang");
    account.roles = {QStringLiteral("chief")};
    return account;
}

/// A console without windows: what is, what is shown, and the machine between them.
struct Console
{
    explicit Console(const QString &path, const Workflow &workflow, std::optional<TimeMs> replayAt = std::nullopt)
        : live({path, replayAt, 0, chief()}, workflow), open(shown, live.workflow()),
          activity(present, live.workflow()),
          indicators(shown, units, live.workflow(), [this] { return live.now(); }), queue(shown, live.workflow(), [this] { return live.now(); }),
          time(live, {present, shown, open, presentUnits, units, tracks, activity})
    {
        shown.follow(present, live.workflow());
        units.mirror(presentUnits);
        QObject::connect(&live, &LiveStore::casesLoaded, &present, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::casesChanged, &present, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::unitsLoaded, &presentUnits, &UnitBoard::setRoster);
        QObject::connect(&live, &LiveStore::areasLoaded, &indicators, [this](const AreaTreePtr &loaded) { indicators.setAreas(areas = loaded); });
        QObject::connect(&time, &TimeMachine::changed, &indicators, &Indicators::refresh);
    }

    bool load()
    {
        QSignalSpy loaded(&live, &LiveStore::allLoaded);
        live.open();
        return loaded.wait(test::patience(30000));
    }
    bool goTo(TimeMs at)
    {
        time.show(at);
        return QTest::qWaitFor([this] { return time.isSettled() && indicators.isSettled() && queue.isSettled(); }, test::patience(30000));
    }

    LiveStore live;
    AreaTreePtr areas;
    CaseBoard present, shown;
    OpenCases open;
    UnitBoard presentUnits, units;
    UnitTracks tracks;
    ActivityModel activity;
    Indicators indicators;
    QueueModel queue;
    TimeMachine time;
};

/// A small place with a year of cases, and what became of them, folded with nothing that the time machine uses but reduce().
struct PastPlace
{
    Result<void> make(int cases, int seed)
    {
        path = dir.filePath(QStringLiteral("place.gpkg"));
        auto scale = demo::scaleNamed(QStringLiteral("tiny"));
        scale->cases = cases;
        if (const auto made = demo::makeStore(path, {*scale, static_cast<quint64>(seed), false}, [](const QString &, qint64, qint64) {}); !made)
            return made;
        auto store = Store::open(path, Store::Access::Reader);
        if (!store)
            return tl::unexpected(store.error());
        SQLite::Statement rows((*store)->db(), std::string("SELECT ") + actionColumns + " FROM actions ORDER BY case_id, expected_version");
        while (rows.executeStep())
            log.push_back(readAction(rows));
        first = std::ranges::min(log, {}, &Action::at).at;
        last = std::ranges::max(log, {}, &Action::at).at;
        return {};
    }

    QHash<CaseId, CaseState> freshFold(TimeMs at) const
    {
        QHash<CaseId, CaseState> states;
        for (const Action &action : log) {
            if (action.at > at)
                continue;
            CaseState &state = states[action.caseId];
            state.id = action.caseId;
            const auto next = reduce(workflow, state, action);
            if (!next)
                qFatal("%s", qPrintable(next.error().message));
            state = *next;
        }
        return states;
    }

    QString differenceFrom(const QHash<CaseId, CaseState> &fresh, const CaseBoard &board) const
    {
        qsizetype there = 0;
        for (int row = 0; row < board.size(); ++row) {
            const CaseState &shown = board.at(row);
            if (shown.id.isNull())
                continue;
            ++there;
            if (const auto state = fresh.constFind(shown.id); state == fresh.cend() || *state != shown)
                return QStringLiteral("%1: version %2, folded %3").arg(shown.no).arg(shown.version).arg(state == fresh.cend() ? -1 : state->version);
        }
        return there == fresh.size() ? QString() : QStringLiteral("%1 cases shown, %2 folded").arg(there).arg(fresh.size());
    }

    TimeMs randomInstant(QRandomGenerator &random) const
    {
        return first + static_cast<TimeMs>(random.generateDouble() * static_cast<double>(last - first));
    }

    QTemporaryDir dir;
    const Workflow workflow = *Workflow::load();
    QString path;
    std::vector<Action> log; ///< the whole of it, by case and version
    TimeMs first = 0, last = 0;
};

inline QSet<CaseId> idsOf(QueueModel &queue)
{
    QSet<CaseId> ids;
    for (int row = 0; row < queue.rowCount(); ++row)
        ids << queue.caseAt(row).id;
    return ids;
}

} // namespace huying::test
