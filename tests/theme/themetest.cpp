// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/analysisshades.h"
#include "theme/theme.h"

#include <QTest>

using namespace huying;

namespace {

constexpr double readable = 4.5;     // WCAG 2.2 AA, text
constexpr double recognisable = 3.0; // WCAG 2.2 AA, graphics

struct Pair
{
    const char *name;
    QColor text, ground;
};

QList<Pair> textPairs(const Theme &t)
{
    QList<Pair> pairs;
    const std::pair<const char *, QColor> grounds[] = {
        {"bg0", t.bg0}, {"bg1", t.bg1}, {"bg2", t.bg2}, {"acct", t.acct}};
    for (const auto &[name, ground] : grounds)
        for (const QColor &text : {t.t1, t.t2, t.t3, t.acc, t.red, t.yel})
            pairs.append({name, text, ground});
    pairs += {{"redt", t.t1, t.redt},
              {"redt", t.red, t.redt},
              {"yelt", t.t1, t.yelt},
              {"yelt", t.yel, t.yelt},
              {"bg3", t.t1, t.bg3},
              {"bg3", t.t2, t.bg3},
              {"accf", t.onAccent, t.accf},
              {"red", t.onRed, t.red},
              {"yelf", t.onYel, t.yelf},
              {"unit", t.onUnit, t.unit},
              {"ink", t.t1, t.ink},
              {"acc", t.onUnit, t.acc},
              {"land", t.map.label, t.map.land},
              {"water", t.map.label, t.map.water}};
    return pairs;
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private slots:
    void contrastOfKnownPairs();
    void textIsReadable_data();
    void textIsReadable();
    void shapesAreRecognisable_data() { textIsReadable_data(); }
    void shapesAreRecognisable();
    void choroplethGetsHeavier_data() { textIsReadable_data(); }
    void choroplethGetsHeavier();
    void divergingShadesStandOff_data() { textIsReadable_data(); }
    void divergingShadesStandOff();
};

/// What is sure is recognised on the land and beside what may be chance, both ways alike.
void ThemeTest::divergingShadesStandOff()
{
    QFETCH(bool, dark);
    const Theme t = dark ? Theme::makeDark() : Theme::makeLight();
    for (const int side : {-1, 1}) {
        QVERIFY(contrast(divergingShade(t, 2 * side), t.map.land) >= recognisable);
        QVERIFY(contrast(divergingShade(t, 2 * side), divergingShade(t, side)) >= 1.8);
        QVERIFY(contrast(divergingShade(t, side), divergingShade(t, 0)) >= 1.5);
    }
    QVERIFY(contrast(divergingShade(t, 2), divergingShade(t, -2)) < 1.6); // neither way is louder
    for (int kind = 0; kind < 4; ++kind) {
        QVERIFY(contrast(hotSpotShade(t, kind), t.map.land) >= recognisable);
        for (int other = 0; other < kind; ++other)
            QVERIFY(hotSpotHatching(kind) != hotSpotHatching(other));
    }
}

void ThemeTest::contrastOfKnownPairs()
{
    QCOMPARE(qRound(contrast(Qt::white, Qt::black) * 10), 210);
    QCOMPARE(qRound(contrast(QColor(0x777777), Qt::white) * 100), 448); // the classic near miss
}

void ThemeTest::textIsReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void ThemeTest::textIsReadable()
{
    QFETCH(bool, dark);
    for (const Pair &p : textPairs(dark ? Theme::makeDark() : Theme::makeLight()))
        QVERIFY2(contrast(p.text, p.ground) >= readable,
                 qPrintable(QStringLiteral("%1 on %2 (%3): %4")
                                .arg(p.text.name(), QLatin1String(p.name), p.ground.name())
                                .arg(contrast(p.text, p.ground), 0, 'f', 2)));
}

void ThemeTest::shapesAreRecognisable()
{
    QFETCH(bool, dark);
    const Theme t = dark ? Theme::makeDark() : Theme::makeLight();
    for (const QColor &edge : {t.grn, t.red, t.yel, t.t3, t.acc, t.unit})
        for (const QColor &ground : {t.bg1, t.acct, t.map.land, t.map.water})
            QVERIFY2(contrast(edge, ground) >= recognisable,
                     qPrintable(edge.name() + QStringLiteral(" on ") + ground.name()));
}

void ThemeTest::choroplethGetsHeavier()
{
    QFETCH(bool, dark);
    const Theme t = dark ? Theme::makeDark() : Theme::makeLight();
    for (std::size_t i = 1; i < t.map.choropleth.size(); ++i) {
        QVERIFY(contrast(t.map.choropleth[i], t.map.choropleth[i - 1]) >= 1.2);
        QVERIFY(contrast(t.map.choropleth[i], t.map.land) > contrast(t.map.choropleth[i - 1], t.map.land));
    }
}

QTEST_APPLESS_MAIN(ThemeTest)
#include "themetest.moc"
