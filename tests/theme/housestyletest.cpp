// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/housestyle.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStyleOption>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace huying;

namespace {

int count(const QImage &image, const QColor &color)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            found += image.pixelColor(x, y) == color;
    return found;
}

} // namespace

class HouseStyleTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { applyTheme(*qApp, Theme::makeDark()); }
    void focusIsAlwaysRinged_data();
    void focusIsAlwaysRinged();
    void controlsHaveTheirHeight();
    void nothingIsShadedOrRound();
    void subtreesHaveTheirOwnTheme();
    void themeChangesLive();
};

void HouseStyleTest::focusIsAlwaysRinged_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"button", "primary", "tool", "edit", "combo", "check"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void HouseStyleTest::focusIsAlwaysRinged()
{
    QFETCH(QString, kind);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    QWidget *control = nullptr;
    if (kind == QLatin1String("tool"))
        control = new QToolButton;
    else if (kind == QLatin1String("edit"))
        control = new QLineEdit;
    else if (kind == QLatin1String("combo"))
        control = new QComboBox;
    else if (kind == QLatin1String("check"))
        control = new QCheckBox(QStringLiteral("a"));
    else
        control = new QPushButton(QStringLiteral("a"));
    if (kind == QLatin1String("primary"))
        control->setProperty("role", "primary");
    control->setFocusPolicy(Qt::StrongFocus);
    auto *other = new QPushButton;
    column->addWidget(other);
    column->addWidget(control);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QColor accent = themeOf(control).acc;

    other->setFocus(Qt::MouseFocusReason);
    QTRY_VERIFY(other->hasFocus());
    const int before = count(control->grab().toImage(), accent);
    // By the mouse as well: Fusion would wait for the Tab key.
    control->setFocus(Qt::MouseFocusReason);
    QTRY_VERIFY(control->hasFocus());
    const int ring = count(control->grab().toImage(), accent) - before;
    QVERIFY2(ring >= 2 * control->height(), qPrintable(QString::number(ring)));
}

void HouseStyleTest::controlsHaveTheirHeight()
{
    QPushButton button(QStringLiteral("派发")), main(QStringLiteral("派发"));
    QLineEdit edit, compact;
    main.setProperty("main", true);
    compact.setProperty("compact", true);
    QCOMPARE(button.sizeHint().height(), 32);
    QCOMPARE(main.sizeHint().height(), 40);
    QCOMPARE(edit.sizeHint().height(), 32);
    QCOMPARE(compact.sizeHint().height(), 28);
    QVERIFY(QCheckBox(QStringLiteral("a")).sizeHint().height() >= 24);
}

void HouseStyleTest::nothingIsShadedOrRound()
{
    QPushButton button;
    button.resize(80, 32);
    const QImage image = button.grab().toImage();
    const QColor ground = themeOf(&button).bg2;
    // One colour from top to bottom, from just inside the edge on.
    for (int y = 2; y < 30; ++y)
        QCOMPARE(image.pixelColor(40, y), ground);
}

void HouseStyleTest::subtreesHaveTheirOwnTheme()
{
    QWidget window;
    QWidget desk(&window);
    QPushButton onDesk(QStringLiteral("a"), &desk), onSeat(QStringLiteral("a"), &window);
    applyTheme(desk, Theme::makeLight(Surface::Desk));
    QVERIFY(!themeOf(&onDesk).dark);
    QVERIFY(themeOf(&onSeat).dark);
    QVERIFY(themeOf(nullptr).dark);
    QCOMPARE(onDesk.palette().color(QPalette::Text), Theme::makeLight().t1);
    QCOMPARE(onSeat.palette().color(QPalette::Text), Theme::makeDark().t1);
    QVERIFY(&symbolsOf(&onDesk) != &symbolsOf(&onSeat));
    QCOMPARE(&symbolsOf(&onSeat), &symbolsOf(nullptr));
}

void HouseStyleTest::themeChangesLive()
{
    QPushButton button;
    button.resize(80, 32);
    button.show();
    QVERIFY(QTest::qWaitForWindowExposed(&button));
    const QColor dark = button.grab().toImage().pixelColor(40, 16);
    applyTheme(*qApp, Theme::makeLight());
    const QColor light = button.grab().toImage().pixelColor(40, 16);
    QVERIFY(dark != light);
    QTRY_COMPARE(button.palette().color(QPalette::Window),
                 Theme::makeLight().bg0); // Qt sends palettes round later
}

QTEST_MAIN(HouseStyleTest)
#include "housestyletest.moc"
