// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/commanddeck.h"
#include "widgets/deck/hitlist.h"

#include <QLineEdit>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace huying;

namespace {

using Hits = QList<SearchHit>;

SearchHit hit(const QString &title, HitKind kind = HitKind::Place)
{
    static qint64 next = 1;
    SearchHit made;
    made.kind = kind;
    made.fid = next++;
    made.title = title;
    made.place = LonLat{113.7, 22.9};
    return made;
}

/// A search whose answers the test gives when and in the order it likes.
struct SlowSearch
{
    std::map<QString, std::shared_ptr<QPromise<Result<Hits>>>> open;

    HitSearch::Search function()
    {
        return [this](const QString &text, int) {
            auto promise = std::make_shared<QPromise<Result<Hits>>>();
            promise->start();
            open[text] = promise;
            return promise->future();
        };
    }
    void answer(const QString &text, const Result<Hits> &result)
    {
        const auto promise = open.at(text);
        promise->addResult(result);
        promise->finish();
    }
};

} // namespace

class CommandDeckTest : public QObject
{
    Q_OBJECT

    struct Seat
    {
        SlowSearch search;
        QWidget window;
        CommandDeck *deck = new CommandDeck(search.function());
        QLineEdit *other = new QLineEdit;
        QSignalSpy chosen{deck, &CommandDeck::hitChosen};

        Seat()
        {
            auto *column = new QVBoxLayout(&window);
            column->addWidget(deck);
            column->addWidget(other);
            column->addStretch();
            window.resize(1400, 700);
            window.show();
            window.activateWindow();
        }
        HitList *list() const { return window.findChild<HitList *>(); }
        QStringList titles() const
        {
            QStringList titles;
            for (const SearchHit &h : list()->hits())
                titles << h.title;
            return titles;
        }
        QString chosenTitle(int i) const { return chosen.at(i).at(0).value<SearchHit>().title; }
        void key(Qt::Key key) { QTest::keyClick(deck->edit(), key); }
    };

private slots:
    void staleAnswersAreDropped()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        seat.deck->focusEntry();
        seat.deck->edit()->setText(QStringLiteral("路"));
        seat.deck->edit()->setText(QStringLiteral("路灯"));
        seat.search.answer(QStringLiteral("路灯"), Hits{hit(QStringLiteral("路灯不亮"))});
        QTRY_VERIFY(seat.list()->isVisible());
        QCOMPARE(seat.titles(), QStringList{QStringLiteral("路灯不亮")});
        seat.search.answer(QStringLiteral("路"), Hits{hit(QStringLiteral("人民路")), hit(QStringLiteral("文昌路"))});
        bool sawStale = false;
        connect(seat.list(), &HitList::currentChanged, this,
                [&] { sawStale = sawStale || seat.titles().contains(QStringLiteral("人民路")); });
        seat.deck->edit()->setText(QStringLiteral("路灯坏")); // its answer is delivered after the stale one
        seat.search.answer(QStringLiteral("路灯坏"), Hits{hit(QStringLiteral("路灯损坏"))});
        QTRY_COMPARE(seat.titles(), QStringList{QStringLiteral("路灯损坏")});
        QVERIFY(!sawStale);
    }

    void staleAnswerNeverShowsEvenAlone()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        seat.deck->focusEntry();
        int heard = 0;
        HitSearch search(seat.search.function(), 8);
        connect(&search, &HitSearch::answered, this, [&heard] { ++heard; });
        search.ask(QStringLiteral("a"));
        search.ask(QStringLiteral("b"));
        seat.search.answer(QStringLiteral("a"), Hits{hit(QStringLiteral("a"))});
        seat.search.answer(QStringLiteral("b"), Hits{hit(QStringLiteral("b"))});
        QTRY_COMPARE(heard, 1);
        search.ask(QStringLiteral("c"));
        search.forget();
        seat.search.answer(QStringLiteral("c"), Hits{});
        search.ask(QStringLiteral("d"));
        seat.search.answer(QStringLiteral("d"), Hits{});
        QTRY_COMPARE(heard, 2); // d, not c
    }

    void arrowsAndEnterChoose()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        seat.deck->focusEntry();
        QTest::keyClicks(seat.deck->edit(), QStringLiteral("x"));
        seat.search.answer(QStringLiteral("x"), Hits{hit(QStringLiteral("one")), hit(QStringLiteral("two")), hit(QStringLiteral("three"))});
        QTRY_VERIFY(seat.list()->isVisible());
        seat.key(Qt::Key_Down);
        seat.key(Qt::Key_Down);
        seat.key(Qt::Key_Down); // stays on the last
        seat.key(Qt::Key_Up);
        seat.key(Qt::Key_Return);
        QCOMPARE(seat.chosen.count(), 1);
        QCOMPARE(seat.chosenTitle(0), QStringLiteral("two"));
        QVERIFY(!seat.list()->isVisible());
        QVERIFY(seat.deck->edit()->text().isEmpty());

        seat.key(Qt::Key_Up); // history
        QVERIFY(seat.list()->isVisible());
        seat.key(Qt::Key_Return);
        QCOMPARE(seat.chosenTitle(1), QStringLiteral("two"));
        QCOMPARE(seat.deck->history().size(), 1);
    }

    void enterBeforeTheAnswerWaitsForIt()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        seat.deck->focusEntry();
        seat.deck->edit()->setText(QStringLiteral("井盖"));
        seat.key(Qt::Key_Return);
        QCOMPARE(seat.chosen.count(), 0);
        seat.search.answer(QStringLiteral("井盖"), Hits{hit(QStringLiteral("井盖缺失"), HitKind::Case)});
        QTRY_COMPARE(seat.chosen.count(), 1);

        seat.deck->edit()->setText(QStringLiteral("泵站"));
        seat.key(Qt::Key_Return);
        seat.deck->edit()->setText(QStringLiteral("泵")); // typed on: that Enter was for another text
        seat.search.answer(QStringLiteral("泵"), Hits{hit(QStringLiteral("泵站"))});
        QTRY_VERIFY(seat.list()->isVisible());
        QCOMPARE(seat.chosen.count(), 1);
    }

    void enterNeverTakesAnOldAnswer()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        seat.deck->focusEntry();
        seat.deck->edit()->setText(QStringLiteral("a"));
        seat.search.answer(QStringLiteral("a"), Hits{hit(QStringLiteral("old"))});
        QTRY_VERIFY(seat.list()->isVisible());
        seat.deck->edit()->setText(QStringLiteral("ab"));
        seat.key(Qt::Key_Return); // the list still shows the answer to "a"
        QCOMPARE(seat.chosen.count(), 0);
        seat.search.answer(QStringLiteral("ab"), Hits{hit(QStringLiteral("new"))});
        QTRY_COMPARE(seat.chosen.count(), 1);
        QCOMPARE(seat.chosenTitle(0), QStringLiteral("new"));
    }

    void escapeGoesBackStepByStep()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        QSignalSpy dismissed(seat.deck, &CommandDeck::dismissed);
        seat.deck->focusEntry();
        seat.deck->edit()->setText(QStringLiteral("a"));
        seat.search.answer(QStringLiteral("a"), Hits{hit(QStringLiteral("a"))});
        QTRY_VERIFY(seat.list()->isVisible());
        seat.key(Qt::Key_Escape);
        QVERIFY(!seat.list()->isVisible());
        QCOMPARE(seat.deck->edit()->text(), QStringLiteral("a"));
        seat.key(Qt::Key_Escape);
        QVERIFY(seat.deck->edit()->text().isEmpty());
        QCOMPARE(dismissed.count(), 0);
        seat.key(Qt::Key_Escape);
        QCOMPARE(dismissed.count(), 1);
    }

    void errorsAreSaid()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        seat.deck->focusEntry();
        seat.deck->edit()->setText(QStringLiteral("a"));
        seat.search.answer(QStringLiteral("a"), tl::unexpected(Error{ErrorKind::Storage, QStringLiteral("库文件读不出")}));
        QTRY_VERIFY(seat.deck->edit()->accessibleDescription().contains(QStringLiteral("库文件读不出")));
        QVERIFY(!seat.list()->isVisible());
    }

    void lateAnswerTakesNoFocus()
    {
        Seat seat;
        QVERIFY(QTest::qWaitForWindowActive(&seat.window));
        seat.deck->focusEntry();
        seat.deck->edit()->setText(QStringLiteral("a"));
        seat.other->setFocus();
        QSignalSpy shown(seat.list(), &HitList::currentChanged);
        seat.search.answer(QStringLiteral("a"), Hits{hit(QStringLiteral("a"))});
        QTRY_VERIFY(shown.count() > 0);
        QVERIFY(seat.other->hasFocus());
        QVERIFY(!seat.list()->isVisible());
    }
};

QTEST_MAIN(CommandDeckTest)
#include "commanddecktest.moc"
