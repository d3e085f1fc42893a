// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/lampdelegate.h"

#include "theme/language.h"

#include <QTest>

using namespace huying;

class LampDelegateTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void limitsRead_data();
    void limitsRead();
};

void LampDelegateTest::initTestCase()
{
    QVERIFY(applyLanguage(*qApp, QStringLiteral("zh_CN")));
}

void LampDelegateTest::limitsRead_data()
{
    QTest::addColumn<int>("shape");
    QTest::addColumn<TimeMs>("left");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, LampShape shape, TimeMs left, const char *text) {
        QTest::newRow(name) << int(shape) << left << QString::fromUtf8(text);
    };
    row("left", LampShape::Circle, 114 * minuteMs, "余 1:54");
    row("near", LampShape::Triangle, 17 * minuteMs, "余 0:17");
    row("over", LampShape::Diamond, -36 * minuteMs, "超 0:36");
    row("just over", LampShape::Diamond, -1, "超 0:00");
    row("long", LampShape::Circle, 99 * hourMs + 59 * minuteMs, "余 99:59");
    row("days", LampShape::Circle, 101 * hourMs, "余 4 天");
    row("days over", LampShape::Diamond, -240 * hourMs, "超 10 天");
    row("stopped", LampShape::Bars, 5 * hourMs, "停钟");
    row("closed", LampShape::Tick, 0, "办结");
    row("none", LampShape::DashedRing, 0, "无数据");
}

void LampDelegateTest::limitsRead()
{
    QFETCH(int, shape);
    QFETCH(TimeMs, left);
    QFETCH(QString, text);
    QCOMPARE(limitText(static_cast<LampShape>(shape), left), text);
}

QTEST_MAIN(LampDelegateTest)
#include "lampdelegatetest.moc"
