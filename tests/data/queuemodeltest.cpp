// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/queuemodel.h"
#include "tests/support/randomcases.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace huying;

namespace
{

constexpr TimeMs noon = 1786507200000; // 2026-08-12T04:00:00Z

QList<CaseId> ids(const QueueModel &model)
{
    QList<CaseId> list;
    for (int row = 0; row < model.rowCount(); ++row)
        list << model.caseAt(row).id;
    return list;
}

} // namespace

class QueueModelTest : public QObject
{
    Q_OBJECT

    Workflow m_workflow = *Workflow::load();
    TimeMs m_now = noon;

    bool isFinal(const CaseState &c) const { return m_workflow.isFinal(c.state); }

    CaseState simple(int number, TimeMs due) const
    {
        CaseState c = support::RandomCases(static_cast<quint32>(number), noon).make(number, 100);
        c.state = QStringLiteral("accepted");
        c.stoppedAt = 0;
        c.dueAt = due;
        return c;
    }

private slots:
    void sortsByTimeLeft()
    {
        CaseBoard board;
        QueueModel model(board, m_workflow, [this] { return m_now; });
        model.setSorting(QueueSort::Newest); // before there is anything to sort
        model.setSorting(QueueSort::TimeLeft);
        CaseState stopped = simple(1, noon - hourMs), none = simple(2, 0), late = simple(3, noon - 2 * hourMs),
                  soon = simple(4, noon + hourMs);
        stopped.state = QStringLiteral("handling");
        stopped.stoppedAt = noon - 2 * hourMs;
        board.merge({stopped, none, soon, late});
        QCOMPARE(ids(model), (QList{late.id, soon.id, none.id, stopped.id}));
        QCOMPARE(model.count(QueueTab::Suspended), 1);
        QCOMPARE(model.count(QueueTab::Filing), 3);
        QCOMPARE(model.lampCount(Lamp::Overdue), 1);
    }

    void marksAndDueTimesCut()
    {
        CaseBoard board;
        QueueModel model(board, m_workflow, [this] { return m_now; });
        CaseState plain = simple(1, noon + hourMs), urged = simple(2, noon + 2 * hourMs), carded = simple(3, noon - hourMs), stopped = simple(4, noon + hourMs);
        for (CaseState *c : {&plain, &urged, &carded, &stopped})
            c->urged = c->rework = c->returned = c->extended = c->flags = c->yellowCards = 0, c->org = QStringLiteral("D01");
        urged.urged = 1;
        carded.yellowCards = 1;
        plain.org.clear();
        stopped.stoppedAt = noon;
        board.merge({plain, urged, carded, stopped});
        const auto shown = [&](const QueueFilter &filter) {
            model.setFilter(filter);
            const QList<CaseId> list = ids(model);
            return QSet<CaseId>(list.begin(), list.end());
        };
        QueueFilter filter;
        filter.marks = MarkUrged | MarkYellowCard;
        QCOMPARE(shown(filter), (QSet{urged.id, carded.id}));
        filter = {};
        filter.dueFrom = noon;
        filter.dueTo = noon + 2 * hourMs; // its end is not in it
        QCOMPARE(shown(filter), QSet{plain.id}); // a stopped clock falls due never
        filter = {};
        filter.dueTo = noon;
        QCOMPARE(shown(filter), QSet{carded.id});
        filter = {};
        filter.org = noOrganization;
        QCOMPARE(shown(filter), QSet{plain.id});
    }

    void ordersThatAreDueStandFirst()
    {
        CaseBoard board;
        QueueModel model(board, m_workflow, [this] { return m_now; });
        CaseState late = simple(1, noon - hourMs), order = simple(2, noon + 9 * hourMs), answered = simple(3, noon + hourMs);
        order.order = {noon - hourMs, noon + 3 * hourMs, 0, {}, {}};
        answered.order = {noon - hourMs, noon - minuteMs, noon - 2 * minuteMs, {}, {}};
        board.merge({late, order, answered});
        model.setSorting(QueueSort::ReplyDue);
        QCOMPARE(ids(model), (QList{order.id, late.id, answered.id}));
    }

    void findsNumberTitleAddressAndInitials()
    {
        CaseBoard board;
        QueueModel model(board, m_workflow, [this] { return m_now; });
        CaseState lamp = simple(7, noon), lid = simple(8, noon);
        lamp.title = QStringLiteral("路灯不亮");
        lamp.address = QStringLiteral("人民路12号");
        lid.title = QStringLiteral("井盖异常");
        lid.address = QStringLiteral("文昌街3号");
        board.merge({lamp, lid});
        const auto found = [&](const char *text) {
            QueueFilter filter;
            filter.text = QString::fromUtf8(text);
            model.setFilter(filter);
            return ids(model);
        };
        QCOMPARE(found("路灯"), QList{lamp.id});
        QCOMPARE(found("LDBL"), QList{lamp.id});
        QCOMPARE(found("rml ld"), QList{lamp.id});
        QCOMPARE(found("-0008"), QList{lid.id});
        QCOMPARE(found("文昌 井盖"), QList{lid.id});
        QCOMPARE(found("文昌 路灯"), QList<CaseId>());
        QCOMPARE(found("路灯不亮路灯"), QList<CaseId>());
        QCOMPARE(found("").size(), 2);
    }

    void rowsStandStillWhileHeld()
    {
        CaseBoard board;
        QueueModel model(board, m_workflow, [this] { return m_now; });
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        CaseState a = simple(1, noon + hourMs), b = simple(2, noon + 2 * hourMs);
        board.merge({a, b});
        const QList<CaseId> before = ids(model);
        QSignalSpy arrived(&model, &QueueModel::arrived), changed(&model, &QueueModel::dataChanged);
        model.hold();
        const CaseState urgent = simple(3, noon);
        board.merge({urgent});
        b.dueAt = noon - hourMs;
        ++b.version;
        board.merge({b});
        a.state = QStringLiteral("closed");
        ++a.version;
        board.merge({a});
        QCOMPARE(ids(model), before);
        QCOMPARE(model.waiting(), 1);
        QCOMPARE(arrived.size(), 1);
        QCOMPARE(changed.size(), 2);
        const QPersistentModelIndex onB = model.index(model.rowOf(b.id), 0);
        model.release();
        QCOMPARE(ids(model), (QList{b.id, urgent.id}));
        QCOMPARE(onB.data(QueueModel::IdRole).toUuid(), b.id);
        QCOMPARE(model.waiting(), 0);
    }

    void equalsBruteForceOverRandomChanges()
    {
        CaseBoard board;
        QueueModel model(board, m_workflow, [this] { return m_now; });
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        support::RandomCases source(42, noon);
        QList<CaseState> known;
        for (int round = 0; round < 60; ++round) {
            QList<CaseState> batch;
            for (int i = 0; i < 20; ++i) {
                known << source.make(static_cast<int>(known.size()), 60);
                batch << known.back();
            }
            for (int i = 0; i < 15; ++i) {
                CaseState &c = known[static_cast<qsizetype>(source.random().bounded(static_cast<quint32>(known.size())))];
                if (isFinal(c))
                    continue;
                source.random().bounded(3) ? source.step(c) : source.close(c);
                batch << c;
            }
            if (round % 7 == 3)
                model.hold();
            board.merge(batch);
            if (round % 7 == 5)
                model.release();
            if (round % 4 == 0) {
                QueueFilter filter;
                filter.tab = static_cast<QueueTab>(source.random().bounded(queueTabCount));
                if (source.random().bounded(2))
                    filter.channels = {QStringLiteral("grid"), QStringLiteral("video")};
                if (source.random().bounded(2))
                    filter.lamps = (1 << int(Lamp::Overdue)) | (1 << int(Lamp::Near));
                if (source.random().bounded(2))
                    filter.text = QStringLiteral("rml");
                model.setFilter(filter);
                model.setSorting(static_cast<QueueSort>(source.random().bounded(4)));
            }
            m_now += minuteMs;
            model.tick();
            if (!model.isHeld())
                compareWithBruteForce(model, known);
        }
        m_now = noon;
    }

    /// What comes, changes or is asked for while a long queue is at work ends as if it had come before.
    void aLongQueueWorksInSlices()
    {
        CaseBoard board;
        QueueModel model(board, m_workflow, [this] { return m_now; });
        support::RandomCases source(17, noon);
        QList<CaseState> known;
        while (known.size() < QueueModel::atOnce + 10'000)
            known << source.make(static_cast<int>(known.size()), 60);
        board.merge(known);
        model.settle();
        QTRY_VERIFY_WITH_TIMEOUT(model.hasAllText(), 60'000);
        QSignalSpy filtered(&model, &QueueModel::filtered);
        for (int round = 0; round < 12; ++round) {
            QueueFilter filter;
            filter.tab = round % 2 ? QueueTab::Open : QueueTab::Closed;
            if (round % 3)
                filter.channels = {QStringLiteral("grid"), QStringLiteral("video")};
            if (round % 4 == 1)
                filter.lamps = 1 << int(Lamp::Overdue);
            if (round % 4 == 2)
                filter.text = QStringLiteral("rml");
            model.setFilter(filter);
            model.advance();
            CaseState &touched = known[round * 4999];
            if (!isFinal(touched))
                source.step(touched);
            known << source.make(static_cast<int>(known.size()), 60);
            board.merge({touched, known.back()});
            model.advance();
            model.setSorting(static_cast<QueueSort>(round % 4));
            QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), 60'000);
            QCOMPARE(filtered.size(), round + 1);
            compareWithBruteForce(model, known);
            QCOMPARE(model.waiting(), 0);
        }
    }

private:
    void compareWithBruteForce(const QueueModel &model, const QList<CaseState> &known)
    {
        const QueueFilter &filter = model.filter();
        QSet<CaseId> expected;
        for (const CaseState &c : known) {
            const bool closed = isFinal(c);
            const QString stage = m_workflow.state(c.state)->stage;
            const QueueTab tab = closed                             ? QueueTab::Closed
                : c.stoppedAt                                       ? QueueTab::Suspended
                : stage == QLatin1String("intake")                  ? QueueTab::Intake
                : stage == QLatin1String("filing")                  ? QueueTab::Filing
                : stage == QLatin1String("checking")                ? QueueTab::Checking
                                                                    : QueueTab::Handling;
            const bool inTab = filter.tab == QueueTab::Open ? !closed
                : filter.tab == QueueTab::ToCheck           ? c.state == QLatin1String("resolved")
                : filter.tab == QueueTab::ToClose           ? c.state == QLatin1String("checked")
                : filter.tab == QueueTab::Rework            ? !closed && c.rework > 0
                                                            : filter.tab == tab;
            const bool inChannel = filter.channels.isEmpty() || filter.channels.contains(c.channel);
            const bool inLamps = !filter.lamps || (filter.lamps & (1 << int(lampOf(c, closed, m_now))));
            const bool inText = filter.text.isEmpty() || c.address.startsWith(QStringLiteral("人民路"));
            if (inTab && inChannel && inLamps && inText)
                expected.insert(c.id);
        }
        const QList<CaseId> shown = ids(model);
        QCOMPARE(QSet<CaseId>(shown.begin(), shown.end()), expected);
        QCOMPARE(shown.size(), expected.size());
        for (int row = 1; row < model.rowCount(); ++row) {
            const CaseState &a = model.caseAt(row - 1), &b = model.caseAt(row);
            if (model.sorting() == QueueSort::Newest)
                QVERIFY(a.reportedAt >= b.reportedAt);
            else if (model.sorting() == QueueSort::Updated)
                QVERIFY(a.updatedAt >= b.updatedAt);
            else if (model.sorting() == QueueSort::TimeLeft && a.dueAt && b.dueAt && !a.stoppedAt && !b.stoppedAt
                     && !isFinal(a) && !isFinal(b))
                QVERIFY(a.dueAt <= b.dueAt);
        }
    }

private slots:
    /// Years of closed cases that come in portions, at any point of the work, are only counted; what is asked for after
    /// that shows them as well.
    void closedCasesThatComeLaterAreCounted()
    {
        support::RandomCases source(41, noon);
        QList<CaseState> open, closed;
        while (closed.size() < 70'000) {
            CaseState c = source.make(static_cast<int>(open.size() + closed.size()), 20);
            isFinal(c) ? closed << c : open << c;
        }
        QList<CaseState> some = open.mid(0, 3000);
        CaseBoard board, whole;
        QueueModel model(board, m_workflow, [this] { return m_now; });
        board.merge(some);
        for (qsizetype first = 0; first < closed.size(); first += 2000) {
            const QList<CaseState> portion = closed.mid(first, 2000);
            some += portion;
            board.merge(portion);
            for (int slices = source.random().bounded(4); slices > 0; --slices)
                model.advance();
            if (first == 20'000)
                model.setSorting(QueueSort::Newest);
            if (first == 40'000)
                model.tick();
            if (first == 50'000)
                board.merge({open[3001]}), some << open[3001]; // one that is shown
        }
        whole.merge(some);
        QueueModel fresh(whole, m_workflow, [this] { return m_now; });
        fresh.setSorting(QueueSort::Newest);
        const auto compare = [&] {
            model.settle();
            fresh.settle();
            QCOMPARE(ids(model), ids(fresh));
            for (int tab = 0; tab < queueTabCount; ++tab)
                QCOMPARE(model.count(static_cast<QueueTab>(tab)), fresh.count(static_cast<QueueTab>(tab)));
            for (int lamp = 0; lamp < 6; ++lamp)
                QCOMPARE(model.lampCount(static_cast<Lamp>(lamp)), fresh.lampCount(static_cast<Lamp>(lamp)));
        };
        compare();
        QueueFilter filter;
        for (const QueueTab tab : {QueueTab::Closed, QueueTab::Handling, QueueTab::All}) {
            filter.tab = tab;
            model.setFilter(filter);
            fresh.setFilter(filter);
            compare();
        }
        for (const QueueSort sort : {QueueSort::TimeLeft, QueueSort::Updated}) {
            model.setSorting(sort);
            fresh.setSorting(sort);
            compare();
        }
    }

    void casesAreTakenAway()
    {
        support::RandomCases source(42, noon);
        CaseBoard board, rest;
        QList<CaseState> cases;
        while (cases.size() < 500)
            cases << source.make(static_cast<int>(cases.size()), 100);
        board.merge(cases);
        QueueModel model(board, m_workflow, [this] { return m_now; });
        QueueFilter all;
        all.tab = QueueTab::All;
        model.setFilter(all);
        board.remove({cases[3].id, cases[400].id});
        cases.remove(400);
        cases.remove(3);
        rest.merge(cases);
        QueueModel fresh(rest, m_workflow, [this] { return m_now; });
        fresh.setFilter(all);
        QCOMPARE(ids(model), ids(fresh));
        QCOMPARE(model.count(QueueTab::Open), fresh.count(QueueTab::Open));
        board.clear();
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(QueueModelTest)
#include "queuemodeltest.moc"
