// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rules/ruleeditor.h"

#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/rules/comparebox.h"
#include "widgets/rules/ruledelegate.h"
#include "widgets/rules/ruleform.h"
#include "widgets/rules/trybox.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr int formWidth = 420, toolsHeight = 300;

} // namespace

RuleEditor::RuleEditor(const CaseBoard &board, const CaseWords &words, const Place &place, QWidget *parent)
    : QWidget(parent), m_words(words), m_place(place), m_model(words), m_view(new QTableView), m_form(new RuleForm),
      m_tools(new QTabWidget), m_try(new TryBox(words)), m_compare(new CompareBox(board, words)), m_history(new QMenu(this)),
      m_about(new Label({}, Label::Tone::Third, Label::Size::Label)), m_state(new Label({}, Label::Tone::Second)),
      m_save(new KeyButton(tr("Save and go live"), QStringLiteral("Ctrl+S"), KeyButton::Role::Primary))
{
    m_model.setChoices(place.choices);
    m_form->setChoices(place.choices);
    m_form->setReadOnly(!place.mayEdit);
    m_try->setChoices(place.choices);
    m_try->setTime(place.now());
    m_tools->addTab(m_try, tr("Try it"));
    m_tools->addTab(m_compare, tr("Compare with last year"));
    m_tools->setDocumentMode(true);
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFixedWidth(formWidth);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *left = new QSplitter(Qt::Vertical);
    left->addWidget(makeTable());
    left->addWidget(m_tools);
    left->setStretchFactor(0, 1);
    left->setSizes({500, toolsHeight});
    left->setChildrenCollapsible(false);
    auto *line = new QHBoxLayout;
    line->setSpacing(0);
    line->addWidget(left, 1);
    line->addWidget(scroll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeTools());
    column->addLayout(line, 1);
    column->addWidget(makeFoot());
    m_compare->setTables([this] { return std::pair(m_live, m_draft); }, place.now);
    connect(&m_model, &RuleModel::edited, this, &RuleEditor::tableEdited);
    connect(m_form, &RuleForm::changed, this, [this](const RoutingRule &rule) {
        if (row() >= 0)
            m_model.setRule(row(), rule);
        m_form->showProblem(row() < 0 ? QString() : m_model.problem(row()), row() >= 0 && m_model.isWrong(row()));
    });
    connect(m_compare, &CompareBox::caseChosen, this, &RuleEditor::caseChosen);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RuleEditor::showRow);
    const std::pair<const char *, std::function<void()>> keys[] = {
        {"Ctrl+S", [this] { save(); }}, {"F5", [this] { m_tools->setCurrentWidget(m_compare), m_compare->start(); }}};
    for (const auto &[key, act] : keys)
        connect(new QShortcut(QKeySequence(QLatin1String(key)), this), &QShortcut::activated, this, act);
}

QWidget *RuleEditor::makeTable()
{
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new RuleDelegate(m_model, m_view));
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(themeOf(this).metrics.tableRow);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setEditTriggers(m_place.mayEdit ? QAbstractItemView::DoubleClicked : QAbstractItemView::NoEditTriggers);
    m_view->setAccessibleName(tr("Routing rules"));
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int widths[RuleModel::ColumnCount] = {36, 64, 210, 0, 170, 130, 100, 120, 56};
    for (int column = 0; column < RuleModel::ColumnCount; ++column) {
        header->setSectionResizeMode(column, widths[column] ? QHeaderView::Interactive : QHeaderView::Stretch);
        if (widths[column])
            header->resizeSection(column, widths[column]);
    }
    return m_view;
}

QWidget *RuleEditor::makeTools()
{
    auto *bar = new QWidget;
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(12, 8, 12, 8);
    line->setSpacing(8);
    const auto add = [&](const QString &text, const QString &key, auto &&act) {
        auto *button = new KeyButton(text, key);
        button->setEnabled(m_place.mayEdit);
        line->addWidget(button);
        connect(button, &QPushButton::clicked, this, act);
        auto *shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setEnabled(m_place.mayEdit);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    add(tr("New rule"), QStringLiteral("Ctrl+N"), [this] { addRule(false); });
    add(tr("Copy"), QStringLiteral("Ctrl+D"), [this] { addRule(true); });
    add(tr("Up"), QStringLiteral("Alt+Up"), [this] { m_model.move(row(), -1); });
    add(tr("Down"), QStringLiteral("Alt+Down"), [this] { m_model.move(row(), 1); });
    add(tr("Delete"), QStringLiteral("Ctrl+Del"), [this] {
        if (row() >= 0)
            m_model.remove(row());
    });
    line->addStretch();
    line->addWidget(m_about);
    auto *history = new KeyButton(tr("Versions"));
    line->addWidget(history);
    connect(history, &QPushButton::clicked, m_history, [this, history] { m_history->popup(history->mapToGlobal(QPoint(history->width() - m_history->sizeHint().width(), history->height()))); });
    return bar;
}

QWidget *RuleEditor::makeFoot()
{
    auto *foot = new QWidget;
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(12, 8, 12, 8);
    line->setSpacing(8);
    m_state->setWordWrap(true);
    line->addWidget(m_state, 1);
    auto *close = new KeyButton(tr("Close"), QStringLiteral("Esc"));
    line->addWidget(close);
    line->addWidget(m_save);
    connect(close, &QPushButton::clicked, this, &RuleEditor::closeWanted);
    connect(m_save, &QPushButton::clicked, this, &RuleEditor::save);
    return foot;
}

void RuleEditor::setLive(const Routing &live, const QList<RuleVersion> &versions)
{
    const bool untouched = m_live.rules().isEmpty() || !isChanged();
    m_live = m_draft = live;
    m_versions = versions;
    fillHistory();
    if (untouched)
        m_model.setRules(live.rules());
    m_try->setRouting(&m_draft);
    if (row() < 0 && m_model.rowCount())
        m_view->selectRow(0);
    tableEdited();
}

void RuleEditor::restore(const QList<RoutingRule> &rules, int version)
{
    m_model.setRules(rules);
    m_view->selectRow(0);
    m_state->setText(tr("Version %1 is in the editor. It goes live when it is saved.").arg(version));
}

void RuleEditor::fillHistory()
{
    m_history->clear();
    for (const RuleVersion &v : m_versions) {
        const QString when = QDateTime::fromMSecsSinceEpoch(v.at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        auto *action = m_history->addAction(tr("Version %1 · %2 · %3 · %n rule(s)", nullptr, v.rules).arg(v.version).arg(when, m_words.actor(v.by)));
        connect(action, &QAction::triggered, this, [this, version = v.version] { emit versionWanted(version); });
    }
    if (m_versions.isEmpty())
        m_history->addAction(tr("Nothing saved yet: the rules are those of the site's file"))->setEnabled(false);
    const QString newest = m_versions.isEmpty()
                               ? tr("From the site's file")
                               : tr("Version %1 · %2 · %3")
                                     .arg(m_versions.first().version)
                                     .arg(m_words.actor(m_versions.first().by),
                                          QDateTime::fromMSecsSinceEpoch(m_versions.first().at).toString(QStringLiteral("MM-dd HH:mm")));
    m_about->setText(newest);
}

int RuleEditor::row() const
{
    return m_view->currentIndex().row();
}

void RuleEditor::showRow()
{
    const bool there = row() >= 0 && row() < m_model.rowCount();
    m_form->show(there ? m_model.rules()[row()] : RoutingRule());
    m_form->showProblem(there ? m_model.problem(row()) : QString(), there && m_model.isWrong(row()));
}

void RuleEditor::addRule(bool copy)
{
    RoutingRule rule = copy && row() >= 0 ? m_model.rules()[row()] : RoutingRule();
    if (copy)
        rule.name = tr("%1 (copy)").arg(rule.name);
    m_view->selectRow(m_model.insert(row() + 1, rule));
    showRow();
    m_form->setFocus(Qt::OtherFocusReason);
}

void RuleEditor::tableEdited()
{
    m_draft.setRules(m_model.rules());
    m_try->refresh();
    if (row() >= 0 && row() < m_model.rowCount())
        m_form->showProblem(m_model.problem(row()), m_model.isWrong(row()));
    describe();
}

void RuleEditor::describe()
{
    int errors = 0, warnings = 0;
    QString about; // the table as a whole
    for (const RuleFinding &finding : m_model.findings()) {
        ++(finding.isError ? errors : warnings);
        if (finding.row < 0)
            about = finding.text;
    }
    QStringList said;
    if (!m_place.mayEdit)
        said << tr("Read only: shift chiefs and business administrators change rules");
    else if (isChanged())
        said << tr("Changed, not live yet");
    if (errors)
        said << tr("%n error(s): mend them to save", nullptr, errors);
    if (warnings)
        said << tr("%n warning(s)", nullptr, warnings);
    if (!about.isEmpty())
        said << about;
    if (m_model.rules() != m_savedRules)
        m_saved.clear();
    if (said.isEmpty())
        said << m_saved;
    m_state->setTone(errors ? Label::Tone::Red : warnings ? Label::Tone::Yellow : Label::Tone::Second);
    m_state->setText(said.join(QStringLiteral(" · ")));
    m_save->setEnabled(m_place.mayEdit && isChanged() && !errors);
}

void RuleEditor::save()
{
    if (m_save->isEnabled())
        emit saveWanted(m_draft.toJson(), m_versions.isEmpty() ? 0 : m_versions.first().version);
}

void RuleEditor::showProblem(const QString &why)
{
    m_state->setTone(Label::Tone::Red);
    m_state->setText(why);
}

void RuleEditor::showSaved(int version, bool replay)
{
    m_savedRules = m_model.rules();
    m_saved = replay ? tr("Version %1 is live in this replay; the store itself is not changed").arg(version)
                     : tr("Version %1 is live").arg(version);
    describe();
}

} // namespace huying
