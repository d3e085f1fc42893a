// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/layer.h"

#include <QHash>

namespace huying {

/// Names of towns, villages and grids, upper levels first, none over another.
class NameLayer : public Layer
{
public:
    void addMarks(MarkSet &set, const Frame &frame) override;

private:
    struct Style
    {
        int pixels;
        bool bold;
        QColor color;
    };
    struct Placing;

    void addLevel(Placing &placing, AreaLevel level, const Style &style);
    const Sprite &sprite(const QString &text, const Style &style, const Frame &frame);

    QHash<QString, Sprite> m_sprites;
    quint32 m_themeRevision = 0;
};

} // namespace huying
