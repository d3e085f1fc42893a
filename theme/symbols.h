// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/lamp.h"
#include "theme/theme.h"

#include <QChar>
#include <QHash>
#include <QImage>
#include <QPointF>
#include <QRectF>

#include <cstdint>

class QPainter;

namespace huying {

/// Circle (a ring) = on time, triangle = near, diamond = overdue, bars = clock stopped, tick = closed, dashed
/// ring = no data.
enum class LampShape : std::uint8_t { Circle, Triangle, Diamond, Bars, Tick, DashedRing };
constexpr LampShape lampShape(Lamp lamp)
{
    return static_cast<LampShape>(lamp);
}
static_assert(lampShape(Lamp::OnTime) == LampShape::Circle &&
              lampShape(Lamp::NoData) == LampShape::DashedRing);

enum class UnitShape : std::uint8_t { Person, Vehicle, Helper };
enum class UnitMark : std::uint8_t { Free, Sent, EnRoute, OnScene, Offline, Sos };
/// Unacknowledged alarms swap frame A and B at 1 Hz, returned ones at 0.5 Hz; the caller's one timer says
/// which.
enum class AlarmShape : std::uint8_t {
    UnackedA,
    UnackedB,
    Acked,
    ReturnedA,
    ReturnedB,
    Shelved,
    Medium,
    Low
};
enum class BadgeShape : std::uint8_t { Official, People, Machine };

/// From UnitRecord::kind and ::status; anything unknown is a person, offline.
UnitShape unitShape(QStringView kind);
UnitMark unitMark(QStringView status);

/// What to draw; small enough to be a hash key. `size` is in logical pixels and means what the maker says.
struct Symbol
{
    enum class Kind : std::uint8_t { Lamp, Case, Preview, Unit, Camera, Alarm, Whistle, Hotspot };

    Kind kind = Kind::Lamp;
    std::uint8_t shape = 0;   ///< LampShape, UnitShape, AlarmShape by kind
    std::uint8_t mark = 0;    ///< UnitMark
    std::uint8_t heading = 0; ///< 0…31, north first, clockwise: where an en-route unit goes
    bool recommended = false; ///< unit in accent colour
    bool selected = false;    ///< double ring round a case
    char16_t glyph = 0;       ///< the Han character, or a digit
    float size = 0;

    friend bool operator==(const Symbol &, const Symbol &) = default;

    /// diameter of the lamp, 10…30; the ink reaches 10 % past it
    static Symbol lamp(LampShape shape, float diameter = 12);
    /// diameter of the on-time body, 25 in the mock-ups
    static Symbol event(LampShape shape, QChar glyph, float diameter = 25, bool selected = false);
    /// a case that isn't real yet: dashed accent
    static Symbol preview(QChar glyph, float diameter = 26);
    /// side of a vehicle's square; heading in degrees from north, clockwise, used en route only
    static Symbol unit(UnitShape shape, UnitMark mark, QChar glyph, float side = 24, bool recommended = false,
                       float headingDegrees = 90);
    static Symbol camera(bool online, float diameter = 22);
    static Symbol alarm(AlarmShape shape, float side = 22);
    /// 哨 flag whose tip is the place; the lamp sits in its corner, none for Circle
    static Symbol whistle(LampShape shape, float side = 48);
    static Symbol hotspot(int rank, float side = 48);
};

size_t qHash(const Symbol &s, size_t seed = 0) noexcept;

/// A symbol as pixels. Draw it so that `hotspot` (logical pixels from the top left) lies on the place.
struct Sprite
{
    QImage image; ///< premultiplied ARGB with its device pixel ratio set
    QPointF hotspot;
};

/// Draws the symbols of the visual language with the colours of one theme, and keeps what it drew.
/// Not thread-safe: a render thread makes its own.
class SymbolPainter
{
public:
    explicit SymbolPainter(const Theme &theme);

    const Theme &theme() const { return m_theme; }

    /// Cached by symbol and ratio; the reference holds until the next call.
    const Sprite &sprite(const Symbol &symbol, qreal ratio);

    /// Blits the cached sprite with `symbol`'s place at `at` (logical coordinates of an untransformed or
    /// scaled painter).
    void draw(QPainter &painter, QPointF at, const Symbol &symbol);

    /// Paints without the cache, as vectors: for printing, export and rotated painters.
    void paint(QPainter &painter, QPointF at, const Symbol &symbol) const;

    /// Ring shares and a plate that names abnormal counts. Returns the ground covered.
    QRectF cluster(QPainter &painter, QPointF centre, int count, int overdue, int near) const;
    /// The radius that cluster() draws for a count, without its outline; a wall's is read from afar.
    static qreal clusterRadius(int count, bool wall = false);

    /// Plate with a bold and a plain text, as for travel times: "4 分  0.7 km"; dashed for previews.
    QRectF plate(QPainter &painter, QPointF topLeft, const QString &strong, const QString &plain,
                 const QColor &edge, bool dashed = false) const;

    /// A wedge that shows where a camera looks. Degrees from north, clockwise.
    void fieldOfView(QPainter &painter, QPointF at, qreal heading, qreal span, qreal radius = 48) const;

    /// 20 px high; width from badgeWidth().
    void sourceBadge(QPainter &painter, QPointF topLeft, BadgeShape shape, const QString &text) const;
    qreal badgeWidth(const QString &text) const;
    /// 20 × 20 square with the character of the class.
    void categoryChip(QPainter &painter, QPointF topLeft, QChar glyph) const;
    /// 并 4 after a title; returns its width.
    qreal mergeTag(QPainter &painter, QPointF topLeft, const QString &text, bool onSelection = false) const;

private:
    struct Key
    {
        Symbol symbol;
        int ratio; ///< device pixels per logical pixel × 64
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &k, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, k.symbol, k.ratio);
        }
    };

    Theme m_theme;
    QHash<Key, Sprite> m_cache;
};

} // namespace huying
