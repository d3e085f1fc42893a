// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/attachments.h"
#include "data/store/caselog.h"
#include "tests/widgets/samplecounty.h"
#include "widgets/casefile/actionbar.h"
#include "widgets/casefile/actionform.h"
#include "widgets/casefile/casefilepanel.h"
#include "widgets/casefile/codepicker.h"
#include "widgets/casefile/photostrip.h"
#include "widgets/casefile/timeline.h"
#include "widgets/queue/queuepanel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

namespace
{

constexpr int caseCount = 3;

QString storeWithCases(const QString &path, const Workflow &workflow)
{
    auto store = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
    CaseLog log(**store, workflow);
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    for (int n = 1; n <= caseCount; ++n) {
        const TimeMs at = now - n * hourMs;
        const QJsonObject payload{{QStringLiteral("no"), QStringLiteral("QD0812-000%1").arg(n)},
                                  {QStringLiteral("title"), QStringLiteral("路灯不亮")},
                                  {QStringLiteral("channel"), QStringLiteral("grid")},
                                  {QStringLiteral("due"), static_cast<qint64>(at + 6 * hourMs)},
                                  {QStringLiteral("limit"), static_cast<qint64>(6 * hourMs)}};
        const Action actions[] = {{uuid7(at), uuid7(at), QStringLiteral("report"), QStringLiteral("wang"), {}, at, 0, payload}};
        if (!log.appendNew(actions))
            qFatal("can't append");
    }
    if (!(*store)->finishBulk())
        qFatal("can't finish");
    return path;
}

/// Queue and case file over a real store, as a seat has them.
struct Seat
{
    support::SampleCounty names{0};
    CaseBoard board;
    Selection selection;
    LiveStore live;
    QueueModel model{board, names.workflow, [this] { return live.now(); }};
    Account account{QStringLiteral("zhang"), QStringLiteral("张"),
                    {QStringLiteral("operator"), QStringLiteral("dispatcher"), QStringLiteral("handler"),
                     QStringLiteral("reviewer")}, {}, {}, {}};
    QWidget window;
    QueuePanel *queue;
    CaseFilePanel *file;

    explicit Seat(const QString &path) : live({path, std::nullopt, 1}, names.workflow)
    {
        QObject::connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
        queue = new QueuePanel(model, names.words, selection, account);
        file = new CaseFilePanel(live, board, names.words, selection, account);
        auto *row = new QHBoxLayout(&window);
        row->addWidget(queue);
        row->addWidget(file);
        window.resize(860, 800);
        window.show();
        window.activateWindow();
    }
    QString stateOf(const CaseId &id) const { return board.at(board.rowOf(id)).state; }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    static void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text)); }
};

} // namespace

class CaseFileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    Workflow m_workflow = *Workflow::load();

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aNoteDoesNotEndTheStay()
    {
        const support::SampleCounty names(0);
        const TimeMs now = QDateTime::currentMSecsSinceEpoch();
        const CaseId id = uuid7(now);
        QList<Action> actions{{uuid7(now), id, QStringLiteral("report"), QStringLiteral("wang"), {}, now - 2 * hourMs, 0,
                               {{QStringLiteral("no"), QStringLiteral("QD0812-0009")}, {QStringLiteral("title"), QStringLiteral("路灯不亮")}}}};
        const auto stay = [&] {
            CaseState state;
            for (const Action &action : actions) {
                const auto next = reduce(m_workflow, state, action);
                if (!next)
                    return next.error().message;
                state = *next;
            }
            for (const TimelineStep &step : timelineOf(state, actions, names.words, now))
                if (step.state == TimelineStep::State::Now)
                    return step.note;
            return QString();
        };
        const QString before = stay();
        QVERIFY2(before.contains(QStringLiteral("2")), qPrintable(before));
        actions << Action{uuid7(now), id, QStringLiteral("note"), QStringLiteral("wang"), {}, now - 60'000, 1, {{QStringLiteral("text"), QStringLiteral("问过")}}};
        QCOMPARE(stay(), before);
    }

    void keyboardOnlyFromQueueToClosed()
    {
        Seat seat(storeWithCases(m_dir.filePath(QStringLiteral("keys.gpkg")), m_workflow));
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        QSignalSpy loaded(&seat.live, &LiveStore::allLoaded);
        seat.live.open();
        QVERIFY(loaded.wait(10000));
        QTRY_COMPARE(seat.model.rowCount(), caseCount);
        seat.queue->focusRows();
        Seat::press(Qt::Key_Down);
        const CaseId id = seat.selection.caseId();
        QCOMPARE(id, seat.model.caseAt(1).id);
        QTRY_VERIFY(seat.file->isSettled());

        Seat::press(Qt::Key_A);
        QTRY_COMPARE(seat.stateOf(id), QStringLiteral("accepted"));
        QCOMPARE(seat.selection.caseId(), id);
        QVERIFY(seat.queue->view()->hasFocus());

        Seat::press(Qt::Key_F7);
        QVERIFY(seat.file->actions()->form());
        Seat::type("xcgj");
        Seat::press(Qt::Key_Return); // takes the first match
        Seat::press(Qt::Key_Return); // sends
        QTRY_COMPARE(seat.stateOf(id), QStringLiteral("assigned"));
        QCOMPARE(seat.names.words.organization(seat.board.at(seat.board.rowOf(id)).org), QStringLiteral("县城管局"));

        // The offscreen platform does not hand activation back when the list of matches closes.
        seat.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        seat.file->focusActions();
        Seat::press(Qt::Key_S);
        QTRY_COMPARE(seat.stateOf(id), QStringLiteral("handling"));
        Seat::press(Qt::Key_R);
        QVERIFY(seat.file->actions()->form());
        Seat::type("repaired");
        Seat::press(Qt::Key_Return);
        QTRY_COMPARE(seat.stateOf(id), QStringLiteral("resolved"));
        seat.file->focusActions();
        Seat::press(Qt::Key_P);
        QTRY_COMPARE(seat.stateOf(id), QStringLiteral("checked"));
        Seat::press(Qt::Key_C);
        QTRY_COMPARE(seat.stateOf(id), QStringLiteral("closed"));
        QCOMPARE(seat.board.at(seat.board.rowOf(id)).version, 8); // with the claim of the form of assign
    }

    void aRefusedActionShowsWhy()
    {
        Seat seat(storeWithCases(m_dir.filePath(QStringLiteral("refused.gpkg")), m_workflow));
        QSignalSpy loaded(&seat.live, &LiveStore::allLoaded);
        seat.live.open();
        QVERIFY(loaded.wait(10000));
        const CaseState c = seat.model.caseAt(0);
        seat.selection.selectCase(c.id);
        Action other;
        other.caseId = c.id;
        other.kind = QStringLiteral("note");
        other.actor = QStringLiteral("li");
        other.expectedVersion = c.version;
        other.payload = {{QStringLiteral("text"), QStringLiteral("来电催问")}};
        seat.live.submit(other);
        QSignalSpy refused(&seat.live, &LiveStore::actionRefused);
        seat.file->actions()->start(QStringLiteral("accept"));
        QVERIFY(refused.wait(10000));
        QVERIFY(!seat.file->actions()->problem().isEmpty());
        QCOMPARE(seat.stateOf(c.id), QStringLiteral("reported"));
        seat.file->actions()->start(QStringLiteral("accept"));
        QTRY_COMPARE(seat.stateOf(c.id), QStringLiteral("accepted"));
        QVERIFY(seat.file->actions()->problem().isEmpty());
    }

    void aPictureThatIsNotHereYetIsWaitedFor()
    {
        const QString path = storeWithCases(m_dir.filePath(QStringLiteral("copy.gpkg")), m_workflow);
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QImage picture(640, 360, QImage::Format_RGB32);
        picture.fill(Qt::darkGreen);
        picture.save(&buffer, "PNG");
        QString file;
        {
            auto store = Store::open(path, Store::Access::Writer);
            QVERIFY(store);
            SQLite::Statement row((*store)->db(), "SELECT id FROM cases ORDER BY reported_at DESC LIMIT 1");
            QVERIFY(row.executeStep());
            const CaseId id = QUuid::fromRfc4122(blobAt(row, 0));
            const auto attached = attachBytes(**store, png, {id, QStringLiteral("现场.png"), QStringLiteral("report"), QDateTime::currentMSecsSinceEpoch() - hourMs});
            QVERIFY(attached);
            file = attached->file;
            (*store)->setMeta(QStringLiteral("upstream"), QStringLiteral("somewhere")); // a copy, whose link is down
        }
        QVERIFY(QFile::rename(file, file + QStringLiteral(".elsewhere")));
        Seat seat(path);
        QSignalSpy loaded(&seat.live, &LiveStore::allLoaded);
        seat.live.open();
        QVERIFY(loaded.wait(10000));
        seat.selection.selectCase(seat.model.caseAt(0).id);
        const auto tile = [&seat] { return seat.file->findChild<PhotoTile *>(); };
        for (int row = 1; row < caseCount && !QTest::qWaitFor([&] { return tile() != nullptr; }, 1000); ++row)
            seat.selection.selectCase(seat.model.caseAt(row).id);
        QTRY_VERIFY(tile());
        QCOMPARE(tile()->problem(), QStringLiteral("Offline, comes with the link"));
        QVERIFY(!tile()->isEnabled());
        if (const QString folder = qEnvironmentVariable("HUYING_SHOTS"); !folder.isEmpty())
            seat.window.grab().save(folder + QStringLiteral("/waiting.png"));
        QVERIFY(QFile::rename(file + QStringLiteral(".elsewhere"), file));
        emit seat.live.attachmentsChanged(); // what the sync thread says when it has come
        QTRY_VERIFY(tile() && tile()->isEnabled());
        QCOMPARE(tile()->problem(), QString());
        QTRY_COMPARE(tile()->grab().toImage().pixelColor(tile()->rect().center()), QColor(Qt::darkGreen));
        if (const QString folder = qEnvironmentVariable("HUYING_SHOTS"); !folder.isEmpty())
            seat.window.grab().save(folder + QStringLiteral("/come.png"));
    }
};

QTEST_MAIN(CaseFileTest)
#include "casefiletest.moc"
