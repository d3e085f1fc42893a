// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/statusstrip.h"

#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>

namespace huying {

StatusStrip::StatusStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setAccessibleName(tr("Status"));
}

StatusStrip::Item *StatusStrip::find(const QString &key)
{
    for (Item &item : m_items)
        if (item.key == key)
            return &item;
    return nullptr;
}

void StatusStrip::setItem(const QString &key, const QString &text, Side side, std::optional<LampShape> lamp)
{
    Item *item = find(key);
    if (!item) {
        m_items.append(Item{.key = key, .text = {}, .side = side, .lamp = {}, .rect = {}});
        item = &m_items.last();
    }
    item->text = text;
    item->lamp = lamp;
    QStringList all;
    for (const Item &i : m_items)
        all.append(i.text);
    setAccessibleDescription(all.join(QStringLiteral(", ")));
    update();
}

void StatusStrip::setDivided(const QString &key, bool divided)
{
    if (Item *item = find(key))
        item->divided = divided;
    update();
}

void StatusStrip::setLink(const QString &key, bool link)
{
    if (Item *item = find(key))
        item->link = link;
    update();
}

void StatusStrip::removeItem(const QString &key)
{
    m_items.removeIf([&](const Item &item) { return item.key == key; });
    update();
}

QSize StatusStrip::sizeHint() const
{
    return {200, themeOf(this).type.label + 12};
}

void StatusStrip::arrange()
{
    const Theme &t = themeOf(this);
    const QFontMetrics metrics(t.font(t.type.label));
    const auto widthOf = [&](const Item &item) {
        return metrics.horizontalAdvance(item.text) + (item.lamp ? t.type.label + 4 : 0) +
               (item.divided ? 15 : 0);
    };
    int left = 12, right = width() - 12;
    for (qsizetype i = m_items.size() - 1; i >= 0; --i)
        if (Item &item = m_items[i]; item.side == Side::Right) {
            right -= widthOf(item);
            item.rect = QRect(right, 1, widthOf(item), height() - 1);
            right -= 14;
        }
    for (Item &item : m_items)
        if (item.side == Side::Left) {
            item.rect = QRect(left, 1, qMax(0, qMin(widthOf(item), right - left)), height() - 1);
            left += widthOf(item) + 14;
        }
}

void StatusStrip::paintItem(QPainter &p, const Item &item) const
{
    const Theme &t = themeOf(this);
    QRect r = item.rect;
    if (item.divided) {
        p.fillRect(QRect(r.left(), r.center().y() - 7, 1, 14), t.line2);
        r.setLeft(r.left() + 15);
    }
    if (item.lamp) {
        symbolsOf(this).draw(p, QPointF(r.left() + t.type.label / 2.0, QRectF(r).center().y()),
                             Symbol::lamp(*item.lamp, float(t.type.label - 2)));
        r.setLeft(r.left() + t.type.label + 4);
    }
    const bool near = item.lamp == LampShape::Triangle, overdue = item.lamp == LampShape::Diamond;
    p.setPen(item.link ? t.acc : overdue ? t.red : near ? t.yel : t.t2);
    p.drawText(r, Qt::AlignVCenter, p.fontMetrics().elidedText(item.text, Qt::ElideRight, r.width() + 1));
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    arrange();
    QPainter p(this);
    p.fillRect(rect(), t.bg0);
    p.fillRect(QRect(0, 0, width(), 1), t.line);
    p.setFont(t.font(t.type.label));
    for (const Item &item : m_items)
        if (item.rect.width() > 0)
            paintItem(p, item);
}

const StatusStrip::Item *StatusStrip::linkAt(QPoint pos) const
{
    for (const Item &item : m_items)
        if (item.link && item.rect.contains(pos))
            return &item;
    return nullptr;
}

void StatusStrip::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(linkAt(event->position().toPoint()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void StatusStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (const Item *item = linkAt(event->position().toPoint()); item && event->button() == Qt::LeftButton)
        emit activated(item->key);
}

} // namespace huying
