// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/journal.h"
#include "data/sync/voicebook.h"
#include "tests/widgets/samplecounty.h"
#include "widgets/casefile/codepicker.h"
#include "widgets/casefile/lookersline.h"
#include "widgets/controls/keybutton.h"
#include "widgets/messages/messagedetail.h"
#include "widgets/messages/messageform.h"
#include "widgets/messages/messagepanel.h"
#include "widgets/messages/messagewords.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

namespace
{

constexpr int patienceMs = 10000;
const QString me = QStringLiteral("seat1");

/// A seat's copy of an upstream that is not there, with what came before the link was cut.
class Copy
{
public:
    explicit Copy(const Workflow &workflow)
    {
        auto made = Store::create(path(), QStringLiteral("2026-08-12T00:00:00Z"));
        (*made)->db().exec("INSERT INTO accounts VALUES ('seat1','张丽','chief',NULL,NULL,'A-01'), ('wang','王敏','dispatcher',NULL,NULL,'A-02'), "
                           "('li','李华','operator',NULL,NULL,'A-03'), ('admin','管理员','admin_system',NULL,NULL,NULL)");
        CaseLog log(**made, workflow);
        if (!(*made)->finishBulk() || !Journal(**made, workflow, log).bind({QStringLiteral("incarnation-1"), me, QStringLiteral("0/0")}))
            qFatal("can't make the copy");
    }
    QString path() const { return m_dir.filePath(QStringLiteral("copy.gpkg")); }

    void receive(const QString &sender, const QString &text, bool urgent)
    {
        const TimeMs at = QDateTime::currentMSecsSinceEpoch() - hourMs + ++m_count * minuteMs;
        auto store = Store::open(path(), Store::Access::Writer);
        if (!VoiceBook(**store).take(me, {{uuid7(at), sender, {QStringLiteral("account:seat1")}, text, urgent, {}, at, Message::State::Sent, {}, 0, {{me, at, 0}}}}))
            qFatal("can't write");
    }
    /// One value, read beside the console.
    qint64 ask(const std::string &sql) const
    {
        auto store = Store::open(path(), Store::Access::Reader);
        SQLite::Statement row((*store)->db(), sql);
        return row.executeStep() ? row.getColumn(0).getInt64() : -1;
    }

private:
    QTemporaryDir m_dir;
    int m_count = 0;
};

struct Seat
{
    Seat(const Copy &copy, const Workflow &workflow, const QString &role = QStringLiteral("chief"))
        : account{me, QStringLiteral("张丽"), {role}, {}, {}, QStringLiteral("A-01")}, live({copy.path(), std::nullopt, 1, account}, workflow),
          words(workflow), desk(live, account)
    {
        QObject::connect(&live, &LiveStore::namesLoaded, &words, [this](const StoreNames &names) {
            words.setActors(names.accounts);
            emit words.changed();
        });
        panel = std::make_unique<MessagePanel>(desk, board, words);
        panel->resize(980, 640);
        panel->show();
        panel->activateWindow();
        live.open();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), key, with); }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    QString current() const { return panel->list()->currentIndex().data().toString(); }

    Account account;
    LiveStore live;
    CaseBoard board;
    CaseWords words;
    VoiceDesk desk;
    std::unique_ptr<MessagePanel> panel;
};

} // namespace

/// Reading, acknowledging and writing messages by the keyboard alone.
class MessagePanelTest : public QObject
{
    Q_OBJECT

    const Workflow m_workflow = *Workflow::load();

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void enterAcknowledgesOneAfterTheOther()
    {
        Copy copy(m_workflow);
        copy.receive(QStringLiteral("wang"), QStringLiteral("first"), false);
        copy.receive(QStringLiteral("li"), QStringLiteral("second"), true);
        copy.receive(QStringLiteral("li"), QStringLiteral("third"), false);
        Seat seat(copy, m_workflow);
        QAbstractItemModelTester tester(&seat.desk.messages(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy arrived(&seat.desk, &VoiceDesk::arrived);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.unread(), 3, patienceMs);
        QCOMPARE(arrived.size(), 1);
        QCOMPARE(arrived.first().first().value<QList<Message>>().size(), 3);
        seat.panel->presentList();
        QCOMPARE(seat.current(), QStringLiteral("second")); // what is urgent comes first
        QCOMPARE(seat.panel->findChild<MessageDetail *>()->accessibleDescription(), QStringLiteral("second"));
        seat.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.unread(), 2, patienceMs);
        QCOMPARE(seat.current(), QStringLiteral("first"));
        seat.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.unread(), 1, patienceMs);
        QCOMPARE(seat.current(), QStringLiteral("third"));
        seat.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.unread(), 0, patienceMs);
        seat.press(Qt::Key_Return); // nothing more to do
        QCOMPARE(copy.ask("SELECT count(*) FROM messages WHERE acknowledged_at > 0 AND NOT told"), 3); // goes up when there is a link
        QCOMPARE(arrived.size(), 1);
    }

    void writtenByKeysWaitsForTheLink()
    {
        Copy copy(m_workflow);
        Seat seat(copy, m_workflow);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.staff().size(), 4, patienceMs);
        seat.panel->presentForm({});
        seat.type(QStringLiteral("wm"));
        seat.press(Qt::Key_Return);
        QTRY_COMPARE(seat.panel->form()->receivers()->codes(), QStringList{QStringLiteral("account:wang")});
        seat.type(QStringLiteral("lh"));
        seat.press(Qt::Key_Return);
        QTRY_COMPARE(seat.panel->form()->receivers()->codes().size(), 2);
        seat.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), seat.panel->form()->entry());
        seat.type(QStringLiteral("come over"));
        seat.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), seat.panel->form()->urgentBox());
        seat.press(Qt::Key_Space);
        seat.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.messages().rowCount(), 1, patienceMs);
        const Message &m = seat.desk.messages().at(0);
        QCOMPARE(m.audience, (QStringList{QStringLiteral("account:wang"), QStringLiteral("account:li")}));
        QVERIFY(m.urgent && m.state == Message::State::Waiting);
        QCOMPARE(copy.ask("SELECT count(*) FROM messages WHERE state = 0 AND sender = 'seat1' AND text = 'come over'"), 1);
        QVERIFY(seat.panel->form()->receivers()->codes().isEmpty() && seat.panel->form()->entry()->toPlainText().isEmpty());
        QTRY_COMPARE(QApplication::focusWidget(), seat.panel->list());
    }

    void answersGoToWhoWrote()
    {
        Copy copy(m_workflow);
        copy.receive(QStringLiteral("li"), QStringLiteral("where are you"), false);
        Seat seat(copy, m_workflow);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.unread(), 1, patienceMs);
        seat.panel->presentList();
        seat.press(Qt::Key_R);
        QCOMPARE(QApplication::focusWidget(), seat.panel->form()->entry());
        seat.type(QStringLiteral("r c")); // no act of the list while one writes
        seat.press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.messages().rowCount(), 2, patienceMs);
        QCOMPARE(seat.desk.messages().at(0).audience, QStringList{QStringLiteral("account:li")});
        QCOMPARE(seat.desk.messages().at(0).text, QStringLiteral("r c"));
        QCOMPARE(seat.desk.unread(), 1); // an answer is no acknowledgement
    }

    void tooLongOrToNobodyIsNotSent()
    {
        Copy copy(m_workflow);
        Seat seat(copy, m_workflow);
        QTRY_COMPARE_WITH_TIMEOUT(seat.desk.staff().size(), 4, patienceMs);
        seat.panel->presentForm({});
        MessageForm &form = *seat.panel->form();
        QSignalSpy sent(&form, &MessageForm::sent);
        form.entry()->setPlainText(QStringLiteral("x"));
        form.send();
        QCOMPARE(QApplication::focusWidget(), form.receivers()->field());
        form.receivers()->setCodes({QStringLiteral("all")});
        form.entry()->setPlainText(QString(messageLength + 1, QLatin1Char('x')));
        form.send();
        QCOMPARE(sent.size(), 0);
        form.entry()->setPlainText(QString(messageLength, QLatin1Char('x')));
        form.send();
        QCOMPARE(sent.size(), 1);
    }

    void receiversAreThoseOneMayWriteTo()
    {
        Copy copy(m_workflow);
        copy.receive(QStringLiteral("li"), QStringLiteral("x"), false);
        const auto codes = [&](const QString &role) {
            Seat seat(copy, m_workflow, role);
            [&] { QTRY_COMPARE_WITH_TIMEOUT(seat.desk.unread(), 1, patienceMs); }();
            [&] { QTRY_COMPARE_WITH_TIMEOUT(seat.desk.staff().size(), 4, patienceMs); }();
            QStringList list;
            for (const NamedCode &choice : messageChoices(seat.desk, seat.words))
                list << choice.code;
            return list;
        };
        const QStringList chief = codes(QStringLiteral("chief")), clerk = codes(QStringLiteral("operator")), grid = codes(QStringLiteral("grid"));
        QVERIFY(chief.contains(QStringLiteral("all")) && chief.contains(QStringLiteral("role:dispatcher")) && chief.contains(QStringLiteral("account:wang")));
        QVERIFY(!chief.contains(QStringLiteral("account:admin")) && !chief.contains(QStringLiteral("account:seat1")));
        QCOMPARE(clerk, (QStringList{QStringLiteral("account:li"), QStringLiteral("account:wang")}));
        QCOMPARE(grid, QStringList{QStringLiteral("account:li")}); // who wrote to him
    }

    void othersAtTheCaseAreNamed()
    {
        LookersLine line;
        line.show({QStringLiteral("李华 · A-02")});
        QVERIFY(!line.isHidden() && line.text().contains(QStringLiteral("李华 · A-02")));
        line.show(QStringList());
        QVERIFY(line.isHidden());
    }
};

QTEST_MAIN(MessagePanelTest)
#include "messagepaneltest.moc"
