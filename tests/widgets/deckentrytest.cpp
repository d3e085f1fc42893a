// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/widgets/deckseat.h"

#include <QElapsedTimer>

using namespace huying;

/// The entry itself: what it keeps, shows and bears.
class DeckEntryTest : public QObject
{
    Q_OBJECT

    using Seat = DeckSeat;

private slots:
    void linesAreKeptWithoutPersonsAndComeBack()
    {
        Seat seat;
        QVERIFY(seat.county.intake->openLines(seat.county.file(QStringLiteral("config"))));
        QVERIFY(seat.county.intake->setMacros({{u("夜间噪音"), u("新 噪声扰民 #网格通")}}));
        seat.type("新 路灯不亮 人民路12号 13800138000 ~张三");
        seat.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 1, test::patience(5000));
        seat.key(Qt::Key_Up);
        QVERIFY(seat.list()->isVisible());
        seat.key(Qt::Key_Return);
        QCOMPARE(seat.deck->edit()->text(), u("新 路灯不亮 人民路12号"));
        Intake again(*seat.county.live, seat.county.board, seat.county.account);
        QVERIFY(again.openLines(seat.county.file(QStringLiteral("config"))));
        QCOMPARE(again.history().lines(), QStringList{u("新 路灯不亮 人民路12号")});
        QCOMPARE(again.macros().all().size(), 1);
        seat.type("=夜间噪音 人民路12号");
        QTRY_VERIFY(seat.isLocated());
        QCOMPARE(seat.deck->reader()->plan().subject.item, QStringLiteral("E06028"));
        QCOMPARE(seat.deck->reader()->plan().subject.channel, QStringLiteral("grid"));
        seat.type("=没有");
        QVERIFY(seat.said().contains(u("快捷语")));
    }

    void questionMarkShowsTheGrammar()
    {
        Seat seat;
        seat.type("?");
        QVERIFY(seat.list()->isVisible());
        QCOMPARE(seat.list()->rows().size(), verbWords().size());
        seat.key(Qt::Key_Down);
        seat.key(Qt::Key_Return);
        QCOMPARE(seat.deck->edit()->text(), u("受 "));
    }

    void strangeTextDoesNoHarmAndKeepsTheLayout()
    {
        Seat seat;
        const QSize before = seat.deck->size();
        QString huge = u("新 路灯不亮 ") + QString(50000, QChar(u'路'));
        QElapsedTimer timer;
        timer.start();
        seat.deck->edit()->setText(huge); // cut to what a line holds
        QVERIFY(seat.deck->edit()->text().size() <= 2000);
        qInfo("2,000 characters understood in %lld ms", static_cast<long long>(timer.elapsed()));
        for (const QString &text : {u("新 路灯不亮 人民路12号 ：😀🏮 \u202eمرحبا\u202c '; DROP TABLE cases;-- <b>粗</b><img src=x>"), QString(2000, u'/'), u("新 \u202e\u202e\u202e"), QString(500, u'"')}) {
            seat.type("");
            seat.deck->edit()->setText(text);
            QVERIFY(!seat.deck->grab().isNull());
            QCOMPARE(seat.deck->size(), before);
        }
        seat.deck->edit()->setText(u("新 路灯不亮 人民路12号 ：😀 '; DROP TABLE cases;-- <b>粗</b>"));
        QTRY_VERIFY(seat.isLocated());
        seat.key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(seat.taken->size(), 1, test::patience(5000));
        QCOMPARE(seat.last().text, u("😀 '; DROP TABLE cases;-- <b>粗</b>"));
        QCOMPARE(seat.county.onDisk("SELECT count(*) FROM cases"), QStringLiteral("2"));
    }

    void aKeystrokeIsAnsweredAtOnce()
    {
        Seat seat;
        const QString line = u("新 路灯不亮 人民路12号 /城管局 2h");
        double worst = 0;
        for (qsizetype n = 1; n <= line.size(); ++n) {
            QElapsedTimer timer;
            timer.start();
            seat.deck->reader()->read(line.left(n), n);
            worst = std::max(worst, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        qInfo("worst keystroke: %.2f ms", worst);
        QVERIFY(worst < test::patience(50));
    }
};

QTEST_MAIN(DeckEntryTest)
#include "deckentrytest.moc"
