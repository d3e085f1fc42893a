// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapchrome.h"

#include "theme/icons.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

namespace huying {

namespace {

constexpr int gap = 8, barHeight = 28;

QString words(const char *text)
{
    return QCoreApplication::translate("huying::MapView", text);
}

QString degrees(double value, QChar positive, QChar negative)
{
    return QStringLiteral("%1°%2").arg(std::abs(value), 0, 'f', 5).arg(value < 0 ? negative : positive);
}

} // namespace

void paintMapPanel(QPainter &p, const QRectF &r, const Theme &t)
{
    QColor ground = t.dark ? t.bg0 : t.bg1;
    ground.setAlphaF(0.92F);
    p.setPen(QPen(t.line, 1));
    p.setBrush(ground);
    p.drawRect(r.adjusted(0.5, 0.5, -0.5, -0.5));
}

double roundLength(double most)
{
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    for (const double digit : {5.0, 2.0})
        if (digit * power <= most)
            return digit * power;
    return power;
}

QString lengthText(double metres)
{
    const QLocale l;
    return metres < 1000 ? l.toString(metres, 'f', metres < 10 ? 1 : 0) + QStringLiteral(" m")
                         : l.toString(metres / 1000, 'f', metres < 100000 ? 2 : 0) + QStringLiteral(" km");
}

QString areaText(double squareMetres)
{
    const QLocale l;
    const QString metric = squareMetres < 100000
                               ? l.toString(squareMetres, 'f', 0) + QStringLiteral(" m²")
                               : l.toString(squareMetres / 1e6, 'f', 3) + QStringLiteral(" km²");
    const double mu = squareMetres * 3 / 2000; // 15 mu are a hectare
    return metric + QStringLiteral(" · ") +
           QCoreApplication::translate("huying::MapView", "%1 mu").arg(l.toString(mu, 'f', mu < 100 ? 2 : 0));
}

MapView::Chrome::Chrome(MapView &view) : buttons(new QFrame(&view)), m_view(view)
{
    buttons->setObjectName(QStringLiteral("mapButtons"));
    auto *column = new QVBoxLayout(buttons);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const auto add = [&](const char *iconName, const QString &text, auto act) {
        auto *b = new QToolButton(buttons);
        b->setObjectName(QLatin1String(iconName));
        b->setIcon(icon(QLatin1String(iconName)));
        b->setToolTip(text);
        b->setAccessibleName(text);
        b->setFixedSize(32, 32);
        b->setFocusPolicy(Qt::NoFocus);
        column->addWidget(b);
        QObject::connect(b, &QToolButton::clicked, &view, act);
    };
    add("plus", words(QT_TRANSLATE_NOOP("huying::MapView", "Zoom in")), [&view] { view.zoomBy(1); });
    add("minus", words(QT_TRANSLATE_NOOP("huying::MapView", "Zoom out")), [&view] { view.zoomBy(-1); });
    add("locate", words(QT_TRANSLATE_NOOP("huying::MapView", "Whole place")), [&view] { view.goHome(); });
    buttons->setAutoFillBackground(true);
    buttons->adjustSize();
}

void MapView::Chrome::retheme(const Theme &)
{
    m_legend = {};
    m_shades = {};
    m_shadesOf.reset();
    m_tintOf.reset();
    m_flags = {};
}

void MapView::Chrome::place(QSize window)
{
    buttons->move(window.width() - buttons->width() - gap, gap);
}

void MapView::Chrome::paint(QPainter &p, const Viewport &view, const Theme &t, std::optional<QPointF> mouse,
                            const std::optional<Choropleth> &choropleth, bool wall)
{
    if (choropleth)
        paintShades(p, view, t, *choropleth, wall);
    if (wall)
        return;
    paintScale(p, view, t, mouse);
    paintLegend(p, view, t);
    paintNorth(p, view, t);
}

void MapView::Chrome::paintScale(QPainter &p, const Viewport &view, const Theme &t,
                                 std::optional<QPointF> mouse)
{
    const double metres = roundLength(110 * view.metresPerPixel()), width = metres / view.metresPerPixel();
    const QFont font = t.font(t.type.label);
    QString text = m_view.m_attribution.isEmpty() ? QStringLiteral("CGCS2000") : m_view.m_attribution + QStringLiteral(" · CGCS2000");
    if (mouse) {
        const LonLat at = view.lonLatAt(*mouse);
        text =
            degrees(at.lon, u'E', u'W') + u' ' + degrees(at.lat, u'N', u'S') + QStringLiteral(" · CGCS2000");
    }
    const double textWidth = QFontMetricsF(font).horizontalAdvance(text);
    const QRectF box(gap, view.size.height() - barHeight - gap, 124 + textWidth + 28, barHeight);
    paintMapPanel(p, box, t);
    p.setFont(font);
    p.setPen(t.t2);
    p.drawText(QPointF(box.left() + 12, box.top() + 13), QStringLiteral("0"));
    const QString label =
        metres < 1000 ? QStringLiteral("%1 m").arg(metres) : QStringLiteral("%1 km").arg(metres / 1000);
    p.drawText(QRectF(box.left() + 12, box.top() + 2, width, 14),
               Qt::AlignRight | Qt::AlignTop | Qt::TextDontClip, label);
    p.setRenderHint(QPainter::Antialiasing, false);
    p.setPen(QPen(t.t1, 2));
    const double y = box.bottom() - 6;
    const QPointF bar[] = {{box.left() + 12, y - 6},
                           {box.left() + 12, y},
                           {box.left() + 12 + width, y},
                           {box.left() + 12 + width, y - 6}};
    p.drawPolyline(bar, 4);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(t.t2);
    p.drawText(QRectF(box.left() + 136, box.top(), textWidth + 2, barHeight), Qt::AlignVCenter, text);
}

void MapView::Chrome::paintNorth(QPainter &p, const Viewport &view, const Theme &t)
{
    const QRectF box(view.size.width() - gap - 32, buttons->geometry().bottom() + 1 + gap, 32, 32);
    paintMapPanel(p, box, t);
    paintIcon(p, box.adjusted(7, 7, -7, -7), QStringLiteral("north"), t.t2);
}

QImage legendPicture(const Theme &t, double ratio)
{
    SymbolPainter symbols(t);
    struct Entry
    {
        std::optional<Symbol> symbol;
        const char *text;
        double before;
    };
    const auto unit = [](UnitShape s) { return Symbol::unit(s, UnitMark::Free, u' ', 15); };
    const Entry entries[] = {
        {Symbol::lamp(LampShape::Circle, 11), QT_TRANSLATE_NOOP("huying::MapView", "on time"), 12},
        {Symbol::lamp(LampShape::Triangle, 11), QT_TRANSLATE_NOOP("huying::MapView", "near due"), 14},
        {Symbol::lamp(LampShape::Diamond, 11), QT_TRANSLATE_NOOP("huying::MapView", "overdue"), 14},
        {Symbol::lamp(LampShape::Bars, 11), QT_TRANSLATE_NOOP("huying::MapView", "stopped"), 14},
        {unit(UnitShape::Vehicle), QT_TRANSLATE_NOOP("huying::MapView", "vehicle"), 28},
        {unit(UnitShape::Person), QT_TRANSLATE_NOOP("huying::MapView", "person"), 14},
        {unit(UnitShape::Helper), QT_TRANSLATE_NOOP("huying::MapView", "helper"), 14},
        {std::nullopt, QT_TRANSLATE_NOOP("huying::MapView", "hollow: free"), 28},
        {std::nullopt, QT_TRANSLATE_NOOP("huying::MapView", "solid: under way"), 12},
        {std::nullopt, QT_TRANSLATE_NOOP("huying::MapView", "base bar: on scene"), 12}};
    const QFont font = t.font(t.type.label);
    const QFontMetricsF metrics(font);
    double width = 12;
    for (const Entry &e : entries)
        width += e.before + (e.symbol ? 18 : 0) + metrics.horizontalAdvance(words(e.text));
    QImage image((QSizeF(width, barHeight) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    paintMapPanel(p, QRectF(0, 0, width, barHeight), t);
    p.setFont(font);
    double x = 0;
    for (const Entry &e : entries) {
        x += e.before;
        if (e.before > 20) {
            p.setPen(QPen(t.line2, 1));
            p.drawLine(QPointF(x - 14, 7), QPointF(x - 14, barHeight - 7));
        }
        if (e.symbol) {
            symbols.draw(p, {x + 6, barHeight / 2.0}, *e.symbol);
            x += 18;
        }
        p.setPen(t.t2);
        p.drawText(QRectF(x, 0, 400, barHeight), Qt::AlignVCenter, words(e.text));
        x += metrics.horizontalAdvance(words(e.text));
    }
    return image;
}

void MapView::Chrome::paintLegend(QPainter &p, const Viewport &view, const Theme &t)
{
    const double ratio = p.device()->devicePixelRatioF();
    if (m_legend.isNull() || m_legend.devicePixelRatio() != ratio)
        m_legend = legendPicture(t, ratio);
    const QSizeF size = m_legend.deviceIndependentSize();
    if (size.width() + 330 < view.size.width())
        p.drawImage(QPointF(view.size.width() - size.width() - gap, view.size.height() - size.height() - gap),
                    m_legend);
}

QImage shadesPicture(const Theme &t, const Choropleth &c, double ratio, bool wall)
{
    const char *const levels[] = {"",
                                  QT_TRANSLATE_NOOP("huying::MapView", "Open cases by prefecture"),
                                  QT_TRANSLATE_NOOP("huying::MapView", "Open cases by county"),
                                  QT_TRANSLATE_NOOP("huying::MapView", "Open cases by town"),
                                  QT_TRANSLATE_NOOP("huying::MapView", "Open cases by village"),
                                  QT_TRANSLATE_NOOP("huying::MapView", "Open cases by grid"),
                                  QT_TRANSLATE_NOOP("huying::MapView", "Open cases by sub-grid")};
    const QFont font = t.font(t.type.label);
    const QFontMetricsF metrics(font);
    static const char *const by[] = {"",
                                     QT_TRANSLATE_NOOP("huying::MapView", "%1 by prefecture"), QT_TRANSLATE_NOOP("huying::MapView", "%1 by county"),
                                     QT_TRANSLATE_NOOP("huying::MapView", "%1 by town"), QT_TRANSLATE_NOOP("huying::MapView", "%1 by village"),
                                     QT_TRANSLATE_NOOP("huying::MapView", "%1 by grid"), QT_TRANSLATE_NOOP("huying::MapView", "%1 by sub-grid")};
    const auto level = static_cast<std::size_t>(c.level);
    const QString title = c.title.isEmpty() ? words(levels[level]) : words(by[level]).arg(c.title);
    const double em = t.type.label, height = wall ? em * 1.7 : barHeight, swatch = em * 0.95;
    double width = em + metrics.horizontalAdvance(title) + em * 0.5;
    const auto isUsed = [&c](int shade) { return c.used[static_cast<std::size_t>(shade)]; };
    for (int i = 0; i < 4; ++i)
        width += !isUsed(i) ? 0 : swatch * 1.25 + metrics.horizontalAdvance(c.label(i)) + em * 0.8;
    QImage image((QSizeF(width, height) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter q(&image);
    paintMapPanel(q, QRectF(0, 0, width, height), t);
    q.setFont(font);
    q.setPen(t.t3);
    double x = em * 0.6;
    q.drawText(QRectF(x, 0, width, height), Qt::AlignVCenter, title);
    x += metrics.horizontalAdvance(title) + em * 0.8;
    for (int i = 0; i < 4; ++i) {
        if (!isUsed(i))
            continue;
        q.setPen(QPen(t.line2, 1));
        q.setBrush(t.map.choropleth[static_cast<std::size_t>(i)]);
        q.drawRect(QRectF(x, height / 2 - swatch * 0.4, swatch, swatch * 0.8));
        x += swatch * 1.25;
        q.setPen(t.t1);
        q.drawText(QRectF(x, 0, width, height), Qt::AlignVCenter, c.label(i));
        x += metrics.horizontalAdvance(c.label(i)) + em * 0.8;
    }
    return image;
}

void MapView::Chrome::paintShades(QPainter &p, const Viewport &view, const Theme &t, const Choropleth &c,
                                  bool wall)
{
    const double ratio = p.device()->devicePixelRatioF();
    if (m_shadesOf != c || m_shades.isNull() || m_shades.devicePixelRatio() != ratio) {
        m_shades = shadesPicture(t, c, ratio, wall);
        m_shadesOf = c;
    }
    const double height = m_shades.deviceIndependentSize().height();
    const double margin = wall ? 16 : gap;
    p.drawImage(QPointF(margin, view.size.height() - height - margin - (wall ? 0 : barHeight + 4)), m_shades);
}

void MapView::Chrome::paintTint(QPainter &p, const Viewport &view, const Theme &t, const AreaTintPtr &tint, bool wall)
{
    const double ratio = p.device()->devicePixelRatioF();
    if (m_tintOf != tint || m_tint.devicePixelRatio() != ratio) {
        m_tint = tintPicture(t, *tint, ratio);
        m_tintOf = tint;
    }
    const double height = m_tint.deviceIndependentSize().height();
    const double margin = wall ? 16 : gap;
    p.drawImage(QPointF(margin, view.size.height() - height - margin - (wall ? 0 : barHeight + 4)), m_tint);
}

void MapView::Chrome::paintFlags(QPainter &p, const Theme &t, double wallScale, const MarkSet &marks)
{
    const FlagKey key = flagKeyOf(marks);
    const double ratio = p.device()->devicePixelRatioF();
    if (key != m_flagsOf || m_flags.isNull() || m_flags.devicePixelRatio() != ratio)
        m_flags = flagsPicture(t, key, wallScale, ratio);
    m_flagsOf = key;
    if (!m_flags.isNull())
        p.drawImage(QPointF(16, 16), m_flags);
}

} // namespace huying
