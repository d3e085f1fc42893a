// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/batchbar.h"

#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStackedLayout>

namespace huying
{

namespace
{

const QString pass = QStringLiteral("pass"), rework = QStringLiteral("fail"), closing = QStringLiteral("close");

} // namespace

BatchBar::BatchBar(QueueModel &model, const CaseBoard &board, const CaseWords &words, const Account &account,
                   LiveStore &live, QWidget *parent)
    : QWidget(parent), m_model(model), m_board(board), m_words(words), m_account(account), m_live(live), m_run(live, account),
      m_pages(new QStackedLayout(this)), m_count(new Label({}, Label::Tone::Text, Label::Size::Table, true)),
      m_hint(new Label({}, Label::Tone::Second)), m_question(new Label({}, Label::Tone::Text, Label::Size::Table, true))
{
    setFixedHeight(48);
    setAccessibleName(tr("Batch"));
    m_pages->addWidget(makeChoice());
    m_pages->addWidget(makeQuestion());
    connect(&model, &QueueModel::checkedChanged, this, &BatchBar::refresh);
    connect(&model, &QueueModel::countsChanged, this, &BatchBar::refresh);
    connect(&m_run, &BatchRun::finished, this, &BatchBar::report);
    refresh();
}

QWidget *BatchBar::makeChoice()
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_count);
    const std::tuple<QString, QString, KeyButton::Role> kinds[] = {{pass, tr("Pass all…"), KeyButton::Role::Primary},
                                                                   {rework, tr("Return all…"), KeyButton::Role::Normal},
                                                                   {closing, tr("Close all…"), KeyButton::Role::Normal}};
    for (const auto &[kind, text, role] : kinds) {
        auto *button = new KeyButton(text, {}, role, page);
        connect(button, &QPushButton::clicked, this, [this, kind = kind] { ask(kind); });
        m_buttons.insert(kind, button);
        row->addWidget(button);
    }
    m_clear = new KeyButton(tr("Clear"), {}, KeyButton::Role::Normal, page);
    connect(m_clear, &QPushButton::clicked, &m_model, &QueueModel::uncheckAll);
    row->addWidget(m_clear);
    row->addStretch(1);
    row->addWidget(m_hint);
    return page;
}

QWidget *BatchBar::makeQuestion()
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_question);
    m_reason = new QLineEdit(page);
    m_reason->setPlaceholderText(tr("Reason, for every one of them"));
    m_reason->setAccessibleName(tr("Reason"));
    row->addWidget(m_reason, 1);
    row->addWidget(new Label(tr("Type the number to confirm"), Label::Tone::Second));
    m_typed = new QLineEdit(page);
    m_typed->setFixedWidth(56);
    m_typed->setAccessibleName(tr("Number of cases"));
    row->addWidget(m_typed);
    m_confirm = new KeyButton(tr("Do it"), {}, KeyButton::Role::Primary, page);
    auto *cancel = new KeyButton(tr("Cancel"), QStringLiteral("Esc"), KeyButton::Role::Normal, page);
    row->addWidget(m_confirm);
    row->addWidget(cancel);
    row->addStretch(0);
    connect(m_typed, &QLineEdit::textChanged, this, &BatchBar::check);
    connect(m_reason, &QLineEdit::textChanged, this, &BatchBar::check);
    connect(m_confirm, &QPushButton::clicked, this, &BatchBar::start);
    connect(cancel, &QPushButton::clicked, this, [this] { m_pages->setCurrentIndex(0); });
    return page;
}

QList<CaseState> BatchBar::ticked(const QString &kind) const
{
    QList<CaseState> cases;
    const WorkflowAction *action = m_words.workflow().action(kind);
    for (const CaseId &id : m_model.checkedCases()) {
        const int row = m_board.rowOf(id);
        if (row >= 0 && action && m_words.workflow().refusal(*action, m_board.at(row), m_account, m_live.now()).isEmpty())
            cases << m_board.at(row);
    }
    std::ranges::sort(cases, {}, &CaseState::no);
    return cases;
}

bool BatchBar::mayDo(const QString &kind) const
{
    const WorkflowAction *action = m_words.workflow().action(kind);
    return action && m_account.mayAny(action->roles);
}

void BatchBar::refresh()
{
    const qsizetype count = m_model.checkedCases().size();
    m_count->setText(tr("Chosen %1").arg(count));
    m_clear->setEnabled(count > 0);
    QStringList counts;
    for (auto button = m_buttons.cbegin(); button != m_buttons.cend(); ++button) {
        const qsizetype able = count ? ticked(button.key()).size() : 0;
        (*button)->setVisible(mayDo(button.key()));
        (*button)->setEnabled(able > 0 && !m_run.isRunning());
        if (able && mayDo(button.key()))
            counts << tr("%1: %2").arg(m_words.action(*m_words.workflow().action(button.key()))).arg(able);
    }
    counts.sort();
    if (count)
        m_report.clear();
    m_hint->setText(count                 ? counts.join(tr(" · "))
                    : m_report.isEmpty() ? tr("Tick cases to handle them at once")
                                         : m_report.section(QLatin1Char('\n'), 0, 0));
    m_hint->setToolTip(m_report);
}

void BatchBar::ask(const QString &kind)
{
    m_cases = ticked(kind);
    if (m_cases.isEmpty() || !mayDo(kind) || m_run.isRunning())
        return;
    m_kind = kind;
    const WorkflowAction &action = *m_words.workflow().action(kind);
    const bool asksReason = action.needs.contains(QStringLiteral("reason"));
    m_question->setText(tr("%1: %2 of %3 chosen").arg(m_words.action(action)).arg(m_cases.size()).arg(m_model.checkedCases().size()));
    m_reason->clear();
    m_reason->setVisible(asksReason);
    m_typed->clear();
    m_pages->setCurrentIndex(1);
    check();
    (asksReason ? m_reason : m_typed)->setFocus(Qt::OtherFocusReason);
}

void BatchBar::check()
{
    const bool typed = m_typed->text().trimmed() == QString::number(m_cases.size());
    m_confirm->setEnabled(typed && (m_reason->isHidden() || !m_reason->text().trimmed().isEmpty()));
}

void BatchBar::start()
{
    if (!m_confirm->isEnabled())
        return;
    QJsonObject payload;
    if (!m_reason->isHidden())
        payload.insert(QStringLiteral("reason"), m_reason->text().trimmed());
    m_pages->setCurrentIndex(0);
    m_run.start(m_kind, payload, m_cases);
    refresh();
}

void BatchBar::report(const BatchResult &result)
{
    const QString name = m_words.action(*m_words.workflow().action(result.kind));
    QString text = tr("%1: %2 done").arg(name).arg(result.done);
    if (!result.refused.isEmpty()) {
        text += tr(", %1 refused").arg(result.refused.size());
        for (const BatchResult::Refused &refused : result.refused.mid(0, 3))
            text += QLatin1Char('\n') + refused.no + QLatin1Char(' ') + refused.why;
    }
    m_model.uncheckAll();
    m_report = text;
    refresh();
    emit reported(text);
}

void BatchBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_pages->currentIndex() == 1)
        m_pages->setCurrentIndex(0);
    else
        QWidget::keyPressEvent(event);
}

void BatchBar::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    const bool chosen = !m_model.checkedCases().isEmpty();
    p.fillRect(rect(), chosen ? t.acct : t.bg2);
    p.fillRect(QRect(0, 0, width(), 1), chosen ? t.acc : t.line);
    p.fillRect(QRect(0, height() - 1, width(), 1), chosen ? t.acc : t.line);
}

} // namespace huying
