// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/indicators/indicatorpage.h"

#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/exports/exportstrip.h"
#include "widgets/indicators/figuretext.h"
#include "widgets/indicators/flatchart.h"
#include "widgets/indicators/heatweek.h"
#include "widgets/indicators/indicatormodel.h"

#include <QDateEdit>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QTableView>
#include <QToolButton>

namespace huying
{

namespace
{

constexpr int soonMs = 120, tickMs = 5000;

IndicatorQuery withDays(IndicatorQuery query, const DayRange &range)
{
    query.firstDay = dayNumber(range.first);
    query.lastDay = dayNumber(range.last);
    return query;
}

} // namespace

IndicatorPage::IndicatorPage(const IndicatorSource &source, Form form, QWidget *parent)
    : QWidget(parent), m_source(source), m_sheet(source.measures), m_other(source.measures), m_first(new QDateEdit(this)), m_last(new QDateEdit(this)),
      m_said(new Label({}, Label::Tone::Third, Label::Size::Label)),
      m_model(new IndicatorModel(source.table, m_sheet, m_other, source.words, this)), m_view(new QTableView(this)), m_exports(new ExportStrip(source.live, this))
{
    setAccessibleName(tr("Indicators"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_exports);
    auto *both = new QHBoxLayout;
    both->setContentsMargins(form == Form::Wide ? QMargins(8, 8, 8, 8) : QMargins());
    both->setSpacing(8);
    both->addWidget(makeTable(), 9);
    both->addWidget(makeCharts(form), form == Form::Wide ? 14 : 8);
    column->addLayout(both, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &IndicatorPage::refresh);
    for (const IndicatorSheet *sheet : {&m_sheet, &m_other})
        connect(sheet, &IndicatorSheet::changed, this, [this] {
            if (!m_soon.isActive())
                m_soon.start();
        });
    connect(&source.words, &CaseWords::changed, this, [this] { m_soon.start(); });
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_source.measures.refresh();
        if (m_period != Period::Custom)
            setPeriod(m_period); // midnight
    });
    m_tick.start(tickMs);
    m_indicator = QStringLiteral("handled_in_time");
    setPeriod(Period::Month);
    setIndicator(m_indicator);
}

QWidget *IndicatorPage::makeTable()
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new IndicatorDelegate(m_view));
    m_view->setAccessibleName(tr("Indicators"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setMouseTracking(true);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(themeOf(this).metrics.dockedRow);
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (!m_model->rule(row))
            m_view->setSpan(row, 0, 1, IndicatorModel::ColumnCount);
    QHeaderView *header = m_view->horizontalHeader();
    header->setSectionsClickable(false);
    header->setHighlightSections(false);
    header->setFixedHeight(themeOf(this).metrics.tableRow);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setDefaultSectionSize(84);
    header->resizeSection(IndicatorModel::Bar, 96);
    header->setSectionResizeMode(IndicatorModel::Name, QHeaderView::Stretch);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (now.isValid() && m_model->rule(now.row()))
            setIndicator(m_model->rule(now.row())->code);
    });
    connect(m_view, &QTableView::clicked, this, &IndicatorPage::openFigure);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex &index) { openFigure(index.siblingAtColumn(IndicatorModel::Numerator)); });
    return m_view;
}

QWidget *IndicatorPage::makeCharts(Form form)
{
    auto *side = new QWidget(this);
    auto *grid = new QGridLayout(side);
    grid->setContentsMargins({});
    grid->setSpacing(8);
    m_trend = new TrendChart(side);
    m_rank = new RankChart(side);
    m_channels = new RankChart(side);
    m_causes = new ParetoChart(side);
    m_heat = new HeatWeek(side);
    m_trendCard = new Card(tr("Trend"), {}, m_trend, side);
    m_channelCard = new Card(tr("Channels"), {}, m_channels, side);
    auto *week = new QWidget(side);
    auto *room = new QVBoxLayout(week);
    room->setContentsMargins(12, 10, 8, 4);
    room->addWidget(m_heat);
    m_heatCard = new Card(tr("Hours of the week"), tr("reports"), week, side);
    m_causeCard = new Card(tr("Causes"), {}, m_causes, side);
    auto *ranked = new QWidget(side);
    auto *column = new QVBoxLayout(ranked);
    column->setContentsMargins(12, 8, 8, 4);
    m_ranking = new KeyButton({}, {}, KeyButton::Role::Normal, ranked);
    connect(m_ranking, &QPushButton::clicked, this, [this] {
        m_rankBy = static_cast<RankBy>((static_cast<int>(m_rankBy) + 1) % 4);
        refreshRank();
    });
    column->addWidget(m_ranking, 0, Qt::AlignLeft);
    column->addWidget(m_rank, 1);
    m_rankCard = new Card(tr("Ranking"), {}, ranked, side);
    connect(m_rank, &RankChart::barChosen, this, [this](const QString &code) {
        if (m_rankBy == RankBy::Area)
            setArea(code), emit areaChosen(code);
        else if (m_rankBy == RankBy::Org)
            setOrg(code);
        else if (m_rankBy == RankBy::Channel)
            setChannel(code);
        else
            setClass(code);
    });
    connect(m_channels, &RankChart::barChosen, this, &IndicatorPage::setChannel);
    if (form == Form::Docked) {
        grid->addWidget(m_trendCard, 0, 0);
        grid->addWidget(m_rankCard, 1, 0);
        for (Card *card : {m_channelCard, m_heatCard, m_causeCard})
            card->hide();
        return side;
    }
    grid->addWidget(m_trendCard, 0, 0, 1, 2);
    grid->addWidget(m_rankCard, 0, 2, 2, 1);
    grid->addWidget(m_heatCard, 1, 0);
    grid->addWidget(m_channelCard, 1, 1);
    grid->addWidget(m_causeCard, 2, 0, 1, 3);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, 4);
    grid->setColumnStretch(2, 5);
    grid->setRowStretch(0, 5);
    grid->setRowStretch(1, 4);
    grid->setRowStretch(2, 5);
    return side;
}

void IndicatorPage::setPeriod(Period period)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_source.live.now()).date();
    const DayRange range = rangeOf(period, today);
    if (period == m_period && range == m_range)
        return;
    m_period = period;
    m_range = range;
    query();
}

void IndicatorPage::setRange(const DayRange &range)
{
    m_period = Period::Custom;
    m_range = range;
    query();
}

void IndicatorPage::setArea(const QString &code)
{
    m_selection.area = code;
    query();
}

void IndicatorPage::setOrg(const QString &code)
{
    m_selection.org = code;
    query();
}

void IndicatorPage::setChannel(const QString &code)
{
    m_selection.channel = code;
    query();
}

void IndicatorPage::setClass(const QString &code)
{
    m_selection.itemClass = code;
    query();
}

void IndicatorPage::follow(const QueueFilter &filter)
{
    IndicatorQuery selection;
    selection.area = filter.area;
    selection.org = filter.org == noOrganization ? QString() : filter.org;
    selection.channel = filter.channels.size() == 1 ? *filter.channels.begin() : QString();
    selection.itemClass = filter.classes.size() == 1 ? *filter.classes.begin() : QString();
    if (selection == m_followed)
        return;
    m_followed = m_selection = selection;
    query();
}

void IndicatorPage::query()
{
    m_sheet.setQuery(withDays(m_selection, m_range));
    m_other.setQuery(withDays(m_selection, m_compare == Compare::LastYear ? yearBefore(m_range) : periodBefore(m_period, m_range)));
    for (qsizetype i = 0; i < m_periods.size(); ++i)
        m_periods[i]->setChecked(i == static_cast<int>(m_period));
    m_first->setDate(m_range.first);
    m_last->setDate(m_range.last);
    showSelection();
}

void IndicatorPage::showSelection()
{
    const CaseWords &words = m_source.words;
    const auto name = [](const QString &field, const QString &value) { return value.isEmpty() ? field : field + QLatin1Char(' ') + value; };
    m_area->setText(name(tr("Area"), m_selection.area.isEmpty() ? QString() : words.area(m_selection.area)));
    m_org->setText(name(tr("Organization"), m_selection.org.isEmpty() ? QString() : words.organization(m_selection.org)));
    m_channel->setText(name(tr("Source"), m_selection.channel.isEmpty() ? QString() : words.channel(m_selection.channel)));
    m_class->setText(name(tr("Class"), m_selection.itemClass.isEmpty() ? QString() : words.itemClass(m_selection.itemClass)));
    m_clear->setVisible(!(m_selection == IndicatorQuery()));
    m_comparison->setText(m_compare == Compare::LastYear ? tr("Against last year") : tr("Against the period before"));
}

void IndicatorPage::setIndicator(const QString &code)
{
    if (!m_source.table.rule(code))
        return;
    m_indicator = code;
    if (const int row = m_model->rowOf(code); row >= 0 && m_view->currentIndex().row() != row)
        m_view->setCurrentIndex(m_model->index(row, 0));
    refreshRank();
}

void IndicatorPage::refresh()
{
    if (!isVisible())
        return;
    m_said->setText(tr("%L1 reports, as of %2").arg(sumOf(m_sheet.total(), Measure::Reports)).arg(clockSeconds(m_source.live.now())));
    refreshTrend();
    refreshRank();
    refreshChannels();
    refreshCauses();
    m_heat->setHours(m_sheet.hours());
}

QString IndicatorPage::figureTitle(const IndicatorRule &rule, bool numerator) const
{
    return tr("%1, %2, %3", "indicator, above or below the line, period")
        .arg(m_source.words.localized(rule.zh, rule.en), numerator ? tr("counted") : tr("all"), rangeText(m_range));
}

void IndicatorPage::openFigure(const QModelIndex &index)
{
    const IndicatorRule *rule = index.isValid() ? m_model->rule(index.row()) : nullptr;
    const bool numerator = index.column() == IndicatorModel::Numerator;
    if (!rule || !rule->parts.isEmpty() || (!numerator && index.column() != IndicatorModel::Denominator))
        return;
    auto cases = m_sheet.casesBehind(*rule, numerator);
    cases->title = figureTitle(*rule, numerator);
    if (cases->count)
        emit casesAsked(cases);
}

void IndicatorPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_soon.start();
}

void IndicatorPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(this).bg0);
}

} // namespace huying
