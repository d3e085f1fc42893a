// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapfeed.h"

#include "data/model/ground.h"
#include "data/rules/whistlelist.h"

#include <algorithm>

namespace huying {

namespace {

constexpr int gatherMs = 100, lampsMs = 1000, gatherUnitsMs = 500, growMs = 15000;
constexpr double standsWithin = 3; ///< metres

/// A restricted case is not pointed out to whoever walks past a wall.
std::optional<Lamp> publicWhistle(const CaseState &c, TimeMs now)
{
    return c.flags & FlagRestricted ? std::nullopt : whistleLamp(c.whistle, now);
}

} // namespace

QChar defaultGlyph(const CaseState &state)
{
    static const QHash<QString, char16_t> classes{
        {QStringLiteral("06"), u'容'}, {QStringLiteral("07"), u'序'}, {QStringLiteral("08"), u'工'},
        {QStringLiteral("09"), u'序'}, {QStringLiteral("10"), u'他'}, {QStringLiteral("21"), u'纠'},
        {QStringLiteral("22"), u'患'}, {QStringLiteral("23"), u'安'}, {QStringLiteral("24"), u'助'},
        {QStringLiteral("25"), u'助'}, {QStringLiteral("26"), u'环'}, {QStringLiteral("27"), u'林'},
        {QStringLiteral("28"), u'卫'}, {QStringLiteral("29"), u'企'}, {QStringLiteral("30"), u'询'},
        {QStringLiteral("31"), u'他'}};
    const QString code = state.item.mid(1, 2);
    const bool facility = code >= QLatin1String("01") && code <= QLatin1String("05");
    return classes.value(code, facility ? u'设' : u'事');
}

MapFeed::MapFeed(QObject *parent) : QObject(parent), m_glyph(defaultGlyph)
{
    m_publish.setSingleShot(true);
    m_publish.setInterval(gatherMs);
    connect(&m_publish, &QTimer::timeout, this, &MapFeed::publishCases);
    m_publishUnits.setSingleShot(true);
    m_publishUnits.setInterval(gatherUnitsMs);
    connect(&m_publishUnits, &QTimer::timeout, this, &MapFeed::publishUnits);
    m_grow.setInterval(growMs);
    connect(&m_grow, &QTimer::timeout, this, &MapFeed::publishUnits);
    m_lamps.setInterval(lampsMs);
    connect(&m_lamps, &QTimer::timeout, this, [this] {
        turnLamps();
        if (const int day = today(); day != std::exchange(m_day, day))
            adoptAgain([](const PointFilter &f) { return f.unvisitedDays > 0; });
    });
}

void MapFeed::turnLamps()
{
    bool turned = false;
    const TimeMs now = m_now();
    for (auto it = m_open.begin(); it != m_open.end(); ++it) {
        const Lamp lamp = lampOf(m_board->at(it.key()), false, now);
        const std::optional<Lamp> whistle = publicWhistle(m_board->at(it.key()), now);
        turned = turned || lamp != it->lamp || whistle != it->whistle;
        it->lamp = lamp;
        it->whistle = whistle;
    }
    if (turned && !m_publish.isActive())
        m_publish.start();
}

void MapFeed::addPending(int change)
{
    m_pending += change;
}

void MapFeed::setAreas(const AreaTreePtr &areas)
{
    work([areas] { return std::make_shared<const AreaShapes>(*areas); },
           [this, areas](const AreaShapesPtr &shapes) {
               m_content.areas = areas;
               m_content.shapes = shapes;
               for (auto it = m_open.begin(); it != m_open.end(); ++it)
                   it->area = areas->indexOf(m_board->at(it.key()).area);
               publishCases();
               adoptAgain([](const PointFilter &f) { return !f.area.isEmpty(); });
           });
}

void MapFeed::setUnits(const QList<UnitRow> &units)
{
    m_units = units;
    m_moving.resize(static_cast<std::size_t>(units.size()));
    publishUnits();
}

void MapFeed::moveUnits(const QList<UnitRow> &units, const QList<int> &rows)
{
    if (units.size() != m_units.size())
        return setUnits(units);
    for (const int row : rows) {
        const UnitRow &now = units[row];
        UnitRow &before = m_units[row];
        if (now.fixAt != before.fixAt)
            m_moving[static_cast<std::size_t>(row)] = before.place && now.place && metresBetween(*before.place, *now.place) > standsWithin;
        before = now;
    }
    if (!m_publishUnits.isActive())
        m_publishUnits.start();
}

void MapFeed::setUnitAge(Age age)
{
    m_age = std::move(age);
    m_grow.start();
    publishUnits();
}

void MapFeed::setRecommendedUnits(const QStringList &refs)
{
    m_recommended = {refs.begin(), refs.end()};
    publishUnits();
}

/// Few move between two pictures: the others lie where they lay.
WorldPoint MapFeed::worldOf(qsizetype unit, LonLat place)
{
    auto &[known, at] = m_unitPlaces[static_cast<std::size_t>(unit)];
    if (!(known == place)) {
        known = place;
        at = toWorld(place);
    }
    return at;
}

void MapFeed::publishUnits()
{
    m_publishUnits.stop();
    auto points = std::make_shared<std::vector<UnitPoint>>();
    points->reserve(static_cast<std::size_t>(m_units.size()));
    m_unitPlaces.resize(static_cast<std::size_t>(m_units.size()), {{0, 0}, toWorld({0, 0})});
    for (qint32 i = 0; i < m_units.size(); ++i) {
        const UnitRow &u = m_units[i];
        if (!u.place || !isOnEarth(*u.place))
            continue;
        points->push_back({worldOf(i, *u.place), i, u.kind, u.status,
                           u.glyph.isEmpty() ? char16_t(0) : u.glyph.at(0).unicode(),
                           static_cast<float>(u.heading),
                           !m_recommended.isEmpty() && m_recommended.contains(u.ref),
                           m_age ? m_age(u) : FixAge::Fresh, m_moving[static_cast<std::size_t>(i)],
                           u.doubted.has_value(), static_cast<float>(u.accuracy)});
    }
    m_content.units = std::move(points);
    m_shared.reset();
    emit marksChanged();
}

void MapFeed::setCases(const CaseBoard *board, const Workflow *workflow, std::function<TimeMs()> now)
{
    m_board = board;
    m_workflow = workflow;
    m_now = std::move(now);
    connect(board, &CaseBoard::reset, this, [this] {
        m_open.clear();
        takeRows(0, m_board->size() - 1);
    });
    connect(board, &CaseBoard::appended, this, &MapFeed::takeRows);
    connect(board, &CaseBoard::openChanged, this, [this](const QList<int> &rows) {
        for (const int row : rows)
            takeRow(row);
        if (!m_publish.isActive())
            m_publish.start();
    });
    m_open.clear();
    takeRows(0, board->size() - 1);
    m_lamps.start();
}

void MapFeed::takeRows(int first, int last)
{
    for (int row = first; row <= last; ++row)
        takeRow(row);
    if (!m_publish.isActive())
        m_publish.start();
}

void MapFeed::takeRow(int row)
{
    const CaseState &c = m_board->at(row);
    if (m_workflow->isFinal(c.state) || !c.mergedInto.isNull()) {
        m_open.remove(row);
        return;
    }
    CasePoint p;
    p.row = row;
    p.placed = c.place.has_value();
    if (c.place)
        p.at = toWorld(*c.place);
    p.area = m_content.areas ? m_content.areas->indexOf(c.area) : -1;
    p.lamp = lampOf(c, false, m_now());
    p.whistle = publicWhistle(c, m_now());
    p.glyph = m_glyph(c).unicode();
    m_open.insert(row, p);
}

void MapFeed::publishCases()
{
    m_publish.stop();
    auto points = std::make_shared<std::vector<CasePoint>>();
    points->reserve(static_cast<std::size_t>(m_open.size()));
    for (auto it = m_open.cbegin(); it != m_open.cend(); ++it) {
        points->push_back(*it);
        points->back().shown = !m_filter || m_filter(m_board->at(it.key()));
    }
    std::ranges::sort(*points, {}, &CasePoint::row);
    bool shades = false;
    if (m_content.areas) {
        auto counts = std::make_shared<std::vector<int>>(m_content.areas->all().size(), 0);
        for (const CasePoint &p : *points)
            for (int area = p.area; area >= 0; area = m_content.areas->at(area).parent)
                ++(*counts)[static_cast<std::size_t>(area)];
        shades = !m_content.openCases || *m_content.openCases != *counts;
        m_content.openCases = std::move(counts);
    }
    m_content.cases = std::move(points);
    m_shared.reset();
    if (shades)
        emit openCasesChanged();
    if (shades)
        emit groundChanged();
    else
        emit marksChanged();
}

void MapFeed::setFilter(Filter shown)
{
    m_filter = std::move(shown);
    publishCases();
}

void MapFeed::setGlyph(Glyph glyph)
{
    m_glyph = std::move(glyph);
    for (auto it = m_open.begin(); it != m_open.end(); ++it)
        it->glyph = m_glyph(m_board->at(it.key())).unicode();
    publishCases();
}

void MapFeed::setLayers(const LayerModel *layers)
{
    if (m_layers)
        disconnect(m_layers, nullptr, this, nullptr);
    m_layers = layers;
    if (layers) {
        connect(layers, &LayerModel::dataChanged, this, &MapFeed::readLayers);
        connect(layers, &LayerModel::modelReset, this, &MapFeed::readLayers);
        connect(layers, &LayerModel::rowsInserted, this, &MapFeed::readLayers);
        connect(layers, &LayerModel::rowsRemoved, this, &MapFeed::readLayers);
    }
    readLayers();
}

void MapFeed::readLayers()
{
    readFilters();
    QHash<QString, LayerLook> looks;
    if (m_layers)
        for (const MapLayer &l : m_layers->layers())
            if (l.group != LayerGroup::Project)
                looks.insert(l.id, {l.visible && !l.locked, l.opacity, l.minZoom, l.maxZoom});
    if (looks == m_content.looks)
        return;
    m_content.looks = looks;
    m_shared.reset();
    emit groundChanged();
}

void MapFeed::setTheme(const Theme &theme, double wallScale)
{
    m_content.theme = theme;
    m_content.wallScale = wallScale;
    ++m_content.themeRevision;
    m_shared.reset();
    emit groundChanged();
}

void MapFeed::setCovers(std::shared_ptr<const std::vector<CoverShape>> covers)
{
    m_content.covers = std::move(covers);
    m_shared.reset();
    emit groundChanged();
}

void MapFeed::setShading(std::shared_ptr<const AreaShading> shading)
{
    m_content.shading = std::move(shading);
    m_shared.reset();
    emit groundChanged();
}

void MapFeed::setTint(const AreaTintPtr &tint)
{
    m_content.tint = tint;
    m_shared.reset();
    emit groundChanged();
}

void MapFeed::setBesideCases(std::shared_ptr<const std::vector<int>> openCases)
{
    m_content.besideCases = std::move(openCases);
    m_shared.reset();
    emit groundChanged();
}

void MapFeed::setHotAreas(const QStringList &codes)
{
    if (codes == m_content.hotAreas)
        return;
    m_content.hotAreas = codes;
    m_shared.reset();
    emit marksChanged();
}

void MapFeed::setSelectedArea(const QString &code)
{
    if (code == m_content.selectedArea)
        return;
    m_content.selectedArea = code;
    m_shared.reset();
    emit groundChanged();
}

const CasePoint *MapFeed::casePoint(int row) const
{
    const auto it = m_open.constFind(row);
    return it == m_open.cend() ? nullptr : &*it;
}

MapContentPtr MapFeed::content()
{
    if (!m_shared)
        m_shared = std::make_shared<MapContent>(m_content);
    return m_shared;
}

} // namespace huying
