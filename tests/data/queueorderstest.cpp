// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/queueorders.h"
#include "tests/support/randomcases.h"

#include <QTest>
#include <numeric>

using namespace huying;

/// Kept orders against sorting all rows anew.
class QueueOrdersTest : public QObject
{
    Q_OBJECT

    static constexpr QueueSort sorts[] = {QueueSort::TimeLeft, QueueSort::Newest, QueueSort::Oldest, QueueSort::Updated, QueueSort::ReplyDue};

    Workflow m_workflow;
    support::RandomCases m_source{3, 1'786'507'200'000};
    QList<CaseState> m_cases;

    void add(QueueColumns &columns, QueueOrders &orders)
    {
        m_cases << m_source.make(static_cast<int>(m_cases.size()), 50);
        columns.append(m_cases.back(), 0);
        orders.changed(columns.size() - 1);
    }

    void change(QueueColumns &columns, QueueOrders &orders)
    {
        const int row = static_cast<int>(m_source.random().bounded(static_cast<quint32>(m_cases.size())));
        CaseState &state = m_cases[row];
        m_source.step(state);
        state.order.due = m_source.random().bounded(3) ? 0 : state.updatedAt + hourMs;
        state.dueAt = m_source.random().bounded(4) ? state.dueAt + dayMs : 0;
        columns.update(row, state, CaseBoard::asThen);
        orders.changed(row);
    }

    void touchSome(QueueColumns &columns, QueueOrders &orders, int touches)
    {
        for (int i = 0; i < touches; ++i)
            m_source.random().bounded(3) ? change(columns, orders) : add(columns, orders);
    }

    static void compare(QueueOrders &orders, const QueueColumns &columns, QueueSort sort)
    {
        while (!orders.step(sort)) { }
        std::vector<int> expected(static_cast<std::size_t>(columns.size()));
        std::iota(expected.begin(), expected.end(), 0);
        std::ranges::stable_sort(expected, {}, [&](int row) { return columns.sortKey(sort, row); });
        QVERIFY2(orders.rows(sort) == expected, qPrintable(QString::number(static_cast<int>(sort))));
    }

private slots:
    void initTestCase()
    {
        auto workflow = Workflow::load();
        QVERIFY2(workflow.has_value(), workflow ? "" : qPrintable(workflow.error().message));
        m_workflow = *std::move(workflow);
    }

    void init() { m_cases.clear(); }

    void equalsSortingAnew()
    {
        QueueColumns columns(m_workflow);
        QueueOrders orders(columns);
        for (const QueueSort sort : sorts)
            compare(orders, columns, sort); // of nothing
        for (const int touches : {1, 1, 3, 200, 5'000, 2, 40, 0, 4'096, 4'097, 7, 1'000, 9'000, 1}) {
            m_cases.isEmpty() ? add(columns, orders) : touchSome(columns, orders, touches);
            for (const QueueSort sort : sorts)
                if (m_source.random().bounded(2)) // the others fall behind
                    compare(orders, columns, sort);
        }
        for (const QueueSort sort : sorts)
            compare(orders, columns, sort);
    }

    void takesInWhatChangesWhileItIsRanked()
    {
        QueueColumns columns(m_workflow);
        QueueOrders orders(columns);
        while (columns.size() < 100'000)
            add(columns, orders);
        QVERIFY(!orders.isPrepared());
        int steps = 0;
        for (; !orders.prepare() && steps < 10'000; ++steps)
            if (steps % 3 == 0)
                touchSome(columns, orders, 2);
        QVERIFY2(orders.isPrepared(), qPrintable(QString::number(steps)));
        touchSome(columns, orders, 100);
        QVERIFY(orders.isPrepared());
        for (const QueueSort sort : sorts) {
            QVERIFY(orders.step(sort)); // at once: what was ranked is kept
            compare(orders, columns, sort);
        }
        orders.clear();
        QVERIFY(!orders.isPrepared());
        compare(orders, columns, QueueSort::Updated);
    }

    /// Another order is asked for before one is done.
    void leavesOneForAnother()
    {
        QueueColumns columns(m_workflow);
        QueueOrders orders(columns);
        while (columns.size() < 50'000)
            add(columns, orders);
        for (int round = 0; round < 30; ++round) {
            for (int step = 0; step <= round % 7; ++step)
                orders.step(sorts[round % 5]);
            if (round % 4 == 0)
                touchSome(columns, orders, 3'000);
            compare(orders, columns, sorts[(round + 2) % 5]);
        }
    }
};

QTEST_GUILESS_MAIN(QueueOrdersTest)
#include "queueorderstest.moc"
