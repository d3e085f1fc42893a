// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wall/wallblock.h"

namespace huying
{

/// The villages with most reports of seven days, their commonest item, and the change.
class HotAreasBlock : public WallBlock
{
    Q_OBJECT
public:
    explicit HotAreasBlock(WallSource source, QWidget *parent = nullptr);
    /// Codes of what is listed, the hottest first.
    QStringList listed() const;

signals:
    void listedChanged(const QStringList &codes);

protected:
    QString note() const override;
    QString spoken() const override;
    void paintContent(QPainter &p, const QRect &box) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// As many as the height of the content has room for, of the page.
    static int rowsIn(int height);
};

/// The towns: open, overdue, closed today, on-time rate of the month as a bar.
class TownsBlock : public WallBlock
{
    Q_OBJECT
public:
    explicit TownsBlock(WallSource source, QWidget *parent = nullptr);

protected:
    QString note() const override;
    QString spoken() const override;
    void paintContent(QPainter &p, const QRect &box) override;

private:
    struct Columns
    {
        QRect name, open, overdue, closed, bar, rate;
    };
    static Columns columns(const QRect &line);
    void paintHead(QPainter &p, const QRect &line) const;
    void paintTown(QPainter &p, const QRect &line, const TownFigures &town) const;
    /// In the order of their codes if all fit, else those that need looking at.
    static QList<TownFigures> shown(QList<TownFigures> towns, int most);
};

} // namespace huying
