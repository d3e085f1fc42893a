// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/batchbar.h"

#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/desk/batchdialog.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStackedLayout>

namespace huying
{

namespace
{

struct Kind
{
    const char *code, *key;
    bool primary;
};
constexpr Kind kinds[] = {{"accept", "Ctrl+Return", true}, {"pass", "Ctrl+Return", true}, {"close", "Ctrl+Return", true},
                          {"fail", "Ctrl+B", false},       {"reject", "Ctrl+B", false},   {"extend", "Ctrl+D", false},
                          {"assign_checker", "Ctrl+G", false}};

} // namespace

BatchBar::BatchBar(QueueModel &model, const CaseBoard &board, const CaseWords &words, const Account &account, LiveStore &live, QWidget *parent)
    : QWidget(parent), m_model(model), m_board(board), m_words(words), m_account(account), m_live(live), m_run(live, account),
      m_pages(new QStackedLayout(this)), m_count(new Label({}, Label::Tone::Text, Label::Size::Table, true)),
      m_hint(new Label({}, Label::Tone::Second)), m_progress(new Label)
{
    setFixedHeight(48);
    setAccessibleName(tr("Batch"));
    m_pages->addWidget(makeChoice());
    m_pages->addWidget(makeProgress());
    m_soon.setSingleShot(true);
    m_soon.setInterval(30); // thousands are ticked at once
    connect(&m_soon, &QTimer::timeout, this, &BatchBar::refresh);
    connect(&model, &QueueModel::checkedChanged, this, [this] { m_soon.start(); });
    connect(&model, &QueueModel::countsChanged, this, [this] { m_soon.start(); });
    connect(&m_run, &BatchRun::progressed, this, [this](int done, int total) {
        m_share = total ? double(done) / total : 0;
        m_progress->setText(tr("%L1 of %L2 done").arg(done).arg(total));
        m_pages->setCurrentIndex(1);
        update();
    });
    connect(&m_run, &BatchRun::finished, this, &BatchBar::report);
    connect(&m_second, &QTimer::timeout, this, &BatchBar::refreshUndo);
    m_second.setInterval(500);
    refresh();
}

QWidget *BatchBar::makeChoice()
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_count);
    for (const Kind &kind : kinds) {
        const QString code = QString::fromLatin1(kind.code);
        const WorkflowAction *action = m_words.workflow().action(code);
        if (!action)
            continue;
        auto *button = new KeyButton(tr("%1 all…").arg(m_words.action(*action)), {}, kind.primary ? KeyButton::Role::Primary : KeyButton::Role::Normal, page);
        if (kind.primary)
            button->setKey(QStringLiteral("Ctrl+⏎"));
        connect(button, &QPushButton::clicked, this, [this, code] { ask(code); });
        m_buttons.insert(code, button);
        row->addWidget(button);
    }
    m_extras = new QWidget(page);
    auto *extras = new QHBoxLayout(m_extras);
    extras->setContentsMargins({});
    row->addWidget(m_extras);
    m_clear = new KeyButton(tr("Clear"), {}, KeyButton::Role::Normal, page);
    connect(m_clear, &QPushButton::clicked, &m_model, &QueueModel::uncheckAll);
    row->addWidget(m_clear);
    m_undo = new KeyButton({}, QStringLiteral("Ctrl+Shift+Z"), KeyButton::Role::Normal, page);
    connect(m_undo, &QPushButton::clicked, this, [this] { undo(); });
    m_undo->hide();
    row->addWidget(m_undo);
    row->addStretch(1);
    m_hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_hint);
    return page;
}

QWidget *BatchBar::makeProgress()
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(12, 0, 12, 0);
    row->addWidget(m_progress, 1);
    auto *stop = new KeyButton(tr("Stop"), QStringLiteral("Esc"), KeyButton::Role::Normal, page);
    connect(stop, &QPushButton::clicked, this, [this] { m_run.stop(); });
    row->addWidget(stop);
    return page;
}

void BatchBar::addControl(QWidget *control)
{
    static_cast<QHBoxLayout *>(m_extras->layout())->addWidget(control);
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
    m_count->setText(count ? tr("Chosen %L1").arg(count) : QString());
    m_count->setVisible(count > 0);
    m_clear->setVisible(count > 0);
    m_extras->setVisible(count > 0);
    QStringList counts;
    for (auto button = m_buttons.cbegin(); button != m_buttons.cend(); ++button) {
        const bool may = mayDo(button.key());
        const qsizetype able = count && may ? ticked(button.key()).size() : 0;
        (*button)->setVisible(able > 0);
        (*button)->setEnabled(able > 0 && !m_run.isRunning());
        if (able && able < count)
            counts << tr("%1: %L2").arg(m_words.action(*m_words.workflow().action(button.key()))).arg(able);
    }
    counts.sort();
    if (count)
        m_report.clear();
    m_hint->setText(count                ? counts.join(tr(" · "))
                    : m_report.isEmpty() ? tr("Space, Shift+arrows or Ctrl+A tick cases to handle them at once")
                                         : m_report.section(QLatin1Char('\n'), 0, 0));
    m_hint->setToolTip(m_report);
    refreshUndo();
    update();
}

void BatchBar::refreshUndo()
{
    const TimeMs left = m_run.undoLeft();
    m_undo->setVisible(left > 0);
    m_undo->setText(tr("Undo %1 s").arg((left + secondMs - 1) / secondMs));
    if (left > 0 && !m_second.isActive())
        m_second.start();
    else if (left <= 0)
        m_second.stop();
}

void BatchBar::askPrimary()
{
    for (const Kind &kind : kinds)
        if (const QString code = QString::fromLatin1(kind.code); kind.primary && mayDo(code) && !ticked(code).isEmpty())
            return ask(code);
}

void BatchBar::ask(const QString &kind)
{
    const QList<CaseState> cases = ticked(kind);
    if (cases.isEmpty() || !mayDo(kind) || m_run.isRunning() || findChild<BatchDialog *>())
        return;
    auto *dialog = new BatchDialog(*m_words.workflow().action(kind), cases, static_cast<int>(m_model.checkedCases().size()), m_words, this);
    connect(dialog, &BatchDialog::confirmed, this,
            [this, kind, cases](const QJsonObject &payload) { m_run.start(kind, payload, cases); });
    dialog->open();
}

bool BatchBar::undo()
{
    if (m_run.undoLeft() <= 0)
        return false;
    m_run.undo();
    return true;
}

void BatchBar::report(const BatchResult &result)
{
    m_pages->setCurrentIndex(0);
    m_share = 0;
    const QString name = m_words.action(*m_words.workflow().action(result.kind));
    QString text = tr("%1: %L2 done").arg(name).arg(result.done);
    if (result.left)
        text += tr(", %L1 not tried").arg(result.left);
    if (!result.refused.isEmpty()) {
        text += tr(", %L1 refused").arg(result.refused.size());
        for (const BatchResult::Refused &refused : result.refused.mid(0, 200))
            text += QLatin1Char('\n') + refused.no + QLatin1Char(' ') + refused.why;
    }
    m_model.uncheckAll();
    m_report = text;
    refresh();
    emit reported(text.section(QLatin1Char('\n'), 0, 3));
}

void BatchBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_run.isRunning())
        m_run.stop();
    else
        QWidget::keyPressEvent(event);
}

void BatchBar::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    const bool chosen = !m_model.checkedCases().isEmpty() || m_run.isRunning();
    p.fillRect(rect(), chosen ? t.acct : t.bg2);
    p.fillRect(QRect(0, 0, width(), 1), chosen ? t.acc : t.line);
    p.fillRect(QRect(0, height() - 1, width(), 1), chosen ? t.acc : t.line);
    p.fillRect(QRect(0, height() - 4, int(width() * m_share), 4), t.acc);
}

} // namespace huying
