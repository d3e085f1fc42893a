// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/indicatorsheet.h"
#include "widgets/exports/listexport.h"
#include "widgets/indicators/indicatorperiod.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

class QDateEdit;
class QTableView;
class QToolButton;

namespace huying
{

class Card;
class ExportStrip;
class HeatWeek;
class IndicatorModel;
class KeyButton;
class Label;
class ParetoChart;
class RankChart;
class TrendChart;

/// What the page reads; all of it outlives the page.
struct IndicatorSource
{
    MeasureBoard &measures;
    const IndicatorTable &table;
    const CaseWords &words;
    LiveStore &live;
    const Account &account;
};

/// All indicators of a period and a selection: the table, and charts of the one that is chosen. Every figure opens
/// the cases behind it. Follows actions as they come.
class IndicatorPage : public QWidget
{
    Q_OBJECT
public:
    enum class Form { Wide, Docked }; ///< the whole page, or the table alone with small charts below it

    IndicatorPage(const IndicatorSource &source, Form form, QWidget *parent = nullptr);
    ~IndicatorPage() override;

    void setPeriod(Period period);
    void setRange(const DayRange &range);
    const DayRange &range() const { return m_range; }
    void setOrg(const QString &code);
    void setChannel(const QString &code);
    void setClass(const QString &code);
    const IndicatorSheet &sheet() const { return m_sheet; }
    const QString &indicator() const { return m_indicator; }
    bool isSettled() const { return m_sheet.isComplete() && m_other.isComplete(); }
    ListJob exportJob(ListFormat format) const;

    /// Counts what a queue shows, once its filter changes; what was chosen here since stays.
    void follow(const QueueFilter &filter);

public slots:
    void setArea(const QString &code);
    void setIndicator(const QString &code);

signals:
    /// Show these cases; the title says what they are.
    void casesAsked(std::shared_ptr<const huying::CaseSet> cases);
    void areaChosen(const QString &code); ///< empty: the whole place

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum class Compare : quint8 { LastYear, Before };
    enum class RankBy : quint8 { Area, Org, Channel, Class };

    QWidget *makeBar();
    QWidget *makeTable();
    QWidget *makeCharts(Form form);
    QToolButton *makeMenu(const QString &title, std::function<void(QMenu *)> fill);
    void query();
    void refresh();
    void refreshTrend();
    void refreshRank();
    void refreshChannels();
    void refreshCauses();
    void showSelection();
    void openFigure(const QModelIndex &index);
    QString selectionText() const;
    QString figureTitle(const IndicatorRule &rule, bool numerator) const;

    const IndicatorSource m_source;
    IndicatorSheet m_sheet, m_other;
    Period m_period = Period::Month;
    DayRange m_range;
    IndicatorQuery m_followed;
    IndicatorQuery m_selection; ///< its days are not used
    Compare m_compare = Compare::Before;
    RankBy m_rankBy = RankBy::Area;
    QString m_indicator;
    QList<KeyButton *> m_periods;
    QDateEdit *m_first, *m_last;
    QToolButton *m_area = nullptr, *m_org = nullptr, *m_channel = nullptr, *m_class = nullptr;
    KeyButton *m_comparison = nullptr, *m_ranking = nullptr, *m_clear = nullptr;
    Label *m_said;
    IndicatorModel *m_model;
    QTableView *m_view;
    ExportStrip *m_exports;
    TrendChart *m_trend = nullptr;
    HeatWeek *m_heat = nullptr;
    RankChart *m_rank = nullptr, *m_channels = nullptr;
    ParetoChart *m_causes = nullptr;
    Card *m_trendCard = nullptr, *m_rankCard = nullptr, *m_channelCard = nullptr, *m_causeCard = nullptr, *m_heatCard = nullptr;
    QTimer m_soon, m_tick;
};

} // namespace huying
