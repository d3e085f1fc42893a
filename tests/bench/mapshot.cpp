// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of the map as a window shows it: of a store, or of the sample place. For looking at, beside the
// mock-ups.
#include "data/live/livestore.h"
#include "maps/view/defaultlayers.h"
#include "maps/view/enginetiles.h"
#include "maps/view/mappanel.h"
#include "tests/bench/sampleplace.h"
#include "theme/language.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMouseEvent>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace huying;

namespace {

std::optional<TimeMs> replayAt(const QCommandLineParser &options)
{
    const QDateTime at = QDateTime::fromString(options.value(QStringLiteral("replay")), Qt::ISODate);
    return at.isValid() ? std::optional(at.toMSecsSinceEpoch()) : std::nullopt;
}

class Shot : public QObject
{
public:
    Shot(const QCommandLineParser &options, Workflow workflow);

private:
    void fillSample();
    void loadStore(const QString &path);
    void look();
    void rehearse(); ///< a case chosen, units recommended, a command being typed
    void save();

    const QCommandLineParser &m_options;
    Workflow m_workflow;
    CaseBoard m_board;
    LayerModel m_layers;
    Selection m_selection;
    std::unique_ptr<LiveStore> m_store;
    std::unique_ptr<EngineLink> m_link;
    std::unique_ptr<TileStore> m_tiles;
    std::unique_ptr<EngineTiles> m_source;
    MapPanel m_panel;
    QTimer m_calm;
    QList<UnitRow> m_units;
};

Shot::Shot(const QCommandLineParser &options, Workflow workflow)
    : m_options(options), m_workflow(std::move(workflow))
{
    QList<MapLayer> layers = defaultLayers();
    for (MapLayer &l : layers)
        l.visible = l.visible || options.values(QStringLiteral("show")).contains(l.id);
    m_layers.setLayers(layers);
    const QStringList size = options.value(QStringLiteral("size")).split(u'x');
    m_panel.resize(size.value(0).toInt(), size.value(1).toInt());
    m_panel.map().setAnimated(false);
    m_panel.map().setLayers(&m_layers);
    m_panel.map().setSelection(&m_selection);
    if (options.isSet(QStringLiteral("wall")))
        m_panel.setSurface(Surface::Wall);
    if (options.isSet(QStringLiteral("rehearse")))
        QTimer::singleShot(0, this, &Shot::rehearse);
    if (const QString store = options.positionalArguments().value(0); !store.isEmpty())
        loadStore(store);
    else
        fillSample();
    m_panel.show();
    // Settled for a while: data still on its way would unsettle it.
    m_calm.setSingleShot(true);
    m_calm.setInterval(1500);
    QObject::connect(&m_calm, &QTimer::timeout, this, &Shot::save);
    QObject::connect(&m_panel.map(), &MapView::settled, &m_calm, qOverload<>(&QTimer::start));
    if (m_panel.map().isSettled())
        m_calm.start();
}

void Shot::fillSample()
{
    SamplePlace place(10, 15, 7);
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    m_board.merge(place.cases(137, now));
    m_panel.setAreas(place.areas());
    m_panel.map().setCases(&m_board, &m_workflow, [now] { return now; });
    m_panel.map().setUnits(place.units(1050));
    m_panel.map().setRegister(place.points(RegisterKind::People, 300000));
    m_panel.map().setRegister(
        place.points(RegisterKind::Things, 2000, {QStringLiteral("camera"), QStringLiteral("lamp")}));
    m_panel.map().setHome(place.box());
    look();
}

void Shot::loadStore(const QString &path)
{
    m_store = std::make_unique<LiveStore>(LiveStore::Options{path, replayAt(m_options), 0}, m_workflow);
    LiveStore *s = m_store.get();
    m_panel.map().setCases(&m_board, &m_workflow, [s] { return s->now(); });
    QObject::connect(s, &LiveStore::opened, this, [this](const StoreInfo &info) {
        m_panel.map().setHome(info.home);
        look();
    });
    QObject::connect(s, &LiveStore::areasLoaded, &m_panel, &MapPanel::setAreas);
    QObject::connect(s, &LiveStore::casesLoaded, this,
                     [this](const QList<CaseState> &c) { m_board.merge(c); });
    QObject::connect(s, &LiveStore::unitsLoaded, this, [this](const QList<UnitRow> &u) {
        m_units = u;
        m_panel.map().setUnits(u);
    });
    QObject::connect(s, &LiveStore::registerLoaded, &m_panel.map(), &MapView::setRegister);
    s->open();
    m_link = std::make_unique<EngineLink>();
    m_tiles = std::make_unique<TileStore>();
    m_source = std::make_unique<EngineTiles>(*m_link, *m_tiles);
    m_panel.map().setTiles(m_source.get());
    m_link->start(EngineLink::defaultBinary(), QFileInfo(path).absoluteFilePath());
    if (m_options.isSet(QStringLiteral("cases"))) {
        QObject::connect(s, &LiveStore::allLoaded, this, [this] {
            SamplePlace place(10, 15, 7);
            m_board.merge(place.cases(m_options.value(QStringLiteral("cases")).toInt(), m_store->now()));
        });
    }
}

void Shot::look()
{
    if (!m_options.isSet(QStringLiteral("zoom")))
        return;
    Viewport v = m_panel.map().viewport();
    const QStringList at = m_options.value(QStringLiteral("at")).split(u',');
    if (at.size() == 2)
        toWorld({at[0].toDouble(), at[1].toDouble()}, v.x, v.y);
    v.zoom = m_options.value(QStringLiteral("zoom")).toDouble();
    m_panel.map().setViewport(v);
}

void Shot::rehearse()
{
    MapView &map = m_panel.map();
    const Viewport v = map.viewport();
    const auto far = [&](const LonLat &p) {
        const QPointF at = v.toScreen(p);
        return std::hypot(at.x() - v.size.width() / 2, at.y() - v.size.height() / 2);
    };
    const CaseState *chosen = nullptr;
    for (const CaseState &c : m_board.rows())
        if (c.place && m_workflow.isFinal(c.state) == false &&
            (!chosen || far(*c.place) < far(*chosen->place)))
            chosen = &c;
    if (!chosen || m_units.isEmpty())
        return QTimer::singleShot(300, this, &Shot::rehearse);
    std::ranges::sort(m_units, {}, [&](const UnitRow &u) { return u.place ? far(*u.place) : 1e9; });
    QStringList refs;
    QList<MapRoute> routes;
    for (int i = 0; i < 3; ++i) {
        const LonLat from = *m_units[i].place, to = *chosen->place;
        refs << m_units[i].ref;
        routes << MapRoute{{from, {to.lon, from.lat}, to},
                           i == 2,
                           QStringLiteral("%1 分").arg(4 + i),
                           QStringLiteral("%1 km").arg(0.3 + 0.4 * i)};
    }
    map.setRecommendedUnits(refs);
    map.setRoutes(routes);
    map.setPreview(MapPreview{v.lonLatAt({v.size.width() * 0.3, v.size.height() * 0.4}), u'设',
                              QStringLiteral("预览 待执行"), 300});
    m_selection.selectCase(chosen->id);
    const QPointF at = map.viewport().toScreen(*chosen->place);
    QTimer::singleShot(1000, this, [this, at] {
        QMouseEvent e(QEvent::MouseMove, at, m_panel.map().mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                      Qt::NoModifier);
        QCoreApplication::sendEvent(&m_panel.map(), &e);
    });
}

void Shot::save()
{
    const QString file = m_options.value(QStringLiteral("out"));
    if (!m_panel.grab().save(file))
        std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
    QCoreApplication::quit();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addPositionalArgument(QStringLiteral("store"), QStringLiteral("a store; none: the sample place"));
    const auto add = [&](const char *name, const char *what, const char *value, const char *fallback) {
        options.addOption(
            {QLatin1String(name), QLatin1String(what), QLatin1String(value), QLatin1String(fallback)});
    };
    add("out", "picture to write", "file", "map.png");
    add("size", "of the panel", "WxH", "1080x660");
    add("zoom", "instead of the home extent", "z", "");
    add("at", "lon,lat of the middle", "place", "");
    add("show", "layer to switch on", "id", "");
    add("replay", "show the store as it stood then", "ISO time", "");
    add("cases", "sample cases over the store", "n", "");
    options.addOption({QStringLiteral("rehearse"), QStringLiteral("choose a case and preview a dispatch")});
    options.addOption({QStringLiteral("wall"), QStringLiteral("as on a wall")});
    options.addOption({QStringLiteral("light"), QStringLiteral("light theme")});
    options.process(app);
    applyLanguage(app, QStringLiteral("zh_CN"));
    const Surface surface = options.isSet(QStringLiteral("wall")) ? Surface::Wall : Surface::Seat;
    applyTheme(app,
               options.isSet(QStringLiteral("light")) ? Theme::makeLight(surface) : Theme::makeDark(surface));
    auto workflow = Workflow::load();
    if (!workflow) {
        std::fprintf(stderr, "%s\n", qPrintable(workflow.error().message));
        return 1;
    }
    Shot shot(options, *workflow);
    return QCoreApplication::exec();
}
