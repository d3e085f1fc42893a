// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestore.h"
#include "data/model/caseboard.h"
#include "data/store/caselog.h"
#include "data/store/verify.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <SQLiteCpp/Transaction.h>

using namespace huying;

namespace
{

constexpr TimeMs start = 1786500000000; // 2026-08-12T02:00:00Z

Action action(const CaseId &id, const char *kind, int version, TimeMs at, QJsonObject payload = {})
{
    return {uuid7(at), id, QString::fromLatin1(kind), QStringLiteral("zhang"), {}, at, version, payload};
}

QJsonObject report(int n)
{
    return {{QStringLiteral("no"), QStringLiteral("QD0812-%1").arg(n, 4, 10, QLatin1Char('0'))},
            {QStringLiteral("title"), QStringLiteral("路灯不亮")}};
}

} // namespace

class LiveStoreTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    Workflow m_workflow = *Workflow::load();
    static constexpr int caseCount = 20;

    /// Case n is reported at minute n and accepted at minute n + 30.
    QString recordedStore(const QString &name)
    {
        const QString path = m_dir.filePath(name);
        auto created = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
        CaseLog log(**created, m_workflow);
        for (int n = 1; n <= caseCount; ++n) {
            const TimeMs at = start + n * minuteMs;
            const CaseId id = uuid7(at);
            const Action actions[] = {action(id, "report", 0, at, report(n)),
                                      action(id, "accept", 1, at + 30 * minuteMs)};
            if (!log.appendNew(actions))
                qFatal("can't append");
        }
        if (!(*created)->finishBulk())
            qFatal("can't finish");
        return path;
    }

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void replayStartsAtItsInstantAndArrivesAtTheSameEnd()
    {
        const QString path = recordedStore(QStringLiteral("replay.gpkg"));
        CaseBoard board;
        LiveStore live({path, start + 10 * minuteMs, 0}, m_workflow);
        connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
        connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
        QSignalSpy loaded(&live, &LiveStore::allLoaded);
        connect(&live, &LiveStore::failed, this, [](const Error &e) { qWarning("%s", qPrintable(e.message)); });
        live.open();
        QVERIFY(loaded.wait(10000));
        QCOMPARE(board.size(), 10);
        for (const CaseState &state : board.rows())
            QCOMPARE(state.state, QStringLiteral("reported"));
        live.setSpeed(60000); // a minute each millisecond
        QTRY_COMPARE_WITH_TIMEOUT(board.size(), caseCount, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(board.rows(), [](const CaseState &s) { return s.version == 2; }),
                                 10000);
        auto untouched = Store::open(path, Store::Access::Reader);
        QCOMPARE(verifyStore(**untouched, m_workflow)->actions, 2 * caseCount);
    }

    void aSpeedChosenBeforeTheReplayStandsIsKept()
    {
        LiveStore live({recordedStore(QStringLiteral("early.gpkg")), start + 10 * minuteMs, 0}, m_workflow);
        QSignalSpy loaded(&live, &LiveStore::allLoaded);
        live.open();
        live.setSpeed(60);
        QVERIFY(loaded.wait(10000));
        QCOMPARE(live.clock().speed(), 60.0);
    }

    void anOperatorsActWinsOverTheRecordedOne()
    {
        const QString path = recordedStore(QStringLiteral("taken.gpkg"));
        CaseBoard board;
        LiveStore live({path, start + 10 * minuteMs, 0}, m_workflow);
        connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
        connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
        QSignalSpy loaded(&live, &LiveStore::allLoaded), done(&live, &LiveStore::actionDone);
        connect(&live, &LiveStore::failed, this, [](const Error &e) { qWarning("%s", qPrintable(e.message)); });
        live.open();
        QVERIFY(loaded.wait(10000));
        const CaseId mine = board.at(0).id;
        live.submit(action(mine, "reject", 1, live.now(), {{QStringLiteral("reason"), QStringLiteral("重复")}}));
        Action fresh = action({}, "report", 0, 0, {{QStringLiteral("title"), QStringLiteral("井盖缺失")}});
        fresh.id = {};
        live.submit(fresh);
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 2, 10000);
        QCOMPARE(done[1][1].value<CaseState>().no, QStringLiteral("QD0812-0021")); // none that is still to come
        live.setSpeed(60000);
        QTRY_COMPARE_WITH_TIMEOUT(board.size(), caseCount + 1, 10000);
        QTRY_VERIFY_WITH_TIMEOUT(board.at(board.size() - 1).version == 2, 10000);
        QCOMPARE(board.at(board.rowOf(mine)).state, QStringLiteral("rejected"));
        const auto file = live.caseFile(mine);
        QTRY_VERIFY_WITH_TIMEOUT(file.isFinished(), 10000);
        QCOMPARE(file.result()->actions.size(), 2);
    }

    void liveActionsAreOnDiskAndFindable()
    {
        const QString path = recordedStore(QStringLiteral("live.gpkg"));
        {
            LiveStore live({path, {}, 1}, m_workflow);
            QSignalSpy loaded(&live, &LiveStore::allLoaded), done(&live, &LiveStore::actionDone),
                refused(&live, &LiveStore::actionRefused);
            connect(&live, &LiveStore::failed, this, [](const Error &e) { qWarning("%s", qPrintable(e.message)); });
        live.open();
            QVERIFY(loaded.wait(10000));
            Action fresh;
            fresh.kind = QStringLiteral("report");
            fresh.actor = QStringLiteral("zhang");
            fresh.payload = {{QStringLiteral("title"), QStringLiteral("井盖缺失")}};
            live.submit(fresh);
            fresh.kind = QStringLiteral("close");
            live.submit(fresh);
            QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, 10000);
            QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, 10000);
            const auto hits = live.search(QStringLiteral("井盖"), 10);
            QTRY_VERIFY_WITH_TIMEOUT(hits.isFinished(), 10000);
            QCOMPARE(hits.result()->size(), 1);
        }
        auto store = Store::open(path, Store::Access::Writer);
        const auto report = verifyStore(**store, m_workflow);
        QVERIFY(report->isClean());
        QCOMPARE(report->cases, caseCount + 1);
    }

    void aReplayThatCannotWritePausesAndGoesOn()
    {
        const QString path = recordedStore(QStringLiteral("halt.gpkg"));
        const QDir cache(QStandardPaths::writableLocation(QStandardPaths::CacheLocation));
        QVERIFY(cache.mkpath(QStringLiteral(".")));
        const QString orphan = cache.filePath(QStringLiteral("replay-999999999.gpkg"));
        QVERIFY(QFile::copy(path, orphan));
        CaseBoard board;
        LiveStore live({path, start + 10 * minuteMs, 0}, m_workflow);
        connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
        connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
        QSignalSpy loaded(&live, &LiveStore::allLoaded), halted(&live, &LiveStore::replayHalted);
        live.open();
        QVERIFY(loaded.wait(10000));
        QVERIFY2(!QFile::exists(orphan), "the copy of a killed console is still there");
        const QString copy = cache.filePath(QStringLiteral("replay-%1.gpkg").arg(QCoreApplication::applicationPid()));
        {
            SQLite::Database other(copy.toStdString(), SQLite::OPEN_READWRITE);
            SQLite::Transaction holds(other, SQLite::TransactionBehavior::IMMEDIATE);
            live.setSpeed(60000);
            QTRY_COMPARE_WITH_TIMEOUT(halted.size(), 1, 30000);
            QCOMPARE(live.clock().speed(), 0.0);
        }
        live.setSpeed(60000);
        QTRY_COMPARE_WITH_TIMEOUT(board.size(), caseCount, 30000);
        QCOMPARE(halted.size(), 1);
    }

    void aMissingStoreIsReported()
    {
        LiveStore live({m_dir.filePath(QStringLiteral("none.gpkg")), {}, 1}, m_workflow);
        QSignalSpy failed(&live, &LiveStore::failed);
        connect(&live, &LiveStore::failed, this, [](const Error &e) { qWarning("%s", qPrintable(e.message)); });
        live.open();
        QVERIFY(failed.wait(10000));
        QCOMPARE(failed[0][0].value<Error>().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(LiveStoreTest)
#include "livestoretest.moc"
