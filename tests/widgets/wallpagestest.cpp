// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/whistlelist.h"
#include "tests/widgets/samplecounty.h"
#include "theme/theme.h"
#include "widgets/indicators/figuretext.h"
#include "widgets/indicators/kpistrip.h"
#include "widgets/controls/kpitile.h"
#include "widgets/wall/wallpages.h"

#include <QSignalSpy>
#include <QTest>

using namespace huying;

class WallPagesTest : public QObject
{
    Q_OBJECT

    support::SampleCounty m_county{600};
    UnitBoard m_units;

    static QWidget *block(const QWidget &page, const QString &name)
    {
        for (QWidget *child : page.findChildren<QWidget *>())
            if (child->accessibleName() == name)
                return child;
        return nullptr;
    }

private slots:
    void tilesCountAndChoose()
    {
        Indicators indicators(m_county.board, m_units, m_county.workflow, [this] { return m_county.now; });
        KpiStrip strip(indicators);
        QWidget *overdue = block(strip, QStringLiteral("Overdue"));
        QVERIFY(overdue);
        QVERIFY(overdue->accessibleDescription().startsWith(countText(indicators.figures().open.with(Lamp::Overdue))));
        QSignalSpy chosen(&strip, &KpiStrip::lampsChosen);
        QTest::keyClick(overdue, Qt::Key_Space);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 1 << int(Lamp::Overdue));
    }

    /// The seam between the two screens stays free, and nothing on a wall waits for a mouse or a key.
    void nothingTouchesTheSeam()
    {
        Indicators indicators(m_county.board, m_units, m_county.workflow, [this] { return m_county.now; });
        indicators.setAreas(m_county.words.areas());
        auto *map = new QWidget;
        WallMapPage left(map, indicators, m_county.words);
        WallFiguresPage right(indicators, m_county.words);
        for (QWidget *page : {static_cast<QWidget *>(&left), static_cast<QWidget *>(&right)}) {
            applyTheme(*page, Theme::makeDark(Surface::Wall));
            page->setAttribute(Qt::WA_DontShowOnScreen);
            page->resize(1920, 1080);
            page->show();
            for (const QWidget *child : page->findChildren<QWidget *>()) {
                QVERIFY(child->focusPolicy() == Qt::NoFocus);
                const QRect at(child->mapTo(page, QPoint()), child->size());
                const bool isHeader = at.width() == page->width(); // keeps its own margin
                QVERIFY2(isHeader || (at.left() >= 24 && at.right() < page->width() - 24), qPrintable(child->accessibleName()));
            }
            const QImage shot = page->grab().toImage();
            const QColor ground = shot.pixelColor(2, 300);
            for (int y = 0; y < shot.height(); ++y)
                for (const int x : {4, 12, 20, shot.width() - 4, shot.width() - 12, shot.width() - 20})
                    QVERIFY2(shot.pixelColor(x, y) == ground, qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
        }
        QVERIFY(map->width() > 1300 && map->height() > 800);
    }

    /// On a preview of half the width everything is half as large, not cut off.
    void pagesScaleWithTheirWindow()
    {
        Indicators indicators(m_county.board, m_units, m_county.workflow, [this] { return m_county.now; });
        WallFiguresPage page(indicators, m_county.words);
        page.setAttribute(Qt::WA_DontShowOnScreen);
        const auto widthOf = [&](int width, int height) {
            page.resize(width, height);
            page.show();
            return block(page, QStringLiteral("Towns"))->width();
        };
        const int whole = widthOf(1920, 1080);
        QVERIFY(qAbs(widthOf(960, 540) * 2 - whole) <= 2);
        QVERIFY(qAbs(widthOf(960, 1080) * 2 - whole) <= 2);
        QVERIFY(qAbs(widthOf(3840, 2160) - whole * 2) <= 2);
        QCOMPARE(block(page, QStringLiteral("Towns"))->y(), 2 * 304);
    }

    void wallNeverSaysWhatPeopleTyped()
    {
        CaseState c = m_county.makeCase();
        c.title = QStringLiteral("张三家漏水 13800001234");
        c.dueAt = m_county.now - 400 * dayMs;
        c.state = QStringLiteral("handling");
        c.stoppedAt = 0;
        c.flags = 0;
        m_county.board.merge({c});
        Indicators indicators(m_county.board, m_units, m_county.workflow, [this] { return m_county.now; });
        indicators.setAreas(m_county.words.areas());
        WallMapPage left(new QWidget, indicators, m_county.words);
        WallFiguresPage right(indicators, m_county.words);
        indicators.refresh();
        const QWidget *banner = block(left, QStringLiteral("Longest overdue case"));
        QVERIFY(banner && !banner->accessibleDescription().isEmpty());
        QVERIFY(!banner->accessibleDescription().contains(QStringLiteral("张三")));
        const QWidget *list = block(right, QStringLiteral("Pressing"));
        QVERIFY(list && !list->accessibleDescription().contains(QStringLiteral("138")));
    }

    /// A whistle is one row, by the department that is most urgent, and a restricted one is none.
    void whistlesSayWhoOwesWhat()
    {
        support::SampleCounty county(0);
        QList<CaseState> cases;
        for (int i = 0; i < 3; ++i) {
            CaseState c = county.makeCase();
            c.state = QStringLiteral("handling");
            c.title = QStringLiteral("张三家 13800001234");
            c.whistle = {};
            c.whistle.calledAt = county.now - hourMs;
            c.whistle.legs.resize(2);
            c.whistle.legs[0].org = QStringLiteral("D05");
            c.whistle.legs[1].org = QStringLiteral("D03");
            c.whistle.legs[0].signDue = county.now + (i + 2) * hourMs;
            c.whistle.legs[1].signDue = county.now + (i ? hourMs * (i + 1) : -13 * minuteMs);
            c.flags = i == 2 ? static_cast<int>(FlagRestricted) : 0;
            cases << c;
        }
        county.board.merge(cases);
        UnitBoard units;
        Indicators indicators(county.board, units, county.workflow, [&county] { return county.now; });
        indicators.setAreas(county.words.areas());
        OpenCases open(county.board, county.workflow);
        WhistleList list(open, [&county] { return county.now; });
        WallFiguresPage page(indicators, county.words);
        page.setWhistles(list);
        page.setAttribute(Qt::WA_DontShowOnScreen);
        page.resize(1920, 1080);
        page.show();
        indicators.refresh();
        QCOMPARE(list.whistles(), 3);
        QCOMPARE(list.late(), 1);
        const QWidget *whistles = block(page, QStringLiteral("Whistles")), *pressing = block(page, QStringLiteral("Pressing"));
        QVERIFY(whistles && pressing && whistles->y() > pressing->geometry().bottom());
        const QStringList said = whistles->accessibleDescription().split(QStringLiteral("; "));
        QCOMPARE(said.size(), 2);
        QVERIFY2(said[0].contains(county.words.shortOrganization(QStringLiteral("D03"))), qPrintable(said[0]));
        QVERIFY(!whistles->accessibleDescription().contains(QStringLiteral("138")));
    }

    /// The map numbers what the list beside it names.
    void mapIsToldWhatIsListed()
    {
        Indicators indicators(m_county.board, m_units, m_county.workflow, [this] { return m_county.now; });
        indicators.setAreas(m_county.words.areas());
        WallMapPage page(new QWidget, indicators, m_county.words);
        QStringList told;
        connect(&page, &WallMapPage::hotAreasChanged, this, [&told](const QStringList &codes) { told = codes; });
        page.setAttribute(Qt::WA_DontShowOnScreen);
        page.resize(1920, 1080);
        page.show();
        indicators.refresh();
        QStringList four;
        for (const HotArea &hot : indicators.hotAreas(4))
            four << hot.code;
        QCOMPARE(four.size(), 4);
        QCOMPARE(told, four);
        page.resize(960, 540); // a preview lists as many
        QCOMPARE(told, four);
    }

    void ratesAreNeverRoundedUpToAHundred()
    {
        QCOMPARE(percentText({1999, 2000}), QStringLiteral("99.9"));
        QCOMPARE(percentText({2000, 2000}), QStringLiteral("100"));
        QCOMPARE(percentText({0, 0}), QString());
        QCOMPARE(percentText({0.9, 3}), QStringLiteral("30.0"));
        QCOMPARE(pointsText({97, 100}, {96.6, 100}), QStringLiteral("+0.4"));
        QCOMPARE(pointsText({96, 100}, {97, 100}), QStringLiteral("−1.0"));
        QCOMPARE(pointsText({1, 2}, {0, 0}), QString());
        QCOMPARE(differenceText(-1284), QStringLiteral("−1,284"));
    }
};

QTEST_MAIN(WallPagesTest)
#include "wallpagestest.moc"
