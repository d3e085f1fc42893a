// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/unitboard.h"

#include <QSignalSpy>
#include <QTest>

using namespace huying;

class UnitBoardTest : public QObject
{
    Q_OBJECT
private slots:
    void unitsFollowTheirCases()
    {
        UnitBoard board;
        UnitRow one, two, away;
        one.ref = QStringLiteral("U1");
        one.place = LonLat{109.1, 23.7};
        two.ref = QStringLiteral("U2");
        away.ref = QStringLiteral("U3");
        away.status = UnitStatus::Offline;
        board.setRoster({one, two, away});
        QCOMPARE(board.onlineCount(), 2);

        CaseState state;
        state.id = QUuid::createUuid();
        state.place = LonLat{109.2, 23.8};
        state.units = QStringList{QStringLiteral("U1"), QStringLiteral("U9")};
        state.unitStage = UnitStage::Sent;
        QSignalSpy changed(&board, &UnitBoard::changed);
        board.follow({state});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(board.unit(QStringLiteral("U1"))->status, UnitStatus::Sent);
        state.unitStage = UnitStage::OnScene;
        board.follow({state});
        QCOMPARE(*board.unit(QStringLiteral("U1"))->place, *state.place);
        state.units = QStringList{QStringLiteral("U2")};
        board.follow({state});
        QCOMPARE(board.unit(QStringLiteral("U1"))->status, UnitStatus::Free);
        QCOMPARE(*board.unit(QStringLiteral("U1"))->place, *one.place);
        state.unitStage = UnitStage::None;
        board.follow({state});
        QCOMPARE(board.unit(QStringLiteral("U2"))->status, UnitStatus::Free);
        QVERIFY(board.unit(QStringLiteral("U2"))->caseId.isNull());
        board.follow({state});
        QCOMPARE(changed.size(), 4);
    }
};

QTEST_GUILESS_MAIN(UnitBoardTest)
#include "unitboardtest.moc"
