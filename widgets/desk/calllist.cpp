// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/calllist.h"

#include "theme/symbols.h"
#include "widgets/controls/flowlayout.h"
#include "widgets/controls/keybutton.h"

#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr int rowHeight = 52;

struct Answer
{
    int key, contacted, solved, satisfaction;
};
constexpr Answer answers[] = {{1, 2, 2, 3}, {2, 2, 2, 2}, {3, 2, 1, 1}, {0, 1, 0, 0}};

} // namespace

CallList::CallList(const CaseBoard &board, const CaseWords &words, const Account &account, QWidget *parent)
    : QWidget(parent), m_board(board), m_words(words), m_account(account), m_bar(new QWidget(this)),
      m_unmask(new KeyButton(tr("Show number…"), {}, KeyButton::Role::Normal, m_bar))
{
    setAccessibleName(tr("Follow-up calls"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addStretch(1);
    column->addWidget(m_bar);
    auto *row = new FlowLayout(m_bar, 8);
    row->setContentsMargins(12, 8, 12, 8);
    const QString names[] = {tr("Satisfied"), tr("Basically"), tr("Not satisfied"), tr("Not reached")};
    for (int i = 0; i < 4; ++i) {
        auto *button = new KeyButton(names[i], QString::number(answers[i].key), i == 0 ? KeyButton::Role::Primary : i == 2 ? KeyButton::Role::Danger : KeyButton::Role::Normal, m_bar);
        connect(button, &QPushButton::clicked, this, [this, key = answers[i].key] { answer(key); });
        m_keys << button;
        row->addWidget(button);
    }
    row->addWidget(m_unmask);
    connect(m_unmask, &QPushButton::clicked, this, [this] {
        if (m_current >= 0)
            emit unmaskAsked(m_reporters[m_current].id);
    });
}

bool CallList::isOwed(const CaseState &state)
{
    return !state.phoneMasked.isEmpty() && state.contacted != 2 && !state.satisfaction;
}

int CallList::owed() const
{
    return static_cast<int>(std::ranges::count_if(m_reporters, isOwed));
}

void CallList::setCase(const CaseState &state, TimeMs now)
{
    m_now = now;
    const bool sameCase = std::exchange(m_case, state.id) == state.id;
    const CaseId chosen = sameCase && m_current >= 0 && m_current < m_reporters.size() ? m_reporters[m_current].id : CaseId();
    m_reporters.clear();
    if (!state.id.isNull())
        m_reporters << state;
    for (int row = 0; row < m_board.size() && !state.id.isNull(); ++row)
        if (m_board.at(row).mergedInto == state.id)
            m_reporters << m_board.at(row);
    const auto next = std::ranges::find_if(m_reporters, [&](const CaseState &c) { return isOwed(c) && (chosen.isNull() || c.id == chosen); });
    const auto any = next != m_reporters.end() ? next : std::ranges::find_if(m_reporters, isOwed);
    m_current = any != m_reporters.end() ? any - m_reporters.begin() : -1;
    refresh();
}

void CallList::refresh()
{
    const WorkflowAction *rule = m_words.workflow().action(QStringLiteral("follow_up"));
    const bool may = m_current >= 0 && rule && m_words.workflow().refusal(*rule, m_reporters[m_current], m_account, m_now).isEmpty();
    for (KeyButton *key : m_keys)
        key->setEnabled(may);
    m_unmask->setEnabled(m_current >= 0);
    QStringList spoken;
    for (const CaseState &c : m_reporters)
        spoken << c.reporterMasked + QLatin1Char(' ') + c.phoneMasked;
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

void CallList::answer(int key)
{
    const auto said = std::ranges::find(answers, key, &Answer::key);
    if (said == std::end(answers) || m_current < 0 || !m_keys.front()->isEnabled())
        return;
    QJsonObject payload{{QStringLiteral("contacted"), said->contacted}};
    if (said->satisfaction) {
        payload[QStringLiteral("solved")] = said->solved;
        payload[QStringLiteral("satisfaction")] = said->satisfaction;
    }
    emit answered(m_reporters[m_current].id, payload);
}

QRect CallList::rowRect(qsizetype row) const
{
    return {0, static_cast<int>(row) * rowHeight, width(), rowHeight};
}

void CallList::mouseReleaseEvent(QMouseEvent *event)
{
    const qsizetype row = static_cast<qsizetype>(event->position().y()) / rowHeight;
    if (row < 0 || row >= m_reporters.size() || !isOwed(m_reporters[row]))
        return;
    m_current = row;
    refresh();
}

void CallList::paintReporter(QPainter &p, qsizetype row) const
{
    const Theme &t = themeOf(this);
    const CaseState &c = m_reporters[row];
    const QRect r = rowRect(row);
    p.fillRect(r, row == m_current ? t.acct : t.bg1);
    if (row == m_current)
        p.fillRect(QRect(r.left(), r.top(), 3, r.height()), t.acc);
    p.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.line);
    const LampShape shape = c.satisfaction == 1 ? LampShape::Diamond : c.satisfaction || c.contacted == 2 ? LampShape::Tick : c.contacted ? LampShape::Triangle : LampShape::DashedRing;
    symbolsOf(this).draw(p, QPointF(24, r.center().y() + 0.5), Symbol::lamp(shape, 14));
    const QRect text = r.adjusted(44, 6, -12, -6);
    p.setFont(t.font(t.type.list, true));
    p.setPen(t.t1);
    const QString who = c.reporterMasked.isEmpty() ? tr("Reporter unknown") : c.reporterMasked;
    p.drawText(text, Qt::AlignTop | Qt::AlignLeft, who + QStringLiteral("  ") + (c.phoneMasked.isEmpty() ? tr("no number") : c.phoneMasked));
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    const QString what = c.no + QStringLiteral(" · ") + m_words.channel(c.channel) + QStringLiteral(" · ") + c.title;
    p.drawText(text, Qt::AlignBottom | Qt::AlignLeft, p.fontMetrics().elidedText(what, Qt::ElideRight, text.width() - 90));
    p.setFont(t.font(t.type.table, true));
    const QString said = c.satisfaction == 3 ? tr("Satisfied") : c.satisfaction == 2 ? tr("Basically") : c.satisfaction == 1 ? tr("Not satisfied")
        : c.contacted == 2 ? tr("Reached") : c.contacted == 1 ? tr("Not reached") : c.phoneMasked.isEmpty() ? QString() : tr("To call");
    p.setPen(c.satisfaction == 1 ? t.red : t.t2);
    p.drawText(text, Qt::AlignVCenter | Qt::AlignRight, said);
}

void CallList::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), themeOf(this).bg1);
    for (qsizetype row = 0; row < m_reporters.size(); ++row)
        paintReporter(p, row);
}

} // namespace huying
