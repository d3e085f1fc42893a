// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/samplecounty.h"
#include "widgets/deck/commanddeck.h"
#include "widgets/queue/filterbar.h"

#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace huying;

/// Chinese comes through an input method: letters that are not yet chosen into characters are nobody's text.
class ComposingTest : public QObject
{
    Q_OBJECT

    static void compose(QLineEdit *edit, const QString &preedit)
    {
        QInputMethodEvent event(preedit, {});
        QCoreApplication::sendEvent(edit, &event);
    }
    static void commit(QLineEdit *edit, const QString &text)
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(edit, &event);
    }

private slots:
    void theQueueFiltersByWhatIsCommitted()
    {
        support::SampleCounty county{10};
        FilterBar bar(county.words, {}, FilterBar::Form::Docked);
        auto *edit = bar.findChild<QLineEdit *>();
        QSignalSpy filtered(&bar, &FilterBar::filterChanged);
        bar.show();
        edit->setFocus();
        QVERIFY(edit->testAttribute(Qt::WA_InputMethodEnabled));
        for (const QString &half : {QStringLiteral("l"), QStringLiteral("lu"), QStringLiteral("lu'd")})
            compose(edit, half);
        QCOMPARE(filtered.size(), 0);
        commit(edit, QStringLiteral("路灯"));
        QCOMPARE(filtered.size(), 1);
        QCOMPARE(bar.filter().text, QStringLiteral("路灯"));
        compose(edit, QStringLiteral("h")); // composing more, then thinking better of it
        compose(edit, {});
        QCOMPARE(filtered.size(), 1);
        QCOMPARE(edit->text(), QStringLiteral("路灯"));
    }

    void theDeckSearchesWhatIsCommitted()
    {
        QStringList asked;
        CommandDeck deck([&asked](const QString &text, int) {
            asked << text;
            QPromise<Result<QList<SearchHit>>> promise;
            promise.start();
            promise.addResult(QList<SearchHit>());
            promise.finish();
            return promise.future();
        });
        deck.resize(1200, 104);
        deck.show();
        deck.focusEntry();
        for (const QString &half : {QStringLiteral("r"), QStringLiteral("rm"), QStringLiteral("rm'l")})
            compose(deck.edit(), half);
        QVERIFY(asked.isEmpty());
        commit(deck.edit(), QStringLiteral("人民路"));
        QTRY_COMPARE(asked, QStringList{QStringLiteral("人民路")});
        QCOMPARE(deck.edit()->text(), QStringLiteral("人民路"));
    }
};

QTEST_MAIN(ComposingTest)
#include "composingtest.moc"
