// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>
#include <QStringList>

namespace huying
{

/// A bar and what it stands for.
struct ChartBar
{
    QString code, name;
    double value = 0;
    bool marked = false; ///< drawn in the accent colour
    QString said;        ///< of the value, "96.4%"
};

/// Qt Charts without its looks: no frame, no shadow, no animation, the theme's colours and type; accent is what is
/// looked at, grey its company, dashed what it is compared with. Follows the theme.
class FlatChart : public QChartView
{
    Q_OBJECT
public:
    explicit FlatChart(QWidget *parent = nullptr);

signals:
    void barChosen(const QString &code);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    /// Makes axes and series anew from what was set last.
    virtual void draw() = 0;
    /// Drops series and axes, and dresses what is left.
    void begin();
    void dress(QAbstractAxis *axis, bool grid) const;
    /// Bars of `set` answer clicks with the code of their category.
    void answerClicks(QAbstractSeries *series, const QList<ChartBar> &bars);
};

/// Lines over days.
class TrendChart : public FlatChart
{
    Q_OBJECT
public:
    struct Line
    {
        enum class Look : quint8 { Current, Context, Comparison } look = Look::Current;
        QString name;
        QList<double> values; ///< one a step
    };
    using FlatChart::FlatChart;
    /// `labels`: one a step, of which as many are printed as there is room for.
    void show(const QStringList &labels, const QList<Line> &lines);

protected:
    void draw() override;

private:
    QStringList m_labels;
    QList<Line> m_lines;
};

/// Horizontal bars, the first at the top, with the value at the end of each.
class RankChart : public FlatChart
{
    Q_OBJECT
public:
    using FlatChart::FlatChart;
    void show(const QList<ChartBar> &bars, double most);

protected:
    void draw() override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    QList<ChartBar> m_bars, m_shown; ///< shown: as many as there is room for, of both ends
    double m_most = 1;
    int m_nameWidth = 0;
};

/// What few causes make most of it: bars, and their running share.
class ParetoChart : public FlatChart
{
    Q_OBJECT
public:
    using FlatChart::FlatChart;
    void show(const QList<ChartBar> &bars, double total);

protected:
    void draw() override;

private:
    QList<ChartBar> m_bars;
    double m_total = 0;
};

} // namespace huying
