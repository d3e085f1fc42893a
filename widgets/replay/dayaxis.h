// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/bookmarks.h"
#include "widgets/replay/daycounts.h"

#include <QPixmap>
#include <QWidget>

namespace huying {

/// 00:00–24:00 of a day: a bar a quarter hour for what arrived, lamps where limits end, a cursor at the present.
/// What doesn't change from second to second is kept as a picture; a tick repaints only round the cursor.
/// Where the past can be shown the cursor is dragged there.
class DayAxis : public QWidget
{
    Q_OBJECT

public:
    explicit DayAxis(const DayCounts &counts, QWidget *parent = nullptr);

    /// `label` stands at the cursor: "14:32 回放".
    void setNow(TimeMs now, const QString &label);
    void redraw();
    /// Lets the mouse choose instants of the day.
    void setDraggable(bool on);
    /// While an instant of the past is shown: where the present is, −1 on another day. Limits are of the present.
    void setPast(bool isPast, qreal presentQuarter);
    void setBookmarks(const QList<Bookmark> &bookmarks);

    QSize sizeHint() const override { return {736, 48}; }
    QSize minimumSizeHint() const override { return {240, 48}; }

signals:
    void instantChosen(TimeMs at);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
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
    void paintPresent(QPainter &painter) const;
    void paintBookmarks(QPainter &painter) const;
    void choose(const QMouseEvent &event);
    QString quarterText(int quarter) const;
    QStringList bookmarksNear(qreal x) const;

    const DayCounts &m_counts;
    qreal m_quarter = 0; ///< the present, in quarters since midnight
    QString m_label;
    QPixmap m_ground;
    QList<Bookmark> m_bookmarks;
    bool m_draggable = false, m_isPast = false;
    qreal m_presentQuarter = -1;
};

} // namespace huying
