// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/symbols.h"

#include "theme/symbolshapes.h"

#include <QPainter>

#include <cmath>

namespace huying {

namespace {

Symbol make(Symbol::Kind kind, std::uint8_t shape, float size)
{
    Symbol s;
    s.kind = kind;
    s.shape = shape;
    s.size = size;
    return s;
}

} // namespace

UnitShape unitShape(QStringView kind)
{
    return kind == u"vehicle"  ? UnitShape::Vehicle
           : kind == u"helper" ? UnitShape::Helper
                               : UnitShape::Person;
}

UnitMark unitMark(QStringView status)
{
    static constexpr std::pair<const char16_t *, UnitMark> marks[] = {{u"free", UnitMark::Free},
                                                                      {u"sent", UnitMark::Sent},
                                                                      {u"enroute", UnitMark::EnRoute},
                                                                      {u"onscene", UnitMark::OnScene},
                                                                      {u"sos", UnitMark::Sos}};
    for (const auto &[name, mark] : marks)
        if (status == QStringView(name))
            return mark;
    return UnitMark::Offline;
}

Symbol Symbol::lamp(LampShape shape, float diameter)
{
    return make(Kind::Lamp, static_cast<std::uint8_t>(shape), diameter);
}

Symbol Symbol::event(LampShape shape, QChar glyph, float diameter, bool selected)
{
    Symbol s = make(Kind::Case, static_cast<std::uint8_t>(shape), diameter);
    s.glyph = glyph.unicode();
    s.selected = selected;
    return s;
}

Symbol Symbol::preview(QChar glyph, float diameter)
{
    Symbol s = make(Kind::Preview, 0, diameter);
    s.glyph = glyph.unicode();
    return s;
}

Symbol Symbol::unit(UnitShape shape, UnitMark mark, QChar glyph, float side, bool recommended,
                    float headingDegrees)
{
    Symbol s = make(Kind::Unit, static_cast<std::uint8_t>(shape), side);
    s.mark = static_cast<std::uint8_t>(mark);
    s.glyph = glyph.unicode();
    s.recommended = recommended;
    if (mark == UnitMark::EnRoute)
        s.heading = static_cast<std::uint8_t>((std::lround(headingDegrees * 32 / 360) % 32 + 32) % 32);
    return s;
}

Symbol Symbol::camera(bool online, float diameter)
{
    Symbol s = make(Kind::Camera, 0, diameter);
    s.mark = online;
    return s;
}

Symbol Symbol::alarm(AlarmShape shape, float side)
{
    return make(Kind::Alarm, static_cast<std::uint8_t>(shape), side);
}

Symbol Symbol::whistle(LampShape shape, float side)
{
    return make(Kind::Whistle, static_cast<std::uint8_t>(shape), side);
}

Symbol Symbol::hotspot(int rank, float side)
{
    Symbol s = make(Kind::Hotspot, 0, side);
    s.glyph = static_cast<char16_t>(u'0' + rank % 10);
    return s;
}

size_t qHash(const Symbol &s, size_t seed) noexcept
{
    const quint32 bits = quint32(s.kind) | quint32(s.shape) << 4 | quint32(s.mark) << 8 |
                         quint32(s.heading) << 12 | quint32(s.recommended) << 18 | quint32(s.selected) << 19;
    return qHashMulti(seed, bits, quint16(s.glyph), s.size);
}

namespace shapes {

qreal extent(const Symbol &s)
{
    switch (s.kind) {
    case Symbol::Kind::Lamp:
        return 0.55 * s.size + 1.5;
    case Symbol::Kind::Case:
        return (s.selected ? 1.1 : 0.75) * s.size + 2;
    case Symbol::Kind::Preview:
        return 0.55 * s.size + 2;
    case Symbol::Kind::Unit:
        return s.size + 2;
    case Symbol::Kind::Camera:
        return 0.55 * s.size + 1;
    case Symbol::Kind::Alarm:
        return 0.85 * s.size + 1;
    case Symbol::Kind::Whistle:
        return 1.8 * s.size + 2;
    case Symbol::Kind::Hotspot:
        return 0.55 * s.size + 2;
    }
    return s.size;
}

} // namespace shapes

SymbolPainter::SymbolPainter(const Theme &theme) : m_theme(theme) {}

void SymbolPainter::paint(QPainter &painter, QPointF at, const Symbol &s) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(at);
    switch (s.kind) {
    case Symbol::Kind::Lamp:
        shapes::paintLamp(painter, m_theme, static_cast<LampShape>(s.shape), s.size / 2);
        break;
    case Symbol::Kind::Case:
        shapes::paintCase(painter, m_theme, s);
        break;
    case Symbol::Kind::Preview:
        shapes::paintPreview(painter, m_theme, s);
        break;
    case Symbol::Kind::Unit:
        shapes::paintUnit(painter, m_theme, s);
        break;
    case Symbol::Kind::Camera:
        shapes::paintCamera(painter, m_theme, s);
        break;
    case Symbol::Kind::Alarm:
        shapes::paintAlarm(painter, m_theme, s);
        break;
    case Symbol::Kind::Whistle:
        shapes::paintWhistle(painter, m_theme, s);
        break;
    case Symbol::Kind::Hotspot:
        shapes::paintHotspot(painter, m_theme, s);
        break;
    }
    painter.restore();
}

const Sprite &SymbolPainter::sprite(const Symbol &symbol, qreal ratio)
{
    const Key key{symbol, qRound(ratio * 64)};
    auto it = m_cache.find(key);
    if (it != m_cache.end())
        return *it;
    const int half = int(std::ceil(shapes::extent(symbol)));
    const int pixels = int(std::ceil(2 * half * ratio));
    Sprite sprite{QImage(pixels, pixels, QImage::Format_ARGB32_Premultiplied), QPointF(half, half)};
    sprite.image.setDevicePixelRatio(ratio);
    sprite.image.fill(Qt::transparent);
    QPainter painter(&sprite.image);
    paint(painter, sprite.hotspot, symbol);
    painter.end();
    return *m_cache.insert(key, sprite);
}

void SymbolPainter::draw(QPainter &painter, QPointF at, const Symbol &symbol)
{
    const Sprite &s = sprite(symbol, painter.device()->devicePixelRatioF());
    painter.drawImage(at - s.hotspot, s.image);
}

} // namespace huying
