// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sync/syncwords.h"

#include <QWidget>

namespace huying
{

/// Both sides of a returned action, a field a line; where they differ a mark says so.
class SidesView : public QWidget
{
    Q_OBJECT
public:
    explicit SidesView(QWidget *parent = nullptr);

    void show(const QList<TwoSides> &sides);
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int columnWidth(int width) const;
    int rowHeight(const TwoSides &side, int width) const;

    QList<TwoSides> m_sides;
};

} // namespace huying
