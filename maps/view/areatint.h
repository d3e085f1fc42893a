// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QImage>
#include <QList>
#include <memory>
#include <vector>

namespace huying {

/// Shades that somebody has worked out for areas, with what they mean; never of persons.
struct AreaTint
{
    struct Shade
    {
        QColor dark, light; ///< by the theme's ground
        Qt::BrushStyle hatching = Qt::SolidPattern;
        QString text;
    };

    QString title;
    QList<Shade> shades;
    std::vector<qint8> shadeOf; ///< by area of the tree, −1 none
};

using AreaTintPtr = std::shared_ptr<const AreaTint>;

/// What the shades mean, in a strip.
QImage tintPicture(const Theme &theme, const AreaTint &tint, double ratio);

} // namespace huying
