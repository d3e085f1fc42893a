// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/toast.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace huying;

class ToastTest : public QObject
{
    Q_OBJECT

private slots:
    void actionEndsTheToast();
    void timeEndsTheToast();
    void stackStaysInTheCorner();
    void keepsToItsPart();
    void theSameAgainIsCounted();
    void focusStaysWhereItWas();
};

void ToastTest::actionEndsTheToast()
{
    QWidget window;
    window.resize(800, 600);
    ToastStack stack(&window);
    QSignalSpy acted(&stack, &ToastStack::actionTriggered);
    const int id = stack.post(
        {LampShape::Tick, QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("undo"), 30, true});
    auto *undo = stack.findChild<QPushButton *>();
    QVERIFY(undo);
    QVERIFY(undo->text().contains(QLatin1String("30")));
    QTest::mouseClick(undo, Qt::LeftButton);
    QCOMPARE(acted.size(), 1);
    QCOMPARE(acted.first().first().toInt(), id);
    QVERIFY(stack.isHidden());
}

void ToastTest::timeEndsTheToast()
{
    QWidget window;
    ToastStack stack(&window);
    QSignalSpy gone(&stack, &ToastStack::dismissed);
    stack.post({LampShape::Tick, QStringLiteral("a"), {}, {}, 1});
    QVERIFY(gone.wait(3000));
    QVERIFY(stack.isHidden());
}

void ToastTest::stackStaysInTheCorner()
{
    QWidget window;
    window.resize(800, 600);
    ToastStack stack(&window);
    window.show();
    stack.post({LampShape::Tick, QStringLiteral("a"), {}, {}});
    stack.post({LampShape::Triangle, QStringLiteral("b"), {}, {}});
    QCOMPARE(stack.geometry().right(), 800 - 16 - 1);
    window.resize(1000, 700);
    QCOMPARE(stack.geometry().right(), 1000 - 16 - 1);
    QVERIFY(stack.geometry().bottom() < 700);
    QVERIFY(stack.height() >= 86);
}

void ToastTest::theSameAgainIsCounted()
{
    QWidget window;
    ToastStack stack(&window);
    const ToastText full{LampShape::Diamond, QStringLiteral("Not done"), QStringLiteral("disk full"), {}, 10};
    const int id = stack.post(full);
    QCOMPARE(stack.post(full), id);
    QCOMPARE(stack.findChildren<ToastLine *>().size(), 1);
    QCOMPARE(stack.findChildren<QLabel *>().first()->text(), QStringLiteral("Not done ×2"));
    QVERIFY(stack.post({LampShape::Tick, QStringLiteral("Not done"), QStringLiteral("disk full"), {}}) != id);
}

void ToastTest::keepsToItsPart()
{
    QWidget window;
    window.resize(800, 600);
    QWidget map(&window);
    map.setGeometry(100, 50, 500, 300);
    ToastStack stack(&window);
    stack.keepTo(&map);
    window.show();
    stack.post({LampShape::Tick, QStringLiteral("a"), {}, {}});
    QCOMPARE(stack.geometry().bottomRight(), QPoint(600 - 16 - 1, 350 - 16 - 1));
    map.setGeometry(100, 50, 600, 400);
    QCOMPARE(stack.geometry().bottomRight(), QPoint(700 - 16 - 1, 450 - 16 - 1));
}

void ToastTest::focusStaysWhereItWas()
{
    QWidget window;
    QPushButton button(&window);
    ToastStack stack(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    button.setFocus();
    stack.post({LampShape::Tick, QStringLiteral("a"), {}, QStringLiteral("undo")});
    QVERIFY(button.hasFocus());
}

QTEST_MAIN(ToastTest)
#include "toasttest.moc"
