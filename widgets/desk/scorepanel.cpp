// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/scorepanel.h"

#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/controls/sectionheader.h"
#include "widgets/desk/scoretables.h"
#include "widgets/indicators/indicatormodel.h"
#include "widgets/indicators/indicatorperiod.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QPainter>

namespace huying
{

namespace
{

constexpr int mostLost = 200;

QString scoreText(const std::optional<double> &score)
{
    return score ? QString::number(*score, 'f', 2) : QStringLiteral("—");
}

} // namespace

ScorePanel::ScorePanel(MeasureBoard &measures, const IndicatorTable &table, const CaseWords &words, LiveStore &live, const Account &account, QWidget *parent)
    : QWidget(parent), m_measures(measures), m_table(table), m_words(words), m_live(live), m_account(account), m_sheet(measures),
      m_title(new SectionHeader(tr("How the score is made"), {}, this)), m_lines(new ScoreTable(words, this)), m_lost(new LostList(this)),
      m_lostTitle(new Label({}, Label::Tone::Text, Label::Size::Table, true)), m_perCase(new Label({}, Label::Tone::Third, Label::Size::Label)),
      m_system(new Label({}, Label::Tone::Text, Label::Size::Title, true)), m_towns(new Label({}, Label::Tone::Text, Label::Size::Title, true)),
      m_total(new Label({}, Label::Tone::Accent, Label::Size::Title, true)), m_formula(new Label({}, Label::Tone::Third, Label::Size::Label)),
      m_pass(new Label), m_return(new Label({}, Label::Tone::Text)), m_checked(new Label({}, Label::Tone::Second, Label::Size::Label))
{
    setAccessibleName(tr("How the score is made"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_title->addControl(m_checked);
    column->addWidget(m_title);
    auto *both = new QHBoxLayout;
    both->setSpacing(1);
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_lines, 1);
    left->addWidget(makeSum());
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 6);
    head->addWidget(m_lostTitle);
    head->addStretch(1);
    head->addWidget(m_perCase);
    right->addLayout(head);
    right->addWidget(m_lost, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 8, 12, 8);
    auto *chain = new KeyButton(tr("Export the calculation"), {}, KeyButton::Role::Normal, this);
    connect(chain, &QPushButton::clicked, this, [this] { emit exportAsked(chainJob(ListFormat::Xlsx)); });
    foot->addStretch(1);
    foot->addWidget(chain);
    right->addLayout(foot);
    both->addLayout(left, 73);
    both->addLayout(right, 40);
    column->addLayout(both, 1);
    connect(m_lines, &ScoreTable::chosen, this, &ScorePanel::showLost);
    connect(m_lost, &LostList::caseChosen, this, &ScorePanel::caseChosen);
    connect(m_lost, &LostList::allAsked, this, [this] { emit casesAsked(lostSet()); });
    m_soon.setSingleShot(true);
    m_soon.setInterval(150);
    connect(&m_soon, &QTimer::timeout, this, &ScorePanel::refresh);
    connect(&m_sheet, &IndicatorSheet::changed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&m_words, &CaseWords::changed, this, [this] { m_soon.start(); });
    connect(&m_minute, &QTimer::timeout, this, [this] {
        m_measures.refresh();
        query();
        recheck();
    });
    m_minute.start(60000);
    query();
}

QWidget *ScorePanel::makeSum()
{
    auto *sum = new QWidget(this);
    auto *row = new QHBoxLayout(sum);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(10);
    const auto add = [row](const QString &name, Label *value) {
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(new Label(name, Label::Tone::Third, Label::Size::Label));
        column->addWidget(value);
        row->addLayout(column);
    };
    const auto sign = [row](const QString &text) { row->addWidget(new Label(text, Label::Tone::Third), 0, Qt::AlignBottom); };
    add(tr("Counted by the system"), m_system);
    sign(QStringLiteral("× %1% +").arg(m_table.score().system * 100));
    add(tr("Towns' rating"), m_towns);
    sign(QStringLiteral("× %1% =").arg(m_table.score().towns * 100));
    add(tr("Both ways"), m_total);
    row->addStretch(1);
    auto *effect = new QVBoxLayout;
    effect->setSpacing(2);
    effect->addWidget(m_pass);
    effect->addWidget(m_return);
    effect->addWidget(m_formula);
    row->addLayout(effect);
    return sum;
}

void ScorePanel::addControl(QWidget *control)
{
    m_title->addControl(control);
}

void ScorePanel::setOrg(const QString &code)
{
    if (code == m_org || code.isEmpty())
        return;
    m_org = code;
    m_checked->clear();
    query();
    m_soon.start();
}

void ScorePanel::setCase(const CaseState &state)
{
    m_case = state;
    setOrg(state.org);
    showEffect();
}

void ScorePanel::query()
{
    const DayRange month = rangeOf(Period::Month, QDateTime::fromMSecsSinceEpoch(m_live.now()).date());
    IndicatorQuery query;
    query.firstDay = dayNumber(month.first);
    query.lastDay = dayNumber(month.last);
    query.org = m_org;
    m_sheet.setQuery(query);
}

QString ScorePanel::periodText() const
{
    const QDate first = QDate(1970, 1, 1).addDays(m_sheet.query().firstDay), last = QDate(1970, 1, 1).addDays(m_sheet.query().lastDay);
    return rangeText({first, last});
}

void ScorePanel::refresh()
{
    const IndicatorQuery &q = m_sheet.query();
    m_score = scoreOf(m_table, m_org.isEmpty() ? Sums{} : m_sheet.total(), ratingOf(m_measures.board(), m_measures.local(), m_org, q.firstDay, q.lastDay));
    m_title->setNote(m_org.isEmpty() ? QString() : tr("%1 · %2 · rules %3").arg(m_words.organization(m_org), periodText(), m_table.score().version));
    m_lines->setScore(m_score);
    m_system->setText(scoreText(m_score.system));
    m_towns->setText(scoreText(m_score.towns));
    m_total->setText(scoreText(m_score.total));
    m_formula->setText(m_score.system && !m_score.towns ? tr("No town has rated yet: the system's count alone") : QString());
    m_formula->setVisible(!m_formula->text().isEmpty());
    showLost();
    showEffect();
    if (m_checked->text().isEmpty() && m_sheet.isComplete() && !m_org.isEmpty())
        recheck();
}

void ScorePanel::recheck()
{
    if (m_org.isEmpty() || !m_sheet.isComplete())
        return;
    m_measures.refresh();
    const bool same = recount(m_measures, m_sheet.query()) == m_sheet.total();
    m_checked->setTone(same ? Label::Tone::Second : Label::Tone::Red);
    m_checked->setText((same ? tr("✓ Counted anew, the same, %1") : tr("Counted anew, not the same, %1")).arg(clockSeconds(m_live.now()).left(5)));
}

void ScorePanel::showLost()
{
    const int at = m_lines->current();
    if (at >= m_score.lines.size() || m_org.isEmpty())
        return;
    const ScoreLine &line = m_score.lines[at];
    int count = 0;
    QList<LostList::Line> lines;
    for (const int row : lostCases(m_sheet, m_measures, *line.rule, mostLost, count)) {
        const CaseState &c = m_measures.board().at(row);
        lines << LostList::Line{c.id, c.no, c.title, {}};
    }
    m_lost->setLines(lines, count, line.perCase());
    m_lostTitle->setText(tr("%1, points lost: %n case(s)", nullptr, count).arg(m_words.localized(line.rule->zh, line.rule->en)));
    m_perCase->setText(line.ratio.whole ? tr("each %1 ÷ %2 = %3").arg(line.weight).arg(line.ratio.whole).arg(line.perCase(), 0, 'f', 3) : QString());
}

/// What the verdict at hand would change: a pass nothing, a return one more rework unless it had one already.
void ScorePanel::showEffect()
{
    const int row = m_case.id.isNull() ? -1 : m_measures.board().rowOf(m_case.id);
    const bool applies = row >= 0 && row < m_measures.size() && m_case.org == m_org && m_score.total && m_case.state == QLatin1String("resolved");
    m_pass->setVisible(applies);
    m_return->setVisible(applies);
    if (!applies)
        return;
    const CaseMeasures &m = m_measures.at(row);
    m_pass->setText(tr("Passing this case leaves the score as it is"));
    const bool counts = m.value(Measure::CloseDue) && m_sheet.isInPeriod(m, Cohort::Due);
    if (!counts) {
        m_return->setText(tr("Returning it counts once its limit is over"));
        return;
    }
    Sums sums = m_sheet.total();
    if (!m.value(Measure::Reworked))
        ++sums[static_cast<std::size_t>(Measure::Reworked)];
    if (m.value(Measure::Handled))
        --sums[static_cast<std::size_t>(Measure::Handled)];
    if (m.value(Measure::HandledInTime))
        --sums[static_cast<std::size_t>(Measure::HandledInTime)];
    const Score after = scoreOf(m_table, sums, m_score.rating);
    m_return->setText(tr("Returning it: rework %1/%2, score %3")
                          .arg(sumOf(sums, Measure::Reworked))
                          .arg(sumOf(sums, Measure::CloseDue))
                          .arg(pointsLost(*m_score.total - after.total.value_or(0))));
}

std::shared_ptr<CaseSet> ScorePanel::lostSet() const
{
    auto set = std::make_shared<CaseSet>();
    if (m_lines->current() >= m_score.lines.size())
        return set;
    const ScoreLine &line = m_score.lines[m_lines->current()];
    set->isIn.assign(static_cast<std::size_t>(m_measures.size()), 0);
    for (const int row : lostCases(m_sheet, m_measures, *line.rule, m_measures.size(), set->count))
        set->isIn[static_cast<std::size_t>(row)] = 1;
    set->title = tr("%1, points lost, %2, %3").arg(m_words.localized(line.rule->zh, line.rule->en), m_words.organization(m_org), periodText());
    return set;
}

ListJob ScorePanel::chainJob(ListFormat format) const
{
    using Kind = ListColumn::Kind;
    auto rows = std::make_shared<QList<ExportRow>>();
    for (const ScoreLine &line : m_score.lines) {
        *rows << ExportRow{ListCell::of(m_words.localized(line.rule->zh, line.rule->en)), ListCell::of(line.rule->formula), ListCell::of(QString::number(line.weight)),
                         ListCell::of(QStringLiteral("%1/%2").arg(partText(line.ratio.part)).arg(line.ratio.whole)), ListCell::of(ratioText(line.ratio)),
                         ListCell::of(line.isKnown() ? QString::number(line.earned, 'f', 6) : QString()), ListCell::of(QString::number(line.lost(), 'f', 6)), {}};
        int count = 0;
        for (const int row : lostCases(m_sheet, m_measures, *line.rule, m_measures.size(), count)) {
            const CaseState &c = m_measures.board().at(row);
            *rows << ExportRow{{}, ListCell::of(c.no), {}, {}, {}, {}, ListCell::of(QString::number(line.perCase(), 'f', 6)), ListCell::of(withoutNumbersOfPeople(c.title))};
        }
    }
    const QString when = QDateTime::fromMSecsSinceEpoch(m_live.now()).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    ListJob job;
    job.format = format;
    job.file = tr("Calculation") + QLatin1Char('-') + m_words.organization(m_org) + QLatin1Char('-') + periodText();
    job.rows = static_cast<int>(rows->size());
    job.head = {tr("Calculation of the score of %1").arg(m_words.organization(m_org)),
                {{tr("Period"), periodText()}, {tr("As of"), when}, {tr("Rules"), m_table.score().version}, {tr("Counted by the system"), scoreText(m_score.system)},
                 {tr("Towns' rating"), scoreText(m_score.towns)}, {tr("Both ways"), scoreText(m_score.total)}, {tr("Made by"), m_account.display}},
                QStringLiteral("%1 %2 %3").arg(m_account.display, m_account.seat, when.left(16)),
                tr("Page %1 of %2"),
                {{tr("Indicator"), Kind::Text, 8, false}, {tr("Formula, case"), Kind::Text, 14, false}, {tr("Weight"), Kind::Text, 4, false}, {tr("Cases"), Kind::Text, 6, false},
                 {tr("Rate"), Kind::Text, 5, false}, {tr("Points"), Kind::Text, 6, false}, {tr("Lost"), Kind::Text, 6, false}, {tr("Title"), Kind::Text, 14, true}}};
    job.row = [rows](int i) { return rows->at(i); };
    job.subject = tr("Calculation");
    job.detail = m_words.organization(m_org) + QLatin1Char(' ') + periodText();
    return job;
}

void ScorePanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(this).bg1);
}

} // namespace huying
