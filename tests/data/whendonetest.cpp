// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/storethread.h"
#include "data/live/whendone.h"

#include <QSemaphore>
#include <QTest>

using namespace huying;

class WhenDoneTest : public QObject
{
    Q_OBJECT

private slots:
    void theResultComesInTheThreadOfTheContext()
    {
        StoreThread thread(QStringLiteral("test"));
        QObject context;
        int got = 0;
        QThread *where = nullptr;
        whenDone(thread.run([] { return 7; }), &context, [&](int value) {
            got = value;
            where = QThread::currentThread();
        });
        QTRY_COMPARE(got, 7);
        QCOMPARE(where, QThread::currentThread());
        QTRY_VERIFY(context.children().isEmpty());
    }

    void aContextThatIsGoneHearsNothing()
    {
        StoreThread thread(QStringLiteral("test"));
        QSemaphore gone;
        auto context = std::make_unique<QObject>();
        bool called = false;
        const QFuture<int> future = thread.run([&gone] {
            gone.acquire();
            return 7;
        });
        whenDone(future, context.get(), [&called](int) { called = true; });
        context.reset();
        gone.release();
        QTRY_VERIFY(future.isFinished());
        QObject later;
        bool heard = false; // what comes after it in the event queue
        whenDone(thread.run([] { return 1; }), &later, [&heard](int) { heard = true; });
        QTRY_VERIFY(heard);
        QVERIFY(!called);
    }

    void contextsMayGoWhileTheirAnswersCome()
    {
        StoreThread thread(QStringLiteral("test"));
        for (int i = 0; i < 2000; ++i) {
            QObject context;
            whenDone(thread.run([i] { return i; }), &context, [](int) {});
        }
    }

    void aPromiseThatIsBrokenIsHeard()
    {
        QObject context;
        bool broken = false;
        auto promise = std::make_unique<QPromise<int>>();
        promise->start();
        whenDone(promise->future(), &context, [](int) { QFAIL("no result was there"); }, [&broken] { broken = true; });
        promise.reset();
        QTRY_VERIFY(broken);
    }
};

QTEST_GUILESS_MAIN(WhenDoneTest)
#include "whendonetest.moc"
