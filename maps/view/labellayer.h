// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/layer.h"

#include <QHash>

namespace huying {

/// Names beside the symbols of places, things and organisations where they stand singly: none over a symbol, an area's
/// name or another label, each on the side where it stood in the picture before unless an area's name has come there. People have none; nor has a wall.
class LabelLayer : public Layer
{
public:
    static constexpr std::size_t mostLabels = 400; ///< in one picture

    void addMarks(MarkSet &set, const Frame &frame) override;

    /// Zoom from which symbols of the register are named; 0: never.
    static double namedFrom(MapRegister reg);

private:
    struct Text
    {
        QString shown;
        QSizeF size;
        Sprite sprite; ///< drawn once it is placed
    };
    struct Wish;
    struct Ground;

    std::vector<Wish> wishes(MarkSet &set, const Frame &frame) const;
    Text &text(const QString &name, const Frame &frame);
    void place(MarkSet &set, const Frame &frame, Ground &ground, const Wish &wish, QHash<quint64, int> &sides);

    QHash<quint64, int> m_sides; ///< by register and fid: where labels stood last
    QHash<QString, Text> m_texts;
    quint32 m_themeRevision = 0;
    double m_ratio = 0;
};

} // namespace huying
