// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/labellayer.h"

#include "maps/view/haloedtext.h"

#include <QFontMetricsF>
#include <algorithm>
#include <array>
#include <cmath>

namespace huying {

namespace {

constexpr double widestLabel = 150;        ///< pixels of a name; the end of a longer one is left out
constexpr double labelGap = 2;            ///< between a symbol and its name
constexpr qsizetype keptTexts = 4000; ///< some pictures' worth
constexpr std::size_t mostAsked = 2000;

/// Which register's names come first where there is no room for all.
int rankOf(MapRegister reg)
{
    switch (reg) {
    case MapRegister::Organizations:
        return 0;
    case MapRegister::Places:
        return 1;
    case MapRegister::Cameras:
        return 2;
    default:
        return 3;
    }
}

/// Spread evenly and the same in every picture, so that neighbours are not named in runs.
quint32 lot(quint32 fid)
{
    quint32 v = fid * 0x9E3779B1U;
    v ^= v >> 15;
    return v * 0x85EBCA77U;
}

/// What is drawn of a mark. A camera's field of view is a tint on the ground, its symbol stands in the middle.
QRectF groundOf(const Mark &mark, const Sprite &sprite, const Viewport &view)
{
    const QPointF at = view.toScreen(mark.x, mark.y);
    if (mark.kind == MarkKind::Register && mark.reg == MapRegister::Cameras)
        return {at.x() - mark.reach, at.y() - mark.reach, 2.0 * mark.reach, 2.0 * mark.reach};
    return {at - sprite.hotspot, sprite.image.deviceIndependentSize()};
}

} // namespace

struct LabelLayer::Wish
{
    quint64 key;
    std::size_t mark;
    const QString *name;
    int side; ///< where it stood; −1: nowhere
    int rank;
};

/// What is taken, in cells, so that a label is compared with its neighbours alone.
struct LabelLayer::Ground
{
    static constexpr double cell = 96;

    explicit Ground(const QSizeF &of) : columns(static_cast<int>(of.width() / cell) + 1), rows(static_cast<int>(of.height() / cell) + 1)
    {
        cells.resize(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    }

    template <class Visit> bool each(const QRectF &r, Visit visit)
    {
        const auto column = [this](double x) { return std::clamp(static_cast<int>(x / cell), 0, columns - 1); };
        const auto row = [this](double y) { return std::clamp(static_cast<int>(y / cell), 0, rows - 1); };
        for (int y = row(r.top()); y <= row(r.bottom()); ++y)
            for (int x = column(r.left()); x <= column(r.right()); ++x)
                if (!visit(cells[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(x)]))
                    return false;
        return true;
    }
    void take(const QRectF &r)
    {
        each(r, [&r](std::vector<QRectF> &taken) {
            taken.push_back(r);
            return true;
        });
    }
    bool isFree(const QRectF &r)
    {
        return each(r, [&r](const std::vector<QRectF> &taken) {
            return std::ranges::none_of(taken, [&r](const QRectF &t) { return t.intersects(r); });
        });
    }

    int columns, rows;
    std::vector<std::vector<QRectF>> cells;
};

double LabelLayer::namedFrom(MapRegister reg)
{
    switch (reg) {
    case MapRegister::Organizations:
        return 15.25;
    case MapRegister::Places:
        return 16.5;
    case MapRegister::Cameras:
        return 16.75;
    case MapRegister::Things:
        return 17.25;
    default:
        return 0; // nobody's name is written on a map, and an opinion has none
    }
}

LabelLayer::Text &LabelLayer::text(const QString &name, const Frame &f)
{
    auto it = m_texts.find(name);
    if (it == m_texts.end()) {
        const QFont font = f.theme().font(f.theme().type.label);
        const QString shown = QFontMetricsF(font).elidedText(name.simplified(), Qt::ElideRight, widestLabel);
        it = m_texts.insert(name, {shown, haloedSize(shown, font), {}});
    }
    return *it;
}

std::vector<LabelLayer::Wish> LabelLayer::wishes(MarkSet &set, const Frame &f) const
{
    std::vector<Wish> out;
    for (std::size_t i = 0; i < set.marks.size(); ++i) {
        const Mark &m = set.marks[i];
        const double from = m.kind == MarkKind::Register ? namedFrom(m.reg) : 0;
        if (from <= 0 || f.view.zoom < from)
            continue;
        const quint32 fid = f.content->fidOf(m.reg, m.ref);
        const auto &names = f.content->names[static_cast<std::size_t>(m.reg)];
        const auto name = names.constFind(fid);
        if (name == names.cend() && set.unnamed.size() < mostAsked)
            set.unnamed.emplace_back(m.reg, fid);
        if (name == names.cend() || name->isEmpty())
            continue;
        const quint64 key = quint64(m.reg) << 32 | fid;
        out.push_back({key, i, &*name, m_sides.value(key, -1), rankOf(m.reg)});
    }
    // What is named stays so. What is new comes by what it is, and among equals by a lot that does not change.
    std::ranges::sort(out, {}, [](const Wish &w) { return std::tuple(w.side < 0, w.rank, lot(static_cast<quint32>(w.key)), w.key); });
    return out;
}

void LabelLayer::place(MarkSet &set, const Frame &f, Ground &ground, const Wish &wish, QHash<quint64, int> &sides)
{
    const Mark symbol = set.marks[wish.mark];
    const QPointF at = f.view.toScreen(symbol.x, symbol.y);
    Text &label = text(*wish.name, f);
    const double off = symbol.reach + labelGap, w = label.size.width(), h = label.size.height();
    const std::array<QPointF, 4> corners{QPointF(off, -h / 2), QPointF(-off - w, -h / 2), QPointF(-w / 2, off), QPointF(-w / 2, -off - h)};
    const QRectF whole(QPointF(), f.view.size);
    for (int tried = wish.side < 0 ? 0 : -1; tried < static_cast<int>(corners.size()); ++tried) {
        const int side = tried < 0 ? wish.side : tried;
        const QPointF corner = corners[static_cast<std::size_t>(side)];
        const QRectF there(at + corner, label.size);
        if (!whole.contains(there) || !ground.isFree(there))
            continue;
        ground.take(there);
        sides.insert(wish.key, side);
        const Theme &t = f.theme();
        if (label.sprite.image.isNull())
            label.sprite = haloedText(label.shown, t.font(t.type.label), t.t2, t.map.labelHalo, f.ratio);
        Mark mark = symbol;
        mark.kind = MarkKind::Label;
        mark.reach = 0;
        mark.sprite = set.add({label.sprite.image, -corner});
        set.marks.push_back(mark);
        return;
    }
}

void LabelLayer::addMarks(MarkSet &set, const Frame &f)
{
    if (f.isWall())
        return;
    if (m_themeRevision != f.content->themeRevision || m_ratio != f.ratio || m_texts.size() > keptTexts)
        m_texts.clear();
    m_themeRevision = f.content->themeRevision;
    m_ratio = f.ratio;
    const std::vector<Wish> wanted = wishes(set, f);
    QHash<quint64, int> sides;
    if (!wanted.empty()) {
        Ground ground(f.view.size);
        for (const Mark &m : set.marks)
            ground.take(groundOf(m, set.sprites[m.sprite], f.view));
        for (const Wish &wish : wanted)
            if (static_cast<std::size_t>(sides.size()) < mostLabels)
                place(set, f, ground, wish, sides);
    }
    m_sides = std::move(sides);
}

} // namespace huying
