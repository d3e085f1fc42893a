// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/caselayer.h"
#include "maps/view/coverlayer.h"
#include "maps/view/mapchrome.h"
#include "maps/view/maptools.h"
#include "maps/view/mapview.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace huying {

namespace {

QString duration(TimeMs ms)
{
    const qint64 minutes = std::abs(ms) / minuteMs;
    if (minutes >= 48 * 60)
        return QCoreApplication::translate("huying::MapView", "%n day(s)", nullptr,
                                           static_cast<int>(minutes / 1440));
    return QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

void paintRoute(QPainter &p, const MapRoute &route, const Viewport &view, const Theme &t)
{
    if (route.line.size() < 2)
        return;
    QPolygonF line;
    for (const LonLat &place : route.line)
        if (const QPointF at = view.toScreen(place); line.isEmpty() || (at - line.last()).manhattanLength() > 1.5)
            line.append(at);
    if (line.size() < 2)
        return;
    QPen casing(t.map.symbolOutline, 6, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    QPen core(t.acc, 3, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (route.tentative)
        core.setDashPattern({2.4, 1.8});
    p.setPen(casing);
    p.drawPolyline(line);
    p.setPen(core);
    p.drawPolyline(line);
}

void paintPreview(QPainter &p, const MapPreview &preview, const Viewport &view, SymbolPainter &symbols)
{
    const Theme &t = symbols.theme();
    const QPointF at = view.toScreen(preview.place);
    if (preview.radius > 0) {
        const double metres = metresPerWorldStep(preview.place.lat) / view.scale(),
                     r = preview.radius / metres;
        p.setPen(QPen(t.acc, 1.2, Qt::DashLine));
        p.setBrush(Qt::NoBrush);
        p.drawEllipse(at, r, r);
        p.setFont(t.font(t.type.label));
        p.setPen(t.acc);
        p.drawText(QPointF(at.x() - r * 0.94, at.y() - r * 0.62), lengthText(preview.radius));
    }
    symbols.draw(p, at, Symbol::preview(preview.glyph));
    if (!preview.text.isEmpty()) {
        const qreal width = QFontMetricsF(t.font(t.type.table, true)).horizontalAdvance(preview.text) + 14;
        symbols.plate(p, at - QPointF(width / 2, 42), preview.text, {}, t.acc, true);
    }
}

} // namespace

void MapView::paintEvent(QPaintEvent *event)
{
    QPainter p(this);
    const Viewport &view = m_camera.view();
    m_grounds.paint(p, event->region(), view, devicePixelRatioF(), m_theme.map.land);
    SymbolPainter &symbols = symbolPainter();
    p.setRenderHint(QPainter::Antialiasing);
    const QList<MapRoute> routes = m_routes + m_drafts;
    for (const MapRoute &route : routes)
        paintRoute(p, route, view, m_theme);
    paintAccuracy(p);
    paintTrail(p);
    paintMarks(p, event->region());
    for (const MapRoute &route : routes)
        if (!route.strong.isEmpty() && !route.line.empty())
            symbols.plate(p, view.toScreen(route.line.front()) + QPointF(18, -11), route.strong, route.plain,
                          m_theme.acc);
    for (const MapCover &cover : m_covers + m_regions)
        if (const auto anchor = anchorOf(cover); anchor && !cover.strong.isEmpty())
            symbols.plate(p, view.toScreen(*anchor) + QPointF(-20, -24), cover.strong, cover.plain, m_theme.acc);
    if (m_preview)
        paintPreview(p, *m_preview, view, symbols);
    paintSelection(p);
    if (!m_pickRing.isEmpty()) {
        QPolygonF ring;
        for (const QPointF &at : std::as_const(m_pickRing))
            ring.append(view.toScreen(at.x(), at.y()));
        paintOutline(p, ring, m_theme);
    }
    if (m_tool)
        m_tool->paint(p, view, m_theme);
    m_chrome->paint(p, view, m_theme, m_mouse, m_tint ? std::nullopt : m_grounds.newest().choropleth, m_surface == Surface::Wall);
    if (m_tint)
        m_chrome->paintTint(p, view, m_theme, m_tint, m_surface == Surface::Wall);
    if (m_surface == Surface::Wall && m_marks)
        m_chrome->paintFlags(p, m_theme, m_wallScale, *m_marks);
    paintHover(p);
    if (hasFocus() && m_surface != Surface::Wall) {
        p.setRenderHint(QPainter::Antialiasing, false);
        p.setPen(QPen(m_theme.acc, 2));
        p.setBrush(Qt::NoBrush);
        p.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

SymbolPainter &MapView::symbolPainter()
{
    if (!m_symbols)
        m_symbols = std::make_unique<SymbolPainter>(m_theme);
    return *m_symbols;
}

void MapView::paintSelection(QPainter &p)
{
    if (!m_selected || !m_selection)
        return;
    const auto unit = m_selection->what() == Selection::What::Unit ? drawnUnit(m_selection->code()) : std::nullopt;
    const QPointF world = unit.value_or(*m_selected), at = m_camera.view().toScreen(world.x(), world.y());
    if (!QRectF(rect()).adjusted(-60, -60, 60, 60).contains(at))
        return;
    const auto size = static_cast<float>(m_surface == Surface::Wall ? 46 * m_wallScale : 25);
    const int row =
        m_selection->what() == Selection::What::Case ? m_feed.board()->rowOf(m_selection->caseId()) : -1;
    if (row >= 0) {
        const CasePoint *point = m_feed.casePoint(row);
        const LampShape shape = point ? lampShape(point->lamp) : LampShape::Tick;
        const QChar glyph = point ? QChar(point->glyph) : defaultGlyph(m_feed.board()->at(row));
        symbolPainter().draw(p, at, Symbol::event(shape, glyph, size, true));
        return;
    }
    p.setBrush(Qt::NoBrush);
    for (const auto &[color, width] :
         {std::pair(m_theme.map.symbolOutline, 5.0), std::pair(m_theme.acc, 2.4)}) {
        p.setPen(QPen(color, width));
        p.drawEllipse(at, 21, 21);
    }
}

void MapView::hover(QPointF pixel)
{
    const MapTarget t = targetAt(pixel);
    const bool thing = t.what != MapTarget::What::Nothing && t.what != MapTarget::What::Area;
    setCursor(thing ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (!thing) {
        m_hover.reset();
        return;
    }
    if (m_hover && m_hover->target.sameThing(t))
        return;
    const auto [title, detail] = wordsFor(t);
    m_hover = Hover{t, title, detail, m_camera.view().toScreen(t.place)};
    emit hovered(t);
}

void MapView::setHoverDetail(const MapTarget &target, const QString &title, const QString &detail)
{
    if (!m_hover || !m_hover->target.sameThing(target))
        return;
    m_hover->title = title;
    m_hover->detail = detail;
    update();
}

std::pair<QString, QString> MapView::wordsFor(const MapTarget &t) const
{
    const bool chinese = QLocale().language() == QLocale::Chinese;
    using What = MapTarget::What;
    if (t.what == What::Case) {
        const int row = m_feed.board()->rowOf(t.caseId);
        if (row < 0)
            return {};
        const CaseState &c = m_feed.board()->at(row);
        const WorkflowState *state = m_feed.workflow()->state(c.state);
        const TimeMs left = timeLeft(c, m_feed.now());
        const QString limit = c.dueAt == 0 ? QString()
                              : left < 0   ? tr("%1 over").arg(duration(left))
                                           : tr("%1 left").arg(duration(left));
        const QString name = state ? (chinese ? state->zh : state->en) : c.state;
        return {c.title, QStringList({c.no, name, limit}).join(QStringLiteral("  "))};
    }
    if (t.what == What::Unit) {
        const auto u = std::ranges::find(m_feed.units(), t.code, &UnitRow::ref);
        static const char *const words[] = {QT_TR_NOOP("free"),       QT_TR_NOOP("sent"),
                                            QT_TR_NOOP("on the way"), QT_TR_NOOP("on scene"),
                                            QT_TR_NOOP("offline"),    QT_TR_NOOP("calls for help")};
        if (u == m_feed.units().end())
            return {};
        QStringList facts{u->role, tr(words[static_cast<int>(u->status)]), fixWords(*u)};
        facts.removeAll(QString());
        return {u->name, facts.join(QStringLiteral("  "))};
    }
    if (t.what == What::Cases)
        return {tr("%n open case(s)", nullptr, t.count), tr("Click to come closer")};
    if (t.what == What::Units)
        return {tr("%n unit(s)", nullptr, t.count), tr("Click to come closer")};
    if (t.what == What::Items)
        return {tr("%n entry(ies)", nullptr, t.count), tr("Click to come closer")};
    if (t.what != What::Item)
        return {};
    static const char *const kinds[] = {QT_TR_NOOP("Resident"), QT_TR_NOOP("Place"), QT_TR_NOOP("City part"),
                                        QT_TR_NOOP("Organisation"), QT_TR_NOOP("Public opinion")};
    return {tr(kinds[static_cast<int>(t.kind)]), {}};
}

void MapView::paintHover(QPainter &p)
{
    if (!m_hover || m_hover->title.isEmpty())
        return;
    const Theme &t = m_theme;
    const QFont bold = t.font(t.type.table, true), small = t.font(t.type.label);
    const qreal line = t.type.table * 1.5;
    const QSizeF size(std::max(QFontMetricsF(bold).horizontalAdvance(m_hover->title),
                               QFontMetricsF(small).horizontalAdvance(m_hover->detail)) +
                          20,
                      m_hover->detail.isEmpty() ? line + 8 : 2 * line + 8);
    QRectF box(m_hover->at + QPointF(16, -size.height() - 14), size);
    if (box.right() > width() - 4)
        box.moveRight(m_hover->at.x() - 16);
    if (box.top() < 4)
        box.moveTop(m_hover->at.y() + 16);
    p.setPen(QPen(t.acc, 1));
    p.setBrush(t.dark ? t.ink : t.bg1);
    p.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    p.setFont(bold);
    p.setPen(t.t1);
    p.drawText(QPointF(box.left() + 10, box.top() + line * 0.85), m_hover->title);
    p.setFont(small);
    p.setPen(t.t2);
    p.drawText(QPointF(box.left() + 10, box.top() + line * 1.85), m_hover->detail);
}

} // namespace huying
