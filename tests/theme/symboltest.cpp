// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"
#include "theme/symbols.h"

#include <QDir>
#include <QPainter>
#include <QTest>

using namespace huying;

namespace {

constexpr LampShape lamps[] = {LampShape::Circle, LampShape::Triangle, LampShape::Diamond,
                               LampShape::Bars,   LampShape::Tick,     LampShape::DashedRing};

/// What is left for somebody who sees no colour, on a monochrome print or a tired wall: ink or no ink.
QImage silhouette(SymbolPainter &painter, const Symbol &symbol)
{
    const Theme &t = painter.theme();
    QImage image(96, 96, QImage::Format_RGB32);
    image.fill(t.bg1);
    QPainter p(&image);
    painter.paint(p, {48, 48}, symbol);
    p.end();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor here = image.pixelColor(x, y);
            image.setPixelColor(x, y, here != t.bg1 && contrast(here, t.bg1) > 2 ? Qt::black : Qt::white);
        }
    return image;
}

/// Differing pixels in percent of the ink of the smaller of both.
double difference(const QImage &a, const QImage &b)
{
    int differing = 0, inkA = 0, inkB = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            inkA += a.pixel(x, y) == 0xff000000;
            inkB += b.pixel(x, y) == 0xff000000;
            differing += a.pixel(x, y) != b.pixel(x, y);
        }
    return qMin(inkA, inkB) == 0 ? 0 : 100.0 * differing / qMin(inkA, inkB);
}

void verifyApart(SymbolPainter &painter, const QList<Symbol> &symbols)
{
    QList<QImage> shapes;
    for (const Symbol &symbol : symbols)
        shapes.append(silhouette(painter, symbol));
    for (qsizetype i = 0; i < shapes.size(); ++i)
        for (qsizetype j = 0; j < i; ++j) {
            const double apart = difference(shapes[i], shapes[j]);
            QVERIFY2(apart > 12,
                     qPrintable(QStringLiteral("%1 and %2 look alike: %3 %").arg(i).arg(j).arg(apart)));
        }
}

Theme themeNamed(bool dark)
{
    return dark ? Theme::makeDark() : Theme::makeLight();
}

} // namespace

class SymbolTest : public QObject
{
    Q_OBJECT

private slots:
    void lampsDifferWithoutColour_data();
    void lampsDifferWithoutColour();
    void casesDifferWithoutColour_data() { lampsDifferWithoutColour_data(); }
    void casesDifferWithoutColour();
    void unitsDifferWithoutColour_data() { lampsDifferWithoutColour_data(); }
    void unitsDifferWithoutColour();
    void alarmsDifferWithoutColour_data() { lampsDifferWithoutColour_data(); }
    void alarmsDifferWithoutColour();
    void spritesAreKept();
    void spritesHoldTheWholeSymbol();
    void spritesFollowTheRatio();
    void headingsTurnTheArrow();
    void statusWords();
    void clusterCoversItsPlate();
    void everyIconDraws();
};

void SymbolTest::lampsDifferWithoutColour_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void SymbolTest::lampsDifferWithoutColour()
{
    QFETCH(bool, dark);
    SymbolPainter painter(themeNamed(dark));
    for (const float diameter : {10.0F, 14.0F, 20.0F, 30.0F}) {
        QList<Symbol> symbols;
        for (const LampShape shape : lamps)
            symbols.append(Symbol::lamp(shape, diameter));
        verifyApart(painter, symbols);
    }
}

void SymbolTest::casesDifferWithoutColour()
{
    QFETCH(bool, dark);
    SymbolPainter painter(themeNamed(dark));
    QList<Symbol> symbols;
    for (const LampShape shape : lamps)
        symbols.append(Symbol::event(shape, u'设'));
    verifyApart(painter, symbols);
}

void SymbolTest::unitsDifferWithoutColour()
{
    QFETCH(bool, dark);
    SymbolPainter painter(themeNamed(dark));
    QList<Symbol> symbols;
    for (int shape = 0; shape < 3; ++shape)
        for (int mark = 0; mark < 6; ++mark)
            symbols.append(Symbol::unit(static_cast<UnitShape>(shape), static_cast<UnitMark>(mark), u'格'));
    verifyApart(painter, symbols);
}

void SymbolTest::alarmsDifferWithoutColour()
{
    QFETCH(bool, dark);
    SymbolPainter painter(themeNamed(dark));
    QList<Symbol> symbols;
    for (int shape = 0; shape < 8; ++shape)
        symbols.append(Symbol::alarm(static_cast<AlarmShape>(shape)));
    verifyApart(painter, symbols);
}

void SymbolTest::spritesAreKept()
{
    SymbolPainter painter(Theme::makeDark());
    const Symbol symbol = Symbol::event(LampShape::Diamond, u'工');
    const qint64 first = painter.sprite(symbol, 1).image.cacheKey();
    QCOMPARE(painter.sprite(symbol, 1).image.cacheKey(), first);
    QVERIFY(painter.sprite(Symbol::event(LampShape::Diamond, u'容'), 1).image.cacheKey() != first);
}

void SymbolTest::spritesHoldTheWholeSymbol()
{
    SymbolPainter painter(Theme::makeDark());
    QList<Symbol> symbols{Symbol::preview(u'设'), Symbol::camera(true), Symbol::hotspot(1, 24),
                          Symbol::event(LampShape::Triangle, u'设', 40, true)};
    for (const LampShape shape : lamps)
        symbols << Symbol::lamp(shape, 30) << Symbol::event(shape, u'设') << Symbol::whistle(shape, 24);
    for (int mark = 0; mark < 6; ++mark)
        symbols << Symbol::unit(UnitShape::Helper, static_cast<UnitMark>(mark), u'志', 24, false, 225);
    for (int shape = 0; shape < 8; ++shape)
        symbols << Symbol::alarm(static_cast<AlarmShape>(shape));
    for (const Symbol &symbol : symbols) {
        const QImage image = painter.sprite(symbol, 2).image;
        for (int i = 0; i < image.width(); ++i)
            for (const QPoint edge :
                 {QPoint(i, 0), QPoint(i, image.height() - 1), QPoint(0, i), QPoint(image.width() - 1, i)})
                QVERIFY2(qAlpha(image.pixel(edge)) == 0,
                         qPrintable(QStringLiteral("kind %1 shape %2 mark %3 is cut off")
                                        .arg(int(symbol.kind))
                                        .arg(symbol.shape)
                                        .arg(symbol.mark)));
    }
}

void SymbolTest::spritesFollowTheRatio()
{
    SymbolPainter painter(Theme::makeDark());
    const Symbol symbol = Symbol::unit(UnitShape::Person, UnitMark::Free, u'格');
    const Sprite once = painter.sprite(symbol, 1);
    const Sprite twice = painter.sprite(symbol, 2);
    QCOMPARE(twice.image.width(), 2 * once.image.width());
    QCOMPARE(twice.image.devicePixelRatio(), 2.0);
    QCOMPARE(twice.hotspot, once.hotspot);
}

void SymbolTest::headingsTurnTheArrow()
{
    const auto heading = [](float degrees) {
        return Symbol::unit(UnitShape::Person, UnitMark::EnRoute, u'格', 24, false, degrees);
    };
    QCOMPARE(heading(0), heading(360));
    QCOMPARE(heading(-90), heading(270));
    QVERIFY(!(heading(0) == heading(90)));
    // Who stands still has no heading, so the cache holds one picture of him.
    QCOMPARE(Symbol::unit(UnitShape::Person, UnitMark::Free, u'格', 24, false, 10),
             Symbol::unit(UnitShape::Person, UnitMark::Free, u'格', 24, false, 200));
}

void SymbolTest::statusWords()
{
    QCOMPARE(unitShape(u"vehicle"), UnitShape::Vehicle);
    QCOMPARE(unitMark(u"enroute"), UnitMark::EnRoute);
    QCOMPARE(unitMark(u"no such"), UnitMark::Offline);
    QCOMPARE(lampShape(Lamp::Overdue), LampShape::Diamond);
}

void SymbolTest::clusterCoversItsPlate()
{
    SymbolPainter painter(Theme::makeDark());
    QImage image(200, 200, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter p(&image);
    const QRectF calm = painter.cluster(p, {100, 60}, 6, 0, 0);
    const QRectF busy = painter.cluster(p, {100, 60}, 14, 1, 2);
    QVERIFY(busy.bottom() > calm.bottom() + 10);
    QVERIFY(SymbolPainter::clusterRadius(128) > SymbolPainter::clusterRadius(6));
}

void SymbolTest::everyIconDraws()
{
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList(QDir::Files);
    QVERIFY(files.size() > 60);
    for (const QString &file : files) {
        QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter p(&image);
        paintIcon(p, image.rect(), file.chopped(4), Qt::red);
        p.end();
        int ink = 0;
        for (int y = 0; y < 32; ++y)
            for (int x = 0; x < 32; ++x)
                ink += qAlpha(image.pixel(x, y)) > 128;
        QVERIFY2(ink > 20, qPrintable(file));
    }
}

QTEST_MAIN(SymbolTest)
#include "symboltest.moc"
