// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/indicators/flatchart.h"

#include "theme/theme.h"

#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>
#include <cmath>

namespace huying
{

namespace
{

/// 1, 2 or 5 times a power of ten, so that about `steps` of them reach `most`.
double niceStep(double most, int steps)
{
    const double raw = std::max(most, 1.0) / steps, power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (raw <= factor * power)
            return std::max(1.0, factor * power);
    return 10 * power;
}

QValueAxis *countAxis(double most, int steps)
{
    const double step = niceStep(most, steps);
    auto *axis = new QValueAxis;
    axis->setRange(0, step * std::max(1.0, std::ceil(most / step)));
    axis->setTickType(QValueAxis::TicksDynamic);
    axis->setTickAnchor(0);
    axis->setTickInterval(step);
    axis->setLabelFormat(QStringLiteral("%d"));
    return axis;
}

QBarSet *plainSet(const QColor &color)
{
    auto *set = new QBarSet(QString());
    set->setColor(color);
    set->setBorderColor(Qt::transparent);
    return set;
}

} // namespace

FlatChart::FlatChart(QWidget *parent) : QChartView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::NoFocus);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setBackgroundRoundness(0);
    chart()->setDropShadowEnabled(false);
    chart()->setMargins({8, 8, 12, 4});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
}

void FlatChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        draw();
}

void FlatChart::showEvent(QShowEvent *event)
{
    draw();
    QChartView::showEvent(event);
}

void FlatChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    if (isVisible())
        draw();
}

void FlatChart::begin()
{
    const Theme &t = themeOf(this);
    chart()->removeAllSeries();
    for (QAbstractAxis *axis : chart()->axes()) {
        chart()->removeAxis(axis);
        axis->deleteLater();
    }
    chart()->setBackgroundBrush(t.bg1);
    chart()->setBackgroundPen(Qt::NoPen);
    setBackgroundBrush(t.bg1);
    chart()->legend()->setFont(t.font(t.type.label));
    chart()->legend()->setLabelColor(t.t2);
}

void FlatChart::dress(QAbstractAxis *axis, bool grid) const
{
    const Theme &t = themeOf(this);
    axis->setLabelsFont(t.font(t.type.label));
    axis->setLabelsColor(t.t3);
    axis->setLinePen(QPen(t.line2, 1));
    axis->setLineVisible(!grid);
    axis->setGridLineVisible(grid);
    axis->setGridLinePen(QPen(t.line, 1));
}

void FlatChart::answerClicks(QAbstractSeries *series, const QList<ChartBar> &bars)
{
    connect(static_cast<QAbstractBarSeries *>(series), &QAbstractBarSeries::clicked, this, [this, bars](int at) {
        if (at >= 0 && at < bars.size())
            emit barChosen(bars[at].code);
    });
}

void TrendChart::show(const QStringList &labels, const QList<Line> &lines)
{
    m_labels = labels;
    m_lines = lines;
    QStringList names;
    for (const Line &line : lines)
        names << line.name;
    setAccessibleDescription(names.join(QStringLiteral(", ")));
    draw();
}

void TrendChart::draw()
{
    const Theme &t = themeOf(this);
    begin();
    double most = 1;
    for (const Line &line : m_lines)
        for (const double value : line.values)
            most = std::max(most, value);
    auto *y = countAxis(most, 4);
    dress(y, true);
    chart()->addAxis(y, Qt::AlignLeft);
    // Printed labels are few: a category axis of its own, every so many steps, under the lines.
    auto *x = new QValueAxis;
    x->setRange(0, std::max<double>(1, static_cast<double>(m_labels.size()) - 1));
    x->setLabelsVisible(false);
    dress(x, false);
    x->setTickCount(2);
    chart()->addAxis(x, Qt::AlignBottom);
    for (const Line &line : m_lines) {
        auto *series = new QLineSeries;
        series->setName(line.name);
        const QColor color = line.look == Line::Look::Current ? t.acc : line.look == Line::Look::Context ? t.series : t.t3;
        QPen pen(color, line.look == Line::Look::Current ? 2 : 1.5);
        if (line.look == Line::Look::Comparison)
            pen.setDashPattern({4, 3});
        series->setPen(pen);
        for (qsizetype i = 0; i < line.values.size(); ++i)
            series->append(static_cast<double>(i), line.values[i]);
        if (line.values.size() == 1)
            series->setPointsVisible(true);
        chart()->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    }
    if (m_labels.size() > 1) {
        auto *labels = new QBarCategoryAxis;
        const qsizetype fit = std::max(2, width() / 90), every = (m_labels.size() + fit - 1) / fit;
        QStringList printed;
        for (qsizetype i = 0; i < m_labels.size(); i += every)
            printed << m_labels[i];
        labels->append(printed);
        dress(labels, false);
        labels->setLineVisible(false);
        chart()->addAxis(labels, Qt::AlignBottom);
    }
    chart()->legend()->setVisible(m_lines.size() > 1);
    chart()->legend()->setAlignment(Qt::AlignTop);
    chart()->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
}

void RankChart::show(const QList<ChartBar> &bars, double most)
{
    m_bars = bars;
    m_most = most;
    QStringList said;
    for (const ChartBar &bar : bars)
        said << bar.name + QLatin1Char(' ') + bar.said;
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    draw();
}

void RankChart::draw()
{
    const Theme &t = themeOf(this);
    begin();
    const qsizetype room = std::max(4, height() / 20);
    m_shown = m_bars.size() > room ? m_bars.first(room / 2) + m_bars.last(room - room / 2) : m_bars;
    if (m_shown.isEmpty())
        return;
    auto *series = new QHorizontalStackedBarSeries;
    auto *plain = plainSet(t.series), *marked = plainSet(t.acc);
    QStringList names;
    for (auto bar = m_shown.crbegin(); bar != m_shown.crend(); ++bar) { // the axis counts from below
        plain->append(bar->marked ? 0 : bar->value);
        marked->append(bar->marked ? bar->value : 0);
        names << (names.contains(bar->name) ? bar->name + QChar(0x200b) : bar->name);
    }
    series->append(plain);
    series->append(marked);
    series->setBarWidth(0.56);
    chart()->addSeries(series);
    auto *category = new QBarCategoryAxis;
    category->append(names);
    dress(category, false);
    category->setLineVisible(false);
    category->setLabelsVisible(false); // Qt Charts would cut them to dots: they are drawn beside the bars
    const QFontMetrics metrics(t.font(t.type.label));
    m_nameWidth = 0;
    for (const ChartBar &bar : m_bars)
        m_nameWidth = std::max(m_nameWidth, metrics.horizontalAdvance(bar.name));
    m_nameWidth = std::min({m_nameWidth, 120, std::max(40, width() / 3)});
    chart()->setMargins({m_nameWidth + 20, 4, 12, 4});
    chart()->addAxis(category, Qt::AlignLeft);
    series->attachAxis(category);
    auto *value = new QValueAxis;
    value->setRange(0, m_most * 1.22); // room for the figures
    value->setLabelsVisible(false);
    value->setVisible(false);
    chart()->addAxis(value, Qt::AlignBottom);
    series->attachAxis(value);
    QList<ChartBar> upwards(m_shown.crbegin(), m_shown.crend());
    answerClicks(series, upwards);
}

void RankChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    QChartView::drawForeground(painter, rect);
    if (m_shown.isEmpty() || chart()->series().isEmpty())
        return;
    const Theme &t = themeOf(this);
    painter->setFont(t.font(t.type.label, true));
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        const QPointF end = chart()->mapToPosition(QPointF(m_shown[i].value, static_cast<double>(m_shown.size() - 1 - i)), chart()->series().front());
        const QRectF name(chart()->plotArea().left() - m_nameWidth - 10, end.y() - 10, m_nameWidth, 20);
        painter->setFont(t.font(t.type.label));
        painter->setPen(t.t1);
        painter->drawText(name, Qt::AlignVCenter | Qt::AlignRight, painter->fontMetrics().elidedText(m_shown[i].name, Qt::ElideRight, m_nameWidth));
        painter->setFont(t.font(t.type.label, true));
        painter->setPen(m_shown[i].marked ? t.t1 : t.t2);
        painter->drawText(QRectF(end.x() + 6, end.y() - 10, 90, 20), Qt::AlignVCenter, m_shown[i].said);
    }
}

void ParetoChart::show(const QList<ChartBar> &bars, double total)
{
    m_bars = bars;
    m_total = total;
    QStringList said;
    for (const ChartBar &bar : bars)
        said << bar.name + QLatin1Char(' ') + bar.said;
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    draw();
}

void ParetoChart::draw()
{
    const Theme &t = themeOf(this);
    begin();
    if (m_bars.isEmpty() || m_total <= 0)
        return;
    auto *series = new QBarSeries;
    auto *set = plainSet(t.series);
    auto *share = new QLineSeries;
    QStringList names;
    double sum = 0;
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        *set << m_bars[i].value;
        sum += m_bars[i].value;
        share->append(static_cast<double>(i), 100 * sum / m_total);
        names << (names.contains(m_bars[i].name) ? m_bars[i].name + QChar(0x200b) : m_bars[i].name);
    }
    series->append(set);
    series->setBarWidth(0.62);
    share->setPen(QPen(t.acc, 2));
    share->setPointsVisible(true);
    share->setMarkerSize(5);
    chart()->addSeries(series);
    chart()->addSeries(share);
    auto *category = new QBarCategoryAxis;
    category->append(names);
    dress(category, false);
    category->setLabelsAngle(m_bars.size() > 6 ? -32 : 0);
    chart()->addAxis(category, Qt::AlignBottom);
    auto *count = countAxis(m_bars.front().value, 4);
    dress(count, true);
    chart()->addAxis(count, Qt::AlignLeft);
    auto *percent = new QValueAxis;
    percent->setRange(0, 100);
    percent->setTickCount(3);
    percent->setLabelFormat(QStringLiteral("%d%%"));
    dress(percent, false);
    percent->setLineVisible(false);
    chart()->addAxis(percent, Qt::AlignRight);
    series->attachAxis(category);
    series->attachAxis(count);
    share->attachAxis(category);
    share->attachAxis(percent);
    answerClicks(series, m_bars);
}

} // namespace huying
