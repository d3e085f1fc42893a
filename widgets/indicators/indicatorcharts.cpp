// SPDX-License-Identifier: GPL-3.0-or-later
// What the page draws and writes from its sheets.
#include "widgets/controls/keybutton.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/indicators/figuretext.h"
#include "widgets/indicators/flatchart.h"
#include "widgets/indicators/indicatormodel.h"
#include "widgets/indicators/indicatorpage.h"

#include <QDateTime>

namespace huying
{

/// Days one by one, weeks from four months on: a line of hundreds of points is noise.
void IndicatorPage::refreshTrend()
{
    const int step = m_range.days() > 120 ? 7 : 1;
    const auto summed = [step](const std::vector<DayCount> &days, int DayCount::*member) {
        QList<double> values;
        for (std::size_t i = 0; i < days.size(); ++i) {
            if (i % static_cast<std::size_t>(step) == 0)
                values << 0;
            values.back() += days[i].*member;
        }
        return values;
    };
    QStringList labels;
    for (qint64 i = 0; i < m_range.days(); i += step)
        labels << m_range.first.addDays(i).toString(QStringLiteral("MM-dd"));
    using enum TrendChart::Line::Look;
    QList<double> before = summed(m_other.days(), &DayCount::reported);
    before.resize(std::min(before.size(), labels.size()));
    QList<TrendChart::Line> lines{{Current, tr("Reported"), summed(m_sheet.days(), &DayCount::reported)},
                                  {Context, tr("Closed"), summed(m_sheet.days(), &DayCount::ended)}};
    if (sumOf(m_other.total(), Measure::Reports)) // a line along zero would say that nothing happened
        lines << TrendChart::Line{Comparison, m_compare == Compare::LastYear ? tr("Reported a year before") : tr("Reported in the period before"), before};
    m_trend->show(labels, lines);
    m_trendCard->setNote(step == 7 ? tr("by week") : tr("by day"));
}

void IndicatorPage::refreshRank()
{
    const IndicatorRule *rule = m_source.table.rule(m_indicator);
    if (!rule || !m_rank)
        return;
    const CaseWords &words = m_source.words;
    const QString names[] = {tr("by area"), tr("by organization"), tr("by source"), tr("by class")};
    m_ranking->setText(names[static_cast<int>(m_rankBy)]);
    m_rankCard->setNote(words.localized(rule->zh, rule->en));
    QList<ChartBar> bars;
    const auto add = [&](const CodeSums &one, const QString &name) {
        const Ratio ratio = m_source.table.ratio(*rule, one.sums);
        if (ratio.isKnown() && !one.code.isEmpty())
            bars << ChartBar{one.code, name, ratio.percent(), false, percentText(ratio) + QLatin1Char('%')};
    };
    if (m_rankBy == RankBy::Area)
        for (const CodeSums &one : m_sheet.below(m_selection.area))
            add(one, words.areas() && words.areas()->indexOf(one.code) >= 0 ? words.areas()->at(words.areas()->indexOf(one.code)).name : one.code);
    else if (m_rankBy == RankBy::Org)
        for (const CodeSums &one : m_sheet.byOrg())
            add(one, words.organization(one.code));
    else if (m_rankBy == RankBy::Channel)
        for (const CodeSums &one : m_sheet.byChannel())
            add(one, words.channel(one.code));
    else
        for (const CodeSums &one : m_sheet.byClass())
            add(one, words.itemClass(one.code));
    std::ranges::stable_sort(bars, [rule](const ChartBar &a, const ChartBar &b) { return rule->lessIsBetter ? a.value < b.value : a.value > b.value; });
    constexpr qsizetype most = 12;
    if (bars.size() > most) // both ends tell more than the middle
        bars = bars.first(most / 2) + bars.last(most / 2);
    if (!bars.isEmpty())
        bars.back().marked = bars.size() > 1;
    double top = 1;
    for (const ChartBar &bar : bars)
        top = std::max(top, bar.value);
    m_rank->show(bars, top);
}

void IndicatorPage::refreshChannels()
{
    QList<ChartBar> bars;
    const int all = std::max(1, sumOf(m_sheet.total(), Measure::Reports));
    for (const CodeSums &one : m_sheet.byChannel()) {
        const int count = sumOf(one.sums, Measure::Reports);
        if (count)
            bars << ChartBar{one.code, m_source.words.channel(one.code), double(count), one.code == m_selection.channel,
                             tr("%1 · %2%").arg(countText(count)).arg(100 * count / all)};
    }
    std::ranges::stable_sort(bars, std::greater(), &ChartBar::value);
    bars = bars.mid(0, 9);
    m_channels->show(bars, bars.isEmpty() ? 1 : bars.front().value * 1.2);
    m_channelCard->setNote(tr("reports"));
}

void IndicatorPage::refreshCauses()
{
    QList<ChartBar> bars;
    double all = 0;
    for (const CodeSums &one : m_sheet.byItem()) {
        const int count = sumOf(one.sums, Measure::Reports);
        all += count;
        if (count)
            bars << ChartBar{one.code, m_source.words.item(one.code), double(count), false, countText(count)};
    }
    std::ranges::stable_sort(bars, std::greater(), &ChartBar::value);
    const qsizetype kinds = bars.size();
    bars = bars.mid(0, 16);
    double shown = 0;
    for (const ChartBar &bar : bars)
        shown += bar.value;
    m_causes->show(bars, all);
    m_causeCard->setNote(all > 0 ? tr("the first %1 of %2 make %3%").arg(bars.size()).arg(kinds).arg(int(100 * shown / all)) : QString());
}

QString IndicatorPage::selectionText() const
{
    QStringList parts{rangeText(m_range)};
    const CaseWords &words = m_source.words;
    if (!m_selection.area.isEmpty())
        parts << words.area(m_selection.area);
    if (!m_selection.org.isEmpty())
        parts << words.organization(m_selection.org);
    if (!m_selection.channel.isEmpty())
        parts << words.channel(m_selection.channel);
    if (!m_selection.itemClass.isEmpty())
        parts << words.itemClass(m_selection.itemClass);
    return parts.join(QStringLiteral(" · "));
}

ListJob IndicatorPage::exportJob(ListFormat format) const
{
    using Kind = ListColumn::Kind;
    const QString when = QDateTime::fromMSecsSinceEpoch(m_source.live.now()).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    auto rows = std::make_shared<QList<ExportRow>>();
    for (const IndicatorRule &rule : m_source.table.rules()) {
        const Ratio now = m_source.table.ratio(rule, m_sheet.total());
        *rows << ExportRow{ListCell::of(m_source.words.localized(rule.zh, rule.en)), ListCell::of(rule.formula), ListCell::of(ratioText(now)),
                         ListCell::of(rule.parts.isEmpty() ? partText(now.part) : QString()), rule.parts.isEmpty() ? ListCell::of(TimeMs(now.whole)) : ListCell(),
                         ListCell::of(pointsText(now, m_source.table.ratio(rule, m_other.total())))};
    }
    ListJob job;
    job.format = format;
    job.file = tr("Indicators") + QLatin1Char('-') + rangeText(m_range);
    job.rows = static_cast<int>(rows->size());
    job.head = {tr("Indicators"),
                {{tr("Selection"), selectionText()}, {tr("As of"), when}, {tr("Made by"), m_source.account.display}, {tr("Formulas"), tr("version %1").arg(m_source.table.version())}},
                QStringLiteral("%1 %2 %3").arg(m_source.account.display, m_source.account.seat, when.left(16)),
                tr("Page %1 of %2"),
                {{tr("Indicator"), Kind::Text, 12, false}, {tr("Formula"), Kind::Text, 22, false}, {tr("Value"), Kind::Text, 6, false},
                 {tr("Above"), Kind::Text, 6, false}, {tr("Below"), Kind::Number, 6, false}, {tr("Points"), Kind::Text, 5, false}}};
    job.row = [rows](int i) { return rows->at(i); };
    job.subject = tr("Indicators");
    job.detail = selectionText();
    return job;
}

} // namespace huying
