// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/oversight.h"
#include "data/store/caselog.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

class OversightTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    Workflow m_workflow = *Workflow::load();

    /// A store with one case that was reported then and is late by an hour now.
    QString storeWith(const QString &name, TimeMs reported)
    {
        const QString path = m_dir.filePath(name);
        auto created = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
        CaseLog log(**created, m_workflow);
        const Action report{uuid7(reported),
                            uuid7(reported),
                            QStringLiteral("report"),
                            QStringLiteral("zhang"),
                            {},
                            reported,
                            0,
                            {{QStringLiteral("no"), QStringLiteral("QD0812-0001")},
                             {QStringLiteral("title"), QStringLiteral("路灯不亮")},
                             {QStringLiteral("due"), QDateTime::currentMSecsSinceEpoch() - hourMs}}};
        if (!log.appendNew({&report, 1}))
            qFatal("can't append");
        (*created)->setMeta(QStringLiteral("last_at"), QString::number(reported));
        if (!(*created)->finishBulk())
            qFatal("can't finish");
        return path;
    }

    /// A console without windows.
    struct Console
    {
        LiveStore live;
        CaseBoard board;
        Account account{QStringLiteral("zhang"), {}, {QStringLiteral("chief")}, {}, {}, {}};
        Oversight oversight;

        Console(const QString &path, const Workflow &workflow, std::optional<TimeMs> replayAt = std::nullopt)
            : live({path, replayAt, 1, std::nullopt}, workflow), oversight(live, board, account)
        {
            QObject::connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
            QObject::connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
            live.open();
        }
        int count(AlarmState state) const { return oversight.alarms.alarms().count(state); }
    };

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void acknowledgementsOutliveTheConsole()
    {
        const QString path = storeWith(QStringLiteral("acknowledged.gpkg"), QDateTime::currentMSecsSinceEpoch() - dayMs);
        {
            Console console(path, m_workflow);
            QTRY_COMPARE_WITH_TIMEOUT(console.count(AlarmState::Unacknowledged), 1, 10000);
            QVERIFY(console.oversight.alarms.acknowledge(0));
            QCOMPARE(console.count(AlarmState::Acknowledged), 0); // not before it is on disk
            QTRY_COMPARE(console.count(AlarmState::Acknowledged), 1);
        }
        Console again(path, m_workflow);
        QTRY_COMPARE_WITH_TIMEOUT(again.count(AlarmState::Acknowledged), 1, 10000);
        QCOMPARE(again.count(AlarmState::Unacknowledged), 0);
    }

    void aClockBehindTheStoreIsSaidAndIsAnAlarm()
    {
        const QString path = storeWith(QStringLiteral("future.gpkg"), QDateTime::currentMSecsSinceEpoch() + dayMs);
        Console console(path, m_workflow);
        const auto isSaid = [&console] { return std::ranges::any_of(console.oversight.notices(), [](const QString &n) { return n.contains(QStringLiteral("behind")); }); };
        QTRY_VERIFY_WITH_TIMEOUT(isSaid(), 10000);
        QVERIFY(console.oversight.alarms.alarms().alarm(QStringLiteral("clock/3")));
    }

    void aReplayHasATimeOfItsOwn()
    {
        const TimeMs now = QDateTime::currentMSecsSinceEpoch();
        Console console(storeWith(QStringLiteral("replay.gpkg"), now + dayMs), m_workflow, now);
        QSignalSpy complete(&console.live, &LiveStore::casesComplete);
        QVERIFY(complete.wait(10000));
        QVERIFY(!console.oversight.alarms.alarms().alarm(QStringLiteral("clock/3")));
    }
};

QTEST_MAIN(OversightTest)
#include "oversighttest.moc"
