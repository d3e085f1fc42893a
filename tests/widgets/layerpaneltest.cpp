// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layerfilter.h"
#include "widgets/layers/layerpanel.h"
#include "widgets/layers/layerrow.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QVBoxLayout>

using namespace huying;

namespace {

MapLayer layer(const char *id, LayerGroup group, bool visible = true)
{
    MapLayer made;
    made.id = made.name = QString::fromLatin1(id);
    made.group = group;
    made.visible = visible;
    return made;
}

QList<MapLayer> sample()
{
    QList<MapLayer> layers{layer("units", LayerGroup::People), layer("people", LayerGroup::People, false),
                           layer("cases", LayerGroup::Cases), layer("project:roads", LayerGroup::Project),
                           layer("project:lost", LayerGroup::Project)};
    layers[4].problem = QStringLiteral("找不到文件 lost.shp");
    return layers;
}

} // namespace

class LayerPanelTest : public QObject
{
    Q_OBJECT

    struct Map
    {
        LayerModel model;
        QWidget window;
        QLineEdit *other = new QLineEdit(&window);
        LayerPanel *panel;

        explicit Map(QList<MapLayer> layers = sample())
        {
            model.setLayers(std::move(layers));
            panel = new LayerPanel(model, &window);
            panel->move(8, 8);
            window.resize(800, 600);
            window.show();
        }
        LayerRow *row(const char *name) const { return panel->findChild<LayerRow *>(QString::fromLatin1(name)); }
        LayerRow *people() const { return row("group:0"); }
        template <class W> W *visibleChild() const
        {
            for (W *child : panel->findChildren<W *>())
                if (child->isVisible())
                    return child;
            return nullptr;
        }
    };

private slots:
    void groupShowsItsLayers()
    {
        Map map;
        QCOMPARE(map.people()->checkState(), Qt::PartiallyChecked);
        map.model.setVisible(QStringLiteral("people"), true);
        QCOMPARE(map.people()->checkState(), Qt::Checked);
        map.model.setVisible(QStringLiteral("people"), false);
        map.model.setVisible(QStringLiteral("units"), false);
        QCOMPARE(map.people()->checkState(), Qt::Unchecked);
        QVERIFY(!map.row("group:1")); // no layers, no row
    }

    void keysEditTheModel()
    {
        Map map;
        map.people()->setFocus();
        QTest::keyClick(map.people(), Qt::Key_Space);
        QVERIFY(map.model.layer(QStringLiteral("units"))->visible && map.model.layer(QStringLiteral("people"))->visible);
        QTest::keyClick(map.people(), Qt::Key_Space);
        QVERIFY(!map.model.layer(QStringLiteral("units"))->visible && !map.model.layer(QStringLiteral("people"))->visible);
        QVERIFY(!map.row("people")->isVisible());
        QTest::keyClick(map.people(), Qt::Key_Right);
        QVERIFY(map.row("people")->isVisible());
        QTest::keyClick(map.row("people"), Qt::Key_Space);
        QVERIFY(map.model.layer(QStringLiteral("people"))->visible);
        QVERIFY(!map.model.layer(QStringLiteral("units"))->visible);
        QTest::keyClick(map.people(), Qt::Key_Left);
        QVERIFY(!map.row("people")->isVisible());
    }

    void mouseOnTheBoxShowsElsewhereOpens()
    {
        Map map;
        LayerRow *cases = map.row("group:2");
        QTest::mouseClick(cases, Qt::LeftButton, {}, {15, 13});
        QVERIFY(!map.model.layer(QStringLiteral("cases"))->visible);
        QVERIFY(!map.visibleChild<QSlider>());
        QTest::mouseClick(cases, Qt::LeftButton, {}, {90, 13});
        QVERIFY(!map.model.layer(QStringLiteral("cases"))->visible);
        QVERIFY(map.visibleChild<QSlider>());
    }

    void opacityAndZoomGoBothWays()
    {
        Map map;
        map.panel->openGroup(LayerGroup::Cases);
        auto *opacity = map.visibleChild<QSlider>();
        QVERIFY(opacity);
        opacity->setValue(40);
        QCOMPARE(map.model.layer(QStringLiteral("cases"))->opacity, 0.4);
        map.model.setOpacity(QStringLiteral("cases"), 0.75);
        QCOMPARE(opacity->value(), 75);

        QList<QDoubleSpinBox *> limits;
        for (auto *box : map.panel->findChildren<QDoubleSpinBox *>())
            if (box->isVisible())
                limits << box;
        QCOMPARE(limits.size(), 2);
        map.model.setZoomLimits(QStringLiteral("cases"), 3, 18);
        QCOMPARE(limits[0]->value(), 3);
        QCOMPARE(limits[1]->value(), 18);
        limits[0]->setValue(20); // past the upper one, which follows
        QCOMPARE(map.model.layer(QStringLiteral("cases"))->minZoom, 20);
        QCOMPARE(map.model.layer(QStringLiteral("cases"))->maxZoom, 20);
    }

    void filterGoesBothWays()
    {
        Map map;
        const QString people = QStringLiteral("people");
        map.panel->openGroup(LayerGroup::People);
        map.panel->openLayer(people);
        const auto filters = map.panel->findChildren<LayerFilter *>();
        QVERIFY(std::ranges::none_of(filters, &QWidget::isVisible)); // nothing to filter by
        map.model.setChoices(people, {{QStringLiteral("0"), QStringLiteral("普通居民")}, {QStringLiteral("3"), QStringLiteral("独居老人")}});
        map.model.setAreas({{QStringLiteral("451381"), QStringLiteral("清渡县")}, {QStringLiteral("451381001"), QStringLiteral("城关镇")}});
        map.model.setCount(people, 3000);
        const auto filter = std::ranges::find_if(filters, &QWidget::isVisible);
        QVERIFY(filter != filters.end());
        const auto boxes = (*filter)->findChildren<QComboBox *>();
        QCOMPARE(boxes.size(), 2);
        QTest::keyClick(boxes[0], Qt::Key_Down); // from everywhere to the county
        QCOMPARE(map.model.layer(people)->filter.area, QStringLiteral("451381"));
        QTest::keyClick(boxes[1], Qt::Key_Down);
        QCOMPARE(map.model.layer(people)->filter.unvisitedDays, 30);
        auto *menu = (*filter)->findChild<QMenu *>();
        QCOMPARE(menu->actions().size(), 2);
        menu->actions().at(1)->trigger();
        QCOMPARE(map.model.layer(people)->filter.categories, QStringList{QStringLiteral("3")});
        map.model.setFound(people, 41);
        QVERIFY(map.row("people")->accessibleDescription().contains(LayerRow::tr("filtered")));
        QVERIFY(map.row("people")->accessibleDescription().contains(QStringLiteral("41")));
        map.model.setFilter(people, {});
        QCOMPARE(boxes[0]->currentIndex(), 0);
        QCOMPARE(boxes[1]->currentIndex(), 0);
        QVERIFY(!menu->actions().at(1)->isChecked());
    }

    void lockedLayerStaysAsItIs()
    {
        QList<MapLayer> layers{layer("care", LayerGroup::Sentiment, false)};
        layers[0].locked = true;
        Map map(layers);
        QTest::keyClick(map.row("group:4"), Qt::Key_Space);
        QVERIFY(!map.model.layer(QStringLiteral("care"))->visible);
        QVERIFY(!map.row("group:4")->isChecked());
        map.panel->openGroup(LayerGroup::Sentiment);
        QVERIFY(!map.visibleChild<QSlider>()->isEnabled());
    }

    void problemIsSaidInWords()
    {
        Map map;
        map.panel->openGroup(LayerGroup::Project);
        map.panel->openLayer(QStringLiteral("project:lost"));
        bool said = false;
        for (const QLabel *label : map.panel->findChildren<QLabel *>())
            said = said || (label->isVisible() && label->text() == QStringLiteral("找不到文件 lost.shp"));
        QVERIFY(said);
        QVERIFY(map.row("project:lost")->accessibleDescription().contains(LayerRow::tr("can't be drawn")));
    }

    void rebuildingKeepsFocusAndWhatIsOpen()
    {
        Map map;
        map.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&map.window));
        map.panel->openGroup(LayerGroup::People);
        map.row("people")->setFocus();
        map.model.setProjectLayers({layer("project:new", LayerGroup::Project)});
        QVERIFY(map.row("people")->isVisible());
        QVERIFY(map.row("people")->hasFocus());

        map.other->setFocus();
        map.model.setProjectLayers({layer("project:newer", LayerGroup::Project)});
        map.model.setCount(QStringLiteral("units"), 912);
        QVERIFY(map.other->hasFocus());
    }

    void staysWithinItsParent()
    {
        Map map;
        for (const auto group : {LayerGroup::People, LayerGroup::Cases, LayerGroup::Project})
            map.panel->openGroup(group);
        for (const MapLayer &l : map.model.layers())
            map.panel->openLayer(l.id);
        map.window.resize(800, 240);
        QVERIFY(map.panel->geometry().bottom() < 240 - 40);
        map.panel->setCollapsed(true);
        QVERIFY(map.panel->height() < 40);
        QVERIFY(!map.people()->isVisible());
    }
};

QTEST_MAIN(LayerPanelTest)
#include "layerpaneltest.moc"
