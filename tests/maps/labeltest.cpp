// SPDX-License-Identifier: GPL-3.0-or-later
// Names beside symbols: over nothing, steady, nobody's, legible, and what they cost.
#include "maps/view/defaultlayers.h"
#include "maps/view/labellayer.h"
#include "maps/view/mapview.h"
#include "maps/view/scenepainter.h"
#include "tests/bench/sampleplace.h"
#include "tests/support/patience.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <ctime>
#include <map>

using namespace huying;

namespace {

constexpr double overscan = 256;
constexpr QSize window(1920, 1080);

double spentMs()
{
    return static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC;
}

QRectF rectOf(const Mark &m, const MarkSet &set, const Viewport &view)
{
    const QPointF at = view.toScreen(m.x, m.y);
    if (m.kind == MarkKind::Register && m.reg == MapRegister::Cameras) // without the tint of what it sees
        return {at.x() - m.reach, at.y() - m.reach, 2.0 * m.reach, 2.0 * m.reach};
    const Sprite &s = set.sprites[m.sprite];
    return {at - s.hotspot, s.image.deviceIndependentSize()};
}

const char *const names[] = {"老兵川菜馆", "城南社区卫生服务中心门诊部二号楼", "Corner Café", "幸福路菜市场", "7-Eleven Nanhu Road", "雪亮 0231", "消火栓",
                             "第二实验小学"};

} // namespace

class LabelTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingLiesOverAnything_data();
    void nothingLiesOverAnything();
    void theyStayWhileTheMapIsMoved();
    void peopleAndWallsHaveNone();
    void legibleInBothThemes();
    void whatTheyCost();
    void askedForOnceAndRenamed();

private:
    MarkSetPtr marks(const Viewport &middle, double ratio = 1);
    Viewport viewAt(LonLat at, double zoom) const { return Viewport::around(at, zoom, QSizeF(window) + QSizeF(2 * overscan, 2 * overscan)); }
    LonLat crowd(int n) const { return toLonLat(m_content.registers[static_cast<std::size_t>(MapRegister::Places)]->points().at[static_cast<std::size_t>(n)]); }

    SamplePlace m_place{4, 6, 6};
    MapContent m_content;
    std::unique_ptr<ScenePainter> m_painter;
};

void LabelTest::initTestCase()
{
    m_content.areas = m_place.areas();
    m_content.shapes = std::make_shared<const AreaShapes>(*m_content.areas);
    const auto fill = [&](MapRegister reg, RegisterKind kind, std::size_t count) {
        const auto i = static_cast<std::size_t>(reg);
        m_content.registers[i] = std::make_shared<const PointIndex>(*m_place.points(kind, count, {QStringLiteral("a")}));
        for (const quint32 fid : m_content.registers[i]->points().fid)
            m_content.names[i].insert(fid, fid % 9 == 8 ? QString() : QString::fromUtf8(names[fid % std::size(names)]));
    };
    fill(MapRegister::Places, RegisterKind::Places, 60000);
    fill(MapRegister::Organizations, RegisterKind::Organizations, 12000);
    fill(MapRegister::Things, RegisterKind::Things, 40000);
    fill(MapRegister::Cameras, RegisterKind::Things, 9000);
    fill(MapRegister::People, RegisterKind::People, 60000); // as if somebody had handed theirs in
    fill(MapRegister::Sentiments, RegisterKind::Sentiments, 3000);
    for (const MapLayer &l : defaultLayers())
        m_content.looks.insert(l.id, {true, 1, 0, 24});
    auto cases = std::make_shared<std::vector<CasePoint>>();
    for (int i = 0; i < 3000; ++i) {
        CasePoint c;
        c.at = m_content.registers[static_cast<std::size_t>(MapRegister::Places)]->points().at[static_cast<std::size_t>(i * 17)];
        c.row = i;
        c.lamp = i % 3 ? Lamp::OnTime : Lamp::Overdue;
        c.glyph = u'容';
        c.placed = true;
        cases->push_back(c);
    }
    m_content.cases = cases;
    auto units = std::make_shared<std::vector<UnitPoint>>();
    for (qint32 i = 0; i < 2000; ++i) {
        UnitPoint u;
        u.at = m_content.registers[static_cast<std::size_t>(MapRegister::Things)]->points().at[static_cast<std::size_t>(i * 19)];
        u.index = i;
        u.glyph = u'格';
        units->push_back(u);
    }
    m_content.units = units;
    m_content.theme = Theme::makeDark();
    m_painter = std::make_unique<ScenePainter>();
}

MarkSetPtr LabelTest::marks(const Viewport &view, double ratio)
{
    SceneRequest r;
    r.view = view;
    r.overscan = overscan;
    r.ratio = ratio;
    r.content = std::make_shared<MapContent>(m_content);
    r.marks = true;
    return m_painter->paint(r).marks;
}

void LabelTest::nothingLiesOverAnything_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("ratio");
    QTest::newRow("dark") << true << 1.0;
    QTest::newRow("light") << false << 1.0;
    QTest::newRow("light, fine pixels") << false << 2.0;
}

void LabelTest::nothingLiesOverAnything()
{
    QFETCH(bool, dark);
    QFETCH(double, ratio);
    m_content.theme = dark ? Theme::makeDark() : Theme::makeLight();
    ++m_content.themeRevision;
    int labels = 0, crowded = 0;
    for (const double zoom : {15.4, 16.6, 17.3, 18.0, 18.6, 19.5}) {
        for (int n = 0; n < 12; ++n) {
            const Viewport view = viewAt(crowd(n * 4999), zoom);
            const MarkSetPtr set = marks(view, ratio);
            std::vector<std::pair<QRectF, bool>> rects; // drawn so far: a label is not to lie on another
            for (const Mark &m : set->marks) {
                const QRectF rect = rectOf(m, *set, view);
                const bool isLabel = m.kind == MarkKind::Label;
                labels += isLabel;
                for (const auto &[other, wasLabel] : rects)
                    if ((isLabel || wasLabel) && rect.adjusted(0.6, 0.6, -0.6, -0.6).intersects(other.adjusted(0.6, 0.6, -0.6, -0.6)))
                        QFAIL(qPrintable(QStringLiteral("zoom %1, place %2").arg(zoom).arg(n)));
                rects.emplace_back(rect, isLabel);
            }
            crowded += rects.size() > 400;
        }
    }
    QVERIFY2(labels > 1500, qPrintable(QString::number(labels)));
    QVERIFY(crowded > 5);
}

void LabelTest::theyStayWhileTheMapIsMoved()
{
    for (const double zoom : {16.8, 18.2}) {
        Viewport view = viewAt(crowd(123), zoom);
        std::map<std::pair<int, quint32>, std::pair<QPointF, QSizeF>> before; // by symbol: hotspot and size
        int compared = 0, driven = 0;
        for (int step = 0; step < 40; ++step) {
            const MarkSetPtr set = marks(view);
            const QRectF seen(overscan, overscan, window.width(), window.height());
            std::map<std::pair<int, quint32>, std::pair<QPointF, QSizeF>> now;
            for (const Mark &m : set->marks)
                if (m.kind == MarkKind::Label)
                    now[{static_cast<int>(m.reg), m.ref}] = {set->sprites[m.sprite].hotspot, set->sprites[m.sprite].image.deviceIndependentSize()};
            for (const Mark &m : set->marks) {
                const auto known = before.find({static_cast<int>(m.reg), m.ref});
                if (m.kind != MarkKind::Register || known == before.end() || !seen.contains(view.toScreen(m.x, m.y)))
                    continue;
                const auto still = now.find(known->first);
                ++compared;
                if (still != now.end() && still->second == known->second)
                    continue;
                // An area's name, which keeps to what is seen of the area, has come there; nothing else may drive it away.
                const QRectF there(view.toScreen(m.x, m.y) - known->second.first, known->second.second);
                QVERIFY(std::ranges::any_of(set->marks, [&](const Mark &o) {
                    return o.kind == MarkKind::Name && rectOf(o, *set, view).intersects(there);
                }));
                ++driven;
            }
            before = std::move(now);
            view.x += (step < 20 ? 53 : -31) / view.scale();
            view.y += (step % 2 ? 37 : -11) / view.scale();
        }
        QVERIFY2(compared > 400 && driven * 50 < compared, qPrintable(QStringLiteral("%1 %2").arg(compared).arg(driven)));
    }
}

void LabelTest::peopleAndWallsHaveNone()
{
    const MapContent whole = m_content;
    m_content.names[static_cast<std::size_t>(MapRegister::Places)].clear();
    const Viewport view = viewAt(crowd(123), 19);
    const MarkSetPtr set = marks(view);
    int people = 0;
    for (const Mark &m : set->marks) {
        people += m.kind == MarkKind::Register && m.reg == MapRegister::People;
        QVERIFY(m.kind != MarkKind::Label || (m.reg != MapRegister::People && m.reg != MapRegister::Sentiments));
    }
    QVERIFY(people > 0);
    QVERIFY(!set->unnamed.empty());
    for (const auto &[reg, fid] : set->unnamed)
        QCOMPARE(reg, MapRegister::Places);
    m_content = whole;
    m_content.theme = Theme::makeDark(Surface::Wall);
    ++m_content.themeRevision;
    const MarkSetPtr wall = marks(view);
    QVERIFY(std::ranges::none_of(wall->marks, [](const Mark &m) { return m.kind == MarkKind::Label; }));
    m_content = whole;
    m_content.themeRevision += 2;
}

/// The halo is what a name stands on; where it ends the ground of the map begins.
void LabelTest::legibleInBothThemes()
{
    for (const Theme &t : {Theme::makeDark(), Theme::makeLight()}) {
        QVERIFY(contrast(t.t2, t.map.labelHalo) >= 4.5);
        QVERIFY(contrast(t.t2, t.map.land) >= 4.5);
    }
}

void LabelTest::whatTheyCost()
{
    m_content.theme = Theme::makeDark();
    ++m_content.themeRevision;
    const Viewport view = viewAt(crowd(123), 17.4);
    marks(view); // texts are drawn once
    double from = spentMs();
    MarkSetPtr set;
    for (int i = 0; i < 10; ++i)
        set = marks(view);
    const double making = (spentMs() - from) / 10;
    const MapContent whole = m_content;
    for (auto &names : m_content.names)
        for (QString &name : names)
            name.clear();
    from = spentMs();
    for (int i = 0; i < 10; ++i)
        marks(view);
    const double without = (spentMs() - from) / 10;
    m_content = whole;
    const auto labels = std::ranges::count(set->marks, MarkKind::Label, &Mark::kind);
    QVERIFY(labels > 60);
    QImage picture(window, QImage::Format_RGB32);
    const auto frames = [&](bool isLabel) {
        picture.fill(Qt::black);
        QPainter p(&picture);
        const double start = spentMs();
        for (int i = 0; i < 100; ++i)
            for (const Mark &m : set->marks)
                if ((m.kind == MarkKind::Label) == isLabel) {
                    const QRectF rect = rectOf(m, *set, view).translated(-overscan, -overscan);
                    if (QRectF(picture.rect()).intersects(rect))
                        p.drawImage(rect.topLeft().toPoint(), set->sprites[m.sprite].image);
                }
        return (spentMs() - start) / 100;
    };
    const double symbols = frames(false), named = frames(true);
    qInfo("%d labels among %zu marks: %.2f ms a frame beside %.2f ms of the symbols; placed in %.1f ms, in the scene's thread", int(labels),
          set->marks.size(), named, symbols, making - without);
    QVERIFY(named < 3);
    QVERIFY(making - without < 30);
}

void LabelTest::askedForOnceAndRenamed()
{
    LayerModel layers;
    QList<MapLayer> list = defaultLayers();
    for (MapLayer &l : list)
        l.visible = l.id == QLatin1String("places") || l.id == QLatin1String("people");
    layers.setLayers(list);
    MapView map;
    map.setAnimated(false);
    map.setLayers(&layers);
    map.setAreas(m_place.areas());
    map.setHome(m_place.box());
    map.resize(900, 600);
    SamplePlace place{4, 6, 6};
    const PointTablePtr table = place.points(RegisterKind::Places, 400);
    map.setRegister(table);
    map.setRegister(place.points(RegisterKind::People, 400));
    QList<quint32> asked;
    QString suffix;
    connect(&map, &MapView::namesWanted, this, [&](RegisterKind kind, const std::vector<quint32> &fids) {
        QCOMPARE(kind, RegisterKind::Places);
        QHash<quint32, QString> answer;
        for (const quint32 fid : fids) {
            asked << fid;
            answer.insert(fid, QStringLiteral("店%1").arg(fid) + suffix);
        }
        QMetaObject::invokeMethod(&map, [&map, kind, fids, answer] { map.setItemNames(kind, fids, answer); }, Qt::QueuedConnection);
    });
    map.show();
    map.setViewport(Viewport::around(toLonLat(table->at[7]), 17, map.size()));
    const auto isSettled = [&] { return map.isSettled() && map.marks() && map.marks()->unnamed.empty(); };
    QVERIFY(QTest::qWaitFor(isSettled, test::patience(20000)));
    const auto labels = [&] { return std::ranges::count(map.marks()->marks, MarkKind::Label, &Mark::kind); };
    QVERIFY(labels() > 0);
    QVERIFY(!asked.isEmpty());
    QCOMPARE(QSet<quint32>(asked.begin(), asked.end()).size(), asked.size());
    // One of them is renamed: it alone is asked for again.
    asked.clear();
    suffix = QStringLiteral("改");
    PointTable now = *table;
    const quint32 fid = table->fid[7];
    now.fid = {fid};
    now.at = {table->at[7]};
    now.area = {table->area[7]};
    now.category = {table->category[7]};
    map.changeRegister(table, addedTo(nullptr, *table, {fid}, now));
    QTRY_COMPARE_WITH_TIMEOUT(asked, QList<quint32>{fid}, test::patience(20000));
    QVERIFY(QTest::qWaitFor(isSettled, test::patience(20000)));
    QVERIFY(labels() > 0);
}

QTEST_MAIN(LabelTest)
#include "labeltest.moc"
