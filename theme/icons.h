// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

class QPainter;

namespace huying {

struct Theme;

/// resources/icons/<name>.svg in the theme's colours: t2 at rest, t1 active, accent when on, dis when
/// disabled. Painted on a widget it takes that widget's theme, else the program's; either way it follows a
/// change by itself.
QIcon icon(const QString &name);

/// The same held to one theme, for what asks for pixmaps in a window that has its own theme (actions of text
/// fields).
QIcon icon(const QString &name, const Theme &theme);

/// One icon in one colour, for delegates.
void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color);

/// Two bars and a wave: call and response. Text and accent colours of the theme.
void paintLogo(QPainter &painter, const QRectF &rect, const Theme &theme);

/// For window title bars and task bars.
QIcon programIcon();

} // namespace huying
