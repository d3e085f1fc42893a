// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/instantmaps.h"
#include "app/console/session.h"
#include "maps/view/mapview.h"
#include "tests/support/patience.h"
#include "widgets/replay/pastframe.h"

#include <QStandardPaths>
#include <QTest>

using namespace huying;

/// Two instants on two maps: each its own cases and frame, one view.
class InstantMapsTest : public QObject
{
    Q_OBJECT

    static constexpr LonLat middle{109.2, 23.7};

    static CaseState caseAt(int number, const char *state, double north)
    {
        CaseState made;
        made.id = uuid7(1765000000000 + number, 1, 1);
        made.version = 2;
        made.state = QString::fromLatin1(state);
        made.title = QStringLiteral("路灯不亮 %1").arg(number);
        made.place = LonLat{middle.lon, middle.lat + north};
        return made;
    }

    struct Seat
    {
        Session session{Options{}, std::nullopt, Account{}, *Workflow::load()};
        InstantMaps maps{session};
        InstantComparison comparison;

        Seat()
        {
            session.present.merge({caseAt(0, "handling", 0), caseAt(1, "closed", 0.002), caseAt(2, "handling", 0.004)});
            CaseState then = session.present.at(1);
            then.version = 1;
            then.state = QStringLiteral("handling");
            comparison.before = 1'765'000'000'000;
            comparison.after = comparison.before + dayMs;
            comparison.beforeView = std::make_shared<PastView>(
                PastView{comparison.before, {PastView::asNow, 0, PastView::notYet}, {then}});
            comparison.afterView = std::make_shared<PastView>(
                PastView{comparison.after, {PastView::asNow, PastView::asNow, PastView::asNow}, {}});
            for (int side : {0, 1}) {
                maps.map(side).setAnimated(false);
                maps.map(side).resize(600, 400);
            }
            maps.resize(1201, 400);
            maps.show();
            maps.showInstants(comparison);
        }
        QString frame(int side) const { return maps.map(side).findChild<PastFrame *>()->text(); }
        QList<CaseId> open(int side) const
        {
            QList<CaseId> ids;
            for (int row = 0; row < maps.board(side).size(); ++row)
                if (const CaseState &c = maps.board(side).at(row); !c.id.isNull() && !session.live.workflow().isFinal(c.state))
                    ids << c.id;
            return ids;
        }
    };

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void eachHasItsOwnInstantAndSaysIt()
    {
        Seat seat;
        const CaseBoard &now = seat.session.present;
        QCOMPARE(seat.open(0), (QList<CaseId>{now.at(0).id, now.at(1).id}));
        QCOMPARE(seat.open(1), (QList<CaseId>{now.at(0).id, now.at(2).id}));
        const auto when = [](TimeMs at) { return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("yyyy-MM-dd HH:mm")); };
        QVERIFY(seat.frame(0).startsWith(QLatin1String("A")) && seat.frame(0).contains(when(seat.comparison.before)));
        QVERIFY(seat.frame(1).startsWith(QLatin1String("B")) && seat.frame(1).contains(when(seat.comparison.after)));
        QVERIFY(!seat.session.time.isPast()); // the console itself stays where it is

        // The present goes on, and neither instant with it.
        CaseState closed = now.at(0);
        ++closed.version;
        closed.state = QStringLiteral("closed");
        seat.session.present.merge({closed, caseAt(3, "handling", 0.006)});
        QCOMPARE(seat.open(0).size(), 2);
        QCOMPARE(seat.open(1).size(), 2);

        seat.comparison.afterView = std::make_shared<PastView>(PastView{seat.comparison.after, {}, {}}); // what is now
        seat.maps.showInstants(seat.comparison);
        QCOMPARE(seat.open(1), (QList<CaseId>{now.at(2).id, now.at(3).id}));
        QVERIFY(seat.frame(1) != seat.frame(0));
        seat.maps.showInstants({}); // nothing was compared: nothing changes
        QCOMPARE(seat.open(1).size(), 2);
    }

    /// What is many on one map is many on the other.
    void oneSetOfClassesForBoth()
    {
        Seat seat;
        std::vector<AreaRecord> records;
        for (int i = 0; i < 9; ++i) {
            AreaRecord record;
            record.code = QStringLiteral("V%1").arg(i);
            record.name = record.code;
            record.level = AreaLevel::Village;
            const double west = 109 + 0.02 * i;
            record.shape = {{{{west, 23.6}, {west + 0.02, 23.6}, {west + 0.02, 23.7}, {west, 23.7}, {west, 23.6}}}};
            records.push_back(record);
        }
        emit seat.session.live.areasLoaded(std::make_shared<const AreaTree>(std::move(records)));
        QList<CaseState> many; // that came between the instants
        for (int i = 0; i < 90; ++i) {
            CaseState c = caseAt(100 + i, "handling", 0);
            c.area = QStringLiteral("V%1").arg(i % 9);
            many << c;
        }
        seat.session.present.merge(many);
        PastView before = *seat.comparison.beforeView;
        before.rows.resize(static_cast<std::size_t>(seat.session.present.size()), PastView::notYet);
        seat.comparison.beforeView = std::make_shared<PastView>(before);
        seat.comparison.afterView = std::make_shared<PastView>(PastView{seat.comparison.after, {}, {}});
        seat.maps.showInstants(seat.comparison);
        const auto classes = [&seat](int side) {
            const MapContentPtr content = seat.maps.map(side).contentForPaper();
            if (!content->shapes || !content->openCases || !content->besideCases)
                return Choropleth();
            return choroplethOf(*content->shapes, *content->openCases, AreaLevel::Village, content->besideCases.get());
        };
        QTRY_COMPARE_WITH_TIMEOUT(classes(1).bounds[1], 10.0, test::patience(5000));
        QTRY_COMPARE_WITH_TIMEOUT(classes(0), classes(1), test::patience(5000));
        const MapContentPtr before0 = seat.maps.map(0).contentForPaper();
        QVERIFY(choroplethOf(*before0->shapes, *before0->openCases, AreaLevel::Village).bounds[1] < 10); // alone it would differ
    }

    void oneViewForBoth()
    {
        Seat seat;
        const auto same = [&seat] {
            const Viewport &a = seat.maps.map(0).viewport(), &b = seat.maps.map(1).viewport();
            return a.x == b.x && a.y == b.y && a.zoom == b.zoom && a.size == seat.maps.map(0).size() && b.size == seat.maps.map(1).size();
        };
        seat.maps.map(0).setViewport(Viewport::around(middle, 12, seat.maps.map(0).size()));
        QVERIFY(same());
        seat.maps.map(1).zoomBy(2);
        QTRY_VERIFY_WITH_TIMEOUT(seat.maps.map(1).viewport().zoom > 13.9 && same(), test::patience(5000));
        seat.maps.flyTo(seat.session.present.at(2).id);
        QTRY_VERIFY_WITH_TIMEOUT(same() && seat.maps.map(1).viewport().zoom > 15, test::patience(5000));
        const LonLat centre = seat.maps.map(1).viewport().lonLatAt(QPointF(seat.maps.map(1).width() / 2.0, seat.maps.map(1).height() / 2.0));
        QVERIFY(qAbs(centre.lat - (middle.lat + 0.004)) < 1e-5);
        seat.maps.flyTo({}); // of no case
        QVERIFY(same());
    }
};

QTEST_MAIN(InstantMapsTest)
#include "instantmapstest.moc"
