// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/caseboard.h"
#include "data/model/pastview.h"
#include "data/model/workflow.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace huying;

namespace
{

/// What somebody who only listens believes of every row.
struct Listener : QObject
{
    explicit Listener(const CaseBoard &watched) : board(watched)
    {
        connect(&board, &CaseBoard::reset, this, [this] { known.clear(); });
        connect(&board, &CaseBoard::appended, this, [this](int first, int last) {
            for (int row = first; row <= last; ++row)
                known << board.at(row);
        });
        connect(&board, &CaseBoard::coming, this, [this](const QList<int> &rows) {
            for (const int row : rows)
                known[row] = board.next(row);
        });
        connect(&board, &CaseBoard::changed, this, [this](const QList<int> &rows) {
            for (const int row : rows)
                if (!board.hasToldBefore())
                    known[row] = board.at(row);
        });
        connect(&board, &CaseBoard::openChanged, this, [this](const QList<int> &rows) { told += rows; });
    }
    bool knowsAll() const
    {
        for (int row = 0; row < board.size(); ++row)
            if (known.value(row) != board.at(row))
                return false;
        return known.size() == board.size();
    }

    const CaseBoard &board;
    QList<CaseState> known;
    QList<int> told; ///< by openChanged
};

CaseState madeUp(int number, int version, const QString &state)
{
    CaseState made;
    made.id = QUuid::createUuidV5(QUuid(), QByteArray::number(number));
    made.no = QString::number(number);
    made.version = version;
    made.state = state;
    made.reportedAt = 1000 + number;
    made.updatedAt = made.reportedAt + version;
    return made;
}

/// Some as now, some not there yet, some as they were one action ago.
PastView madeUpView(const CaseBoard &present, QRandomGenerator &random)
{
    PastView view;
    view.at = random.bounded(1'000'000);
    for (int row = 0; row < present.size(); ++row) {
        const int how = random.bounded(4);
        view.rows.push_back(how == 0 ? PastView::notYet : how == 1 ? static_cast<qint32>(view.states.size()) : PastView::asNow);
        if (how != 1)
            continue;
        view.states.push_back(present.at(row));
        --view.states.back().version;
        view.states.back().state = QStringLiteral("handling");
    }
    return view;
}

} // namespace

/// A board that turns to another instant, and those who listen to it.
class CaseBoardTurnTest : public QObject
{
    Q_OBJECT

    const Workflow m_workflow = *Workflow::load();

private slots:
    /// Whatever happens on the way: other cases, changes, another turn, back to the present.
    void aTurnTellsEveryRowAndShowsNoneBefore()
    {
        CaseBoard present, shown;
        shown.follow(present, m_workflow);
        Listener listener(shown);
        QRandomGenerator random(77);
        const QString states[] = {QStringLiteral("handling"), QStringLiteral("closed"), QStringLiteral("reported")};
        int cases = 0, told = 0, differences = 0;
        const auto add = [&](int count) {
            QList<CaseState> fresh;
            for (int i = 0; i < count; ++i)
                fresh << madeUp(cases++, 2, states[random.bounded(3)]);
            present.merge(fresh);
        };
        add(300);
        for (int round = 0; round < 150; ++round) {
            std::vector<CaseState> before;
            for (int row = 0; row < shown.size(); ++row)
                before.push_back(shown.at(row));
            const bool wasPast = shown.past();
            const auto begin = [&] {
                std::optional<PastView> view;
                if (random.bounded(4))
                    view = madeUpView(present, random);
                shown.beginTurn(std::move(view), 5);
            };
            begin();
            while (!shown.turn(1 + random.bounded(cases / 3))) {
                const int what = random.bounded(12);
                if (what == 0)
                    begin();
                else if (what == 1)
                    add(2);
                else if (what == 2)
                    present.merge({madeUp(random.bounded(cases), 3 + round, states[random.bounded(3)])});
                for (std::size_t row = 0; wasPast && row < before.size(); ++row)
                    QVERIFY(shown.at(static_cast<int>(row)) == before[row]);
            }
            listener.told.clear();
            shown.endTurn();
            QVERIFY(!shown.isTurning());
            QVERIFY2(listener.knowsAll(), qPrintable(QString::number(round)));
            const QSet<int> open(listener.told.begin(), listener.told.end());
            for (int row = 0; wasPast && row < static_cast<int>(before.size()); ++row) {
                const CaseState &was = before[static_cast<std::size_t>(row)], &is = shown.at(row);
                if (was == is)
                    continue;
                ++differences;
                told += open.contains(row);
                if (!m_workflow.isFinal(was.state) || !m_workflow.isFinal(is.state))
                    QVERIFY(open.contains(row));
            }
        }
        QVERIFY(told > 1000 && told < differences); // without those that are closed, and only there or not
        present.clear();
        QVERIFY(listener.knowsAll());
    }
};

QTEST_GUILESS_MAIN(CaseBoardTurnTest)
#include "caseboardturntest.moc"
