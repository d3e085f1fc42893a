// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/replay/daycounts.h"

#include <QPixmap>
#include <QWidget>

namespace huying {

/// 00:00–24:00 of a day: a bar a quarter hour for what arrived, lamps where limits end, a cursor at the present.
/// What doesn't change from second to second is kept as a picture; a tick repaints only round the cursor.
class DayAxis : public QWidget
{
    Q_OBJECT

public:
    explicit DayAxis(const DayCounts &counts, QWidget *parent = nullptr);

    /// `label` stands at the cursor: "14:32 回放".
    void setNow(TimeMs now, const QString &label);
    void redraw();

    QSize sizeHint() const override { return {736, 48}; }
    QSize minimumSizeHint() const override { return {240, 48}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    qreal at(qreal quarter) const;
    qreal cursor() const { return at(m_quarter); }
    QRect cursorArea() const;
    QRectF labelRect() const;
    void paintGround(QPainter &painter) const;
    void paintTicks(QPainter &painter) const;
    void paintBars(QPainter &painter) const;
    void paintLimits(QPainter &painter) const;
    void paintCursor(QPainter &painter) const;
    QString quarterText(int quarter) const;

    const DayCounts &m_counts;
    qreal m_quarter = 0; ///< the present, in quarters since midnight
    QString m_label;
    QPixmap m_ground;
};

} // namespace huying
