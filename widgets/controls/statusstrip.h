// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/symbols.h"

#include <QList>
#include <QWidget>

#include <optional>

namespace huying {

/// The 24 px line at the foot of a window: sources, delay, as-of, last step at the left; screen, workspace,
/// user at the right.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    enum class Side { Left, Right };

    explicit StatusStrip(QWidget *parent = nullptr);

    /// Adds the item or changes the one of that key; order is that of adding. Near and overdue lamps colour
    /// the text.
    void setItem(const QString &key, const QString &text, Side side = Side::Left,
                 std::optional<LampShape> lamp = std::nullopt);
    /// A thin line before the item.
    void setDivided(const QString &key, bool divided = true);
    /// A link: clicking emits activated().
    void setLink(const QString &key, bool link = true);
    void removeItem(const QString &key);

    QSize sizeHint() const override;

signals:
    void activated(const QString &key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    struct Item
    {
        QString key, text;
        Side side = Side::Left;
        std::optional<LampShape> lamp;
        bool divided = false, link = false;
        QRect rect;
    };

    void arrange();
    void paintItem(QPainter &painter, const Item &item) const;
    const Item *linkAt(QPoint pos) const;
    Item *find(const QString &key);

    QList<Item> m_items;
};

} // namespace huying
