// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/symbols.h"

#include <QWidget>

#include <functional>

class QPainter;

namespace huying {

/// A fixed piece of ground that one function paints.
class Drawing : public QWidget
{
    Q_OBJECT

public:
    using Paint = std::function<void(QPainter &, SymbolPainter &, const Theme &)>;

    Drawing(QSize size, Paint paint, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Paint m_paint;
};

/// Small text as the sheets use it, centred at x or from x on.
void caption(QPainter &p, const Theme &t, QPointF baseline, const QString &text, const QColor &color,
             bool centred = true, int pixels = 12, bool bold = false);

QWidget *lampDrawing();
QWidget *alarmDrawing();
QWidget *badgeDrawing();
QWidget *unitDrawing();
QWidget *clusterDrawing();
QWidget *caseDrawing();
QWidget *mapDrawing();
QWidget *iconDrawing();

} // namespace huying
