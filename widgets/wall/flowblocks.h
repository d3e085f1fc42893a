// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wall/wallblock.h"

namespace huying
{

/// Rows of name, bar and number, the commonest form of a wall.
class BarsBlock : public WallBlock
{
    Q_OBJECT
public:
    using WallBlock::WallBlock;

protected:
    struct Bar
    {
        QString name;
        int count = 0;
        int overdue = 0;    ///< part of it that is drawn in the alarm colour, and named
        QString change;
        bool leads = false; ///< in the accent colour
    };
    virtual QList<Bar> bars(int most) const = 0;
    virtual int rowHeight() const { return 45; }
    virtual int nameWidth() const { return 84; }
    QString spoken() const override;
    void paintContent(QPainter &p, const QRect &box) override;

private:
    /// `tail`: room for the overdue part of the row that has the longest.
    void paintBar(QPainter &p, const QRect &line, const Bar &bar, int names, int longest, int tail) const;
    int digitsWidth(int count) const;
};

/// Where the cases of today came from.
class SourcesBlock : public BarsBlock
{
    Q_OBJECT
public:
    explicit SourcesBlock(WallSource source, QWidget *parent = nullptr);

protected:
    QString note() const override;
    QList<Bar> bars(int most) const override;
};

/// Open cases by where they stand in the workflow.
class StagesBlock : public BarsBlock
{
    Q_OBJECT
public:
    explicit StagesBlock(WallSource source, QWidget *parent = nullptr);

protected:
    QString note() const override;
    QList<Bar> bars(int most) const override;
    int rowHeight() const override { return 51; }
    int nameWidth() const override { return 120; }
};

/// The items of the catalogue that were reported most in seven days.
class TopItemsBlock : public BarsBlock
{
    Q_OBJECT
public:
    explicit TopItemsBlock(WallSource source, QWidget *parent = nullptr);

protected:
    QString note() const override;
    QList<Bar> bars(int most) const override;
    int rowHeight() const override { return 59; }
    int nameWidth() const override { return 216; }
};

/// Accepted by the hour: bars today, a dashed line yesterday.
class HoursBlock : public WallBlock
{
    Q_OBJECT
public:
    explicit HoursBlock(WallSource source, QWidget *parent = nullptr);

protected:
    QString note() const override;
    QString spoken() const override;
    void paintContent(QPainter &p, const QRect &box) override;
};

} // namespace huying
