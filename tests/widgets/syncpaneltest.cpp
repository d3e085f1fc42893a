// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/caserow.h"
#include "data/sync/journal.h"
#include "tests/widgets/samplecounty.h"
#include "widgets/controls/keybutton.h"
#include "widgets/sync/sidesview.h"
#include "widgets/sync/syncbadge.h"
#include "widgets/sync/synchead.h"
#include "widgets/sync/syncpanel.h"
#include "widgets/sync/syncwords.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace huying;

namespace
{

constexpr int patienceMs = 10000;

/// A copy of an upstream with one accepted case, and actions of the seat that upstream did not take.
class Copy
{
public:
    explicit Copy(const Workflow &workflow) : m_workflow(workflow)
    {
        auto made = Store::create(path(), QStringLiteral("2026-08-12T00:00:00Z"));
        CaseLog log(**made, workflow);
        m_at = QDateTime::currentMSecsSinceEpoch() - hourMs;
        caseId = uuid7(m_at);
        const Action actions[] = {
            {uuid7(m_at), caseId, QStringLiteral("report"), QStringLiteral("wang"), {}, m_at, 0,
             {{QStringLiteral("no"), QStringLiteral("QD0812-0001")}, {QStringLiteral("title"), QStringLiteral("路灯不亮")}}},
            {uuid7(m_at), caseId, QStringLiteral("accept"), QStringLiteral("seat2"), {}, m_at + minuteMs, 1, {}}};
        if (!log.appendNew(actions) || !(*made)->finishBulk())
            qFatal("can't make the copy");
        if (!Journal(**made, workflow, log).bind({QStringLiteral("incarnation-1"), QStringLiteral("seat1"), QStringLiteral("0/0")}))
            qFatal("can't bind");
    }

    QString path() const { return m_dir.filePath(QStringLiteral("copy.gpkg")); }

    QUuid giveBack(const QString &kind, const QJsonObject &payload)
    {
        auto store = Store::open(path(), Store::Access::Writer);
        const Action action{uuid7(m_at), caseId, kind, QStringLiteral("seat1"), {}, m_at + minuteMs, 1, payload};
        SQLite::Statement keep((*store)->db(), std::string("INSERT INTO returned (") + actionColumns
                                                   + ", account, code, reason, returned_at) VALUES (?,?,?,?,?,?,?,?,'seat1','overtaken','别人已经先办了一步',?)");
        bindAction(keep, action);
        keep.bind(9, static_cast<int64_t>(m_at + 2 * minuteMs));
        keep.exec();
        return action.id;
    }

    /// One value, read beside the console.
    qint64 ask(const std::string &sql) const
    {
        auto store = Store::open(path(), Store::Access::Reader);
        SQLite::Statement row((*store)->db(), sql);
        return row.executeStep() ? row.getColumn(0).getInt64() : -1;
    }

    /// Somebody else was quicker with it.
    void assign(const QString &org)
    {
        auto store = Store::open(path(), Store::Access::Writer);
        CaseLog log(**store, m_workflow);
        const TimeMs at = m_at + 2 * minuteMs;
        if (!log.append({uuid7(at), caseId, QStringLiteral("assign"), QStringLiteral("seat2"), {}, at, 2, {{QStringLiteral("org"), org}}}, CaseLog::Origin::Upstream))
            qFatal("can't assign");
    }

    CaseId caseId;

private:
    QTemporaryDir m_dir;
    const Workflow &m_workflow;
    TimeMs m_at = 0;
};

/// A console's part of it: the store at work, the board, and the panel with the keys of the command table.
struct Seat
{
    explicit Seat(const Copy &copy, const Workflow &workflow)
        : live({copy.path(), std::nullopt, 1, std::nullopt}, workflow), words(workflow),
          desk(live, board, Account{QStringLiteral("seat1"), {}, {}, {}, {}, {}})
    {
        QObject::connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
        redo.setShortcut(Qt::Key_Return);
        drop.setShortcut(Qt::Key_Delete);
        note.setShortcut(Qt::Key_N);
        panel = std::make_unique<SyncPanel>(desk, words, SyncPanel::Acts{&reconnect, &signIn, &redo, &drop, &note, &forget});
        QObject::connect(&redo, &QAction::triggered, panel.get(), &SyncPanel::redo);
        QObject::connect(&drop, &QAction::triggered, panel.get(), &SyncPanel::drop);
        QObject::connect(&note, &QAction::triggered, panel.get(), &SyncPanel::keepAsNote);
        panel->resize(1000, 640);
        panel->show();
        panel->activateWindow();
        panel->setFocus(); // as the dialog does, before anything has come
        live.open();
    }
    bool isLoaded(int rows) { return board.size() == 1 && desk.returned().rowCount() == rows; }
    void press(Qt::Key key)
    {
        QTest::keyClick(QApplication::focusWidget(), key);
    }

    LiveStore live;
    CaseBoard board;
    CaseWords words;
    SyncDesk desk;
    QAction reconnect{QStringLiteral("reconnect")}, signIn{QStringLiteral("sign in")}, redo{QStringLiteral("redo")}, drop{QStringLiteral("drop")},
        note{QStringLiteral("note")}, forget{QStringLiteral("forget")};
    std::unique_ptr<SyncPanel> panel;
};

QJsonObject toOrg(const QString &org)
{
    return {{QStringLiteral("org"), org}, {QStringLiteral("stage_due"), 5}};
}

} // namespace

/// What came back from upstream, with both sides, and what the operator does about it.
class SyncPanelTest : public QObject
{
    Q_OBJECT

    const Workflow m_workflow = *Workflow::load();

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void enterDoesItAgainOnTheCaseAsItIs()
    {
        Copy copy(m_workflow);
        copy.giveBack(QStringLiteral("assign"), toOrg(QStringLiteral("org7")));
        Seat seat(copy, m_workflow);
        QAbstractItemModelTester tester(&seat.desk.returned(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY_WITH_TIMEOUT(seat.isLoaded(1), patienceMs);
        QTRY_VERIFY(seat.redo.isEnabled());
        const auto sides = [&seat] { return seat.panel->findChild<SidesView *>()->accessibleName(); };
        QVERIFY2(sides().contains(QStringLiteral("org7")), qPrintable(sides()));
        QTRY_VERIFY_WITH_TIMEOUT(sides().contains(QStringLiteral("seat2")), patienceMs); // who was quicker
        QSignalSpy settled(&seat.desk, &SyncDesk::settled);
        seat.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(settled.size(), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.returned().rowCount(), 0, patienceMs);
        QCOMPARE(seat.board.at(0).version, 3);
        QCOMPARE(seat.board.at(0).org, QStringLiteral("org7"));
        QCOMPARE(copy.ask("SELECT decision FROM returned"), 1);
        QVERIFY(copy.ask("SELECT json_extract(payload, '$.stage_due') FROM actions WHERE kind = 'assign'") != 5); // not of the case as it was
        QCOMPARE(copy.ask("SELECT count(*) FROM outbox WHERE NOT accepted"), 1);
        QVERIFY(!seat.redo.isEnabled());
    }

    void whatTheCaseDoesNotAllowStaysWithItsReason()
    {
        Copy copy(m_workflow);
        copy.giveBack(QStringLiteral("accept"), {}); // it is accepted already
        Seat seat(copy, m_workflow);
        QTRY_VERIFY_WITH_TIMEOUT(seat.isLoaded(1), patienceMs);
        seat.press(Qt::Key_Return);
        const auto problem = [&seat] { return seat.desk.returned().index(0).data(ReturnedModel::ProblemRole).toString(); };
        QTRY_VERIFY_WITH_TIMEOUT(!problem().isEmpty(), patienceMs);
        QCOMPARE(seat.desk.returned().rowCount(), 1);
        QVERIFY(seat.drop.isEnabled());
        QCOMPARE(copy.ask("SELECT decision FROM returned"), 0);
        QCOMPARE(seat.board.at(0).version, 2);
    }

    void anAssignmentThatCameLateIsDoneAgainAsReassignment()
    {
        Copy copy(m_workflow);
        copy.assign(QStringLiteral("org3"));
        copy.giveBack(QStringLiteral("assign"), toOrg(QStringLiteral("org7")));
        Seat seat(copy, m_workflow);
        QTRY_VERIFY_WITH_TIMEOUT(seat.isLoaded(1), patienceMs);
        seat.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.returned().rowCount(), 0, patienceMs);
        QCOMPARE(seat.board.at(0).org, QStringLiteral("org7"));
        QCOMPARE(copy.ask("SELECT count(*) FROM actions WHERE kind = 'reassign' AND json_extract(payload, '$.reason') LIKE '%没有被上级库接受'"), 1);
    }

    void anAssignmentToWhereItIsAlreadyIsNotDoneAgain()
    {
        Copy copy(m_workflow);
        copy.assign(QStringLiteral("org7"));
        copy.giveBack(QStringLiteral("assign"), toOrg(QStringLiteral("org7")));
        Seat seat(copy, m_workflow);
        QTRY_VERIFY_WITH_TIMEOUT(seat.isLoaded(1), patienceMs);
        seat.press(Qt::Key_Return);
        const auto problem = [&seat] { return seat.desk.returned().index(0).data(ReturnedModel::ProblemRole).toString(); };
        QTRY_VERIFY_WITH_TIMEOUT(problem().contains(QStringLiteral("放弃即可")), patienceMs);
        QCOMPARE(seat.board.at(0).version, 3);
    }

    void deleteDropsAndTheNextMovesUp()
    {
        Copy copy(m_workflow);
        copy.giveBack(QStringLiteral("accept"), {});
        const QUuid second = copy.giveBack(QStringLiteral("note"), {{QStringLiteral("text"), QStringLiteral("已到现场")}});
        Seat seat(copy, m_workflow);
        QTRY_VERIFY_WITH_TIMEOUT(seat.isLoaded(2), patienceMs);
        seat.press(Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.returned().rowCount(), 1, patienceMs);
        QCOMPARE(seat.panel->returnedView()->currentIndex().data(ReturnedModel::IdRole).toUuid(), second);
        QCOMPARE(copy.ask("SELECT count(*) FROM returned WHERE decision = 2"), 1);
        seat.press(Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.returned().rowCount(), 0, patienceMs);
        QVERIFY(seat.panel->hasFocus()); // and not what comes next to the list
        QCOMPARE(seat.board.at(0).version, 2);
    }

    void nKeepsItAsANote()
    {
        Copy copy(m_workflow);
        copy.giveBack(QStringLiteral("reject"), {{QStringLiteral("reason"), QStringLiteral("不属本县")}});
        Seat seat(copy, m_workflow);
        QTRY_VERIFY_WITH_TIMEOUT(seat.isLoaded(1), patienceMs);
        seat.press(Qt::Key_N);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.returned().rowCount(), 0, patienceMs);
        QCOMPARE(copy.ask("SELECT count(*) FROM returned WHERE decision = 3"), 1);
        QCOMPARE(copy.ask("SELECT count(*) FROM actions WHERE kind = 'note' AND json_extract(payload, '$.text') LIKE '%不属本县%'"), 1);
        QCOMPARE(seat.board.at(0).state, QStringLiteral("accepted"));
    }

    void whatIsOverByItselfAsksNobody()
    {
        Copy copy(m_workflow);
        copy.giveBack(QStringLiteral("claim"), {});
        copy.giveBack(QStringLiteral("urge"), {});
        Seat seat(copy, m_workflow);
        QSignalSpy arrived(&seat.desk, &SyncDesk::arrived);
        QTRY_VERIFY_WITH_TIMEOUT(seat.isLoaded(1), patienceMs);
        QCOMPARE(arrived.size(), 1);
        QCOMPARE(arrived.first().first().toInt(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(copy.ask("SELECT decision FROM returned WHERE kind = 'claim'"), 2, patienceMs);
        QCOMPARE(copy.ask("SELECT decision FROM returned WHERE kind = 'urge'"), 0);
    }

    void whereSecretsLieIsSaid()
    {
        Copy copy(m_workflow);
        Seat seat(copy, m_workflow);
        QTRY_VERIFY_WITH_TIMEOUT(seat.isLoaded(0), patienceMs);
        const auto says = [&seat](const char *words) {
            const auto labels = seat.panel->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [words](const QLabel *l) { return l->isVisible() && l->text().contains(QString::fromLatin1(words)); });
        };
        QVERIFY(!says("Password:")); // of a store that stands alone there is nothing to say
        SyncStatus status;
        status.state = SyncStatus::State::Live;
        status.server = QStringLiteral("db:5432/huying");
        status.keyPlace = SecretPlace::Keyring;
        emit seat.live.syncChanged(status);
        seat.panel->showPassword(SyncPanel::Password::Kept);
        QVERIFY(says("Password: in the desktop's keyring") && says("locked by the desktop's keyring"));
        QVERIFY(seat.forget.isEnabled());
        status.keyPlace = SecretPlace::File;
        emit seat.live.syncChanged(status);
        seat.panel->showPassword(SyncPanel::Password::NoKeyring);
        QVERIFY(says("no keyring runs on this desktop") && says("in a file that only you can read"));
        QVERIFY(!seat.forget.isEnabled());
    }

    void casesThatWaitAreTold()
    {
        Copy copy(m_workflow);
        Seat seat(copy, m_workflow);
        QTRY_VERIFY_WITH_TIMEOUT(seat.isLoaded(0), patienceMs);
        QVERIFY(!seat.desk.isWaiting(copy.caseId));
        Action note;
        note.caseId = copy.caseId;
        note.kind = QStringLiteral("note");
        note.expectedVersion = 2;
        note.payload = {{QStringLiteral("text"), QStringLiteral("离线记的")}};
        seat.live.submit(note);
        QTRY_VERIFY_WITH_TIMEOUT(seat.desk.isWaiting(copy.caseId), patienceMs);
    }

    void stateIsSaidCalmly_data()
    {
        QTest::addColumn<SyncStatus>("status");
        QTest::addColumn<QString>("says");
        SyncStatus s;
        const TimeMs now = 1786516325000;
        s.lastContact = now - 500;
        s.since = now - 5 * minuteMs;
        s.state = SyncStatus::State::Live;
        QTest::newRow("live") << s << QStringLiteral("Live sync · delay within 1 s");
        s.lastContact = now - 7000;
        s.waiting = 2;
        QTest::newRow("live, slow") << s << QStringLiteral("Live sync · delay 7 s · 2 to send");
        s.aside = 1;
        QTest::newRow("live, one case not understood") << s << QStringLiteral("Live sync · delay 7 s · 2 to send · 1 case(s) set aside");
        s.aside = 0;
        s.state = SyncStatus::State::Offline;
        s.waiting = 0;
        QTest::newRow("offline") << s << QStringLiteral("Offline since 14:27 · 0 to send");
        s.files = 3;
        QTest::newRow("files wait too") << s << QStringLiteral("Offline since 14:27 · 0 to send · 3 file(s) to send");
        s.files = 0;
        s.state = SyncStatus::State::Stopped;
        s.why = QStringLiteral("连不上上级库 db:5432/huying：账号或口令不对");
        QTest::newRow("stopped") << s << QStringLiteral("Stopped: 账号或口令不对");
    }

    void stateIsSaidCalmly()
    {
        QFETCH(SyncStatus, status);
        QFETCH(QString, says);
        QCOMPARE(syncLine(status, 1786516325000), says);
        SyncBadge badge;
        badge.show(status, 1786516325000);
        const int width = badge.sizeHint().width();
        status.returned = 3;
        QVERIFY(badge.show(status, 1786516325000));
        QVERIFY(badge.sizeHint().width() > width);
    }

    void saysWhatIsSetAsideBesidesWhatElseIsWrong()
    {
        SyncHead head;
        SyncStatus s;
        s.state = SyncStatus::State::Live;
        s.since = 1786516325000;
        const auto isSaid = [&head](const QString &text) {
            const QList<QLabel *> labels = head.findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&text](const QLabel *label) { return label->text() == text && !label->isHidden(); });
        };
        const QString aside = QStringLiteral("案卷 QD26-0000007 的动作本机不能理解：动作不连续，已放在一边，请管理员核对"), file = QStringLiteral("附件没有送上去");
        s.aside = 1;
        s.asideWhy = aside;
        head.show(s, s.since);
        QVERIFY(isSaid(aside));
        s.fileTrouble = file;
        head.show(s, s.since);
        QVERIFY(isSaid(file + u'\n' + aside));
        s.asideWhy.clear();
        head.show(s, s.since);
        QVERIFY(isSaid(file));
    }

    void historyKeepsChangesOfStateOnly()
    {
        SyncHistory history;
        QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::QtTest);
        SyncStatus s;
        for (int i = 0; i < 2 * SyncHistory::mostEntries + 4; ++i) {
            s.state = i % 2 ? SyncStatus::State::Live : SyncStatus::State::Offline;
            s.since = i;
            history.add(s);
            s.lastContact = i; // the same state goes on
            history.add(s);
        }
        QCOMPARE(history.rowCount(), SyncHistory::mostEntries);
        QCOMPARE(history.entry(0).at, TimeMs(2 * SyncHistory::mostEntries + 3));
        QCOMPARE(history.entry(1).state, SyncStatus::State::Offline);
        s.fileTrouble = QStringLiteral("QD1 的附件 a.png 没有送上去，留在本机：没有这个案卷");
        history.add(s);
        history.add(s);
        QVERIFY(history.entry(0).isOfFiles);
        QCOMPARE(history.entry(0).why, s.fileTrouble);
        QCOMPARE(history.entry(1).state, s.state);
        s.why = QStringLiteral("磁盘已满"); // is said of the state, not of the file
        history.add(s);
        QCOMPARE(history.entry(1).why, s.why);
        QCOMPARE(history.rowCount(), SyncHistory::mostEntries);
    }
};

QTEST_MAIN(SyncPanelTest)
#include "syncpaneltest.moc"
