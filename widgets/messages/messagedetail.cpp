// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/messagedetail.h"

#include "widgets/controls/label.h"
#include "widgets/messages/messagewords.h"

#include <QDateTime>
#include <QVBoxLayout>

namespace huying
{

namespace
{

Label *add(QVBoxLayout *column, Label::Tone tone, Label::Size size, bool bold = false)
{
    auto *label = new Label({}, tone, size, bold);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    column->addWidget(label);
    return label;
}

void tell(Label *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

MessageDetail::MessageDetail(QString account, const CaseWords &words, QWidget *parent) : QWidget(parent), m_account(std::move(account)), m_words(words)
{
    using Tone = Label::Tone;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    m_between = add(column, Tone::Text, Label::Size::List, true);
    m_when = add(column, Tone::Second, Label::Size::Label);
    column->addSpacing(4);
    m_text = add(column, Tone::Text, Label::Size::List);
    m_about = add(column, Tone::Second, Label::Size::Table);
    m_reason = add(column, Tone::Yellow, Label::Size::Table);
    column->addSpacing(4);
    m_done = add(column, Tone::Second, Label::Size::Label);
    m_open = add(column, Tone::Second, Label::Size::Label);
    column->addStretch();
}

void MessageDetail::show(const Message &m, const QString &about)
{
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    const bool isOwn = m.isOwn(m_account);
    tell(m_between, isOwn ? tr("To %1").arg(audienceText(m.audience, m_words)) : tr("From %1").arg(m_words.actor(m.sender)));
    const QString kind = m.urgent ? tr("Urgent") : tr("Ordinary");
    tell(m_when, isOwn ? tr("%1 · %2").arg(clockTime(m.at, now), kind) : tr("%1 · %2 · to %3").arg(clockTime(m.at, now), kind, audienceText(m.audience, m_words)));
    tell(m_text, m.text);
    tell(m_about, about.isEmpty() ? QString() : tr("About %1").arg(about));
    tell(m_reason, m.state == Message::State::Refused ? tr("Not sent: %1").arg(m.reason) : QString());
    QStringList done, open;
    for (const Receipt &r : m.receipts)
        if (r.acknowledgedAt)
            done << QStringLiteral("%1 %2").arg(m_words.actor(r.account), clockTime(r.acknowledgedAt, now));
        else
            open << (r.deliveredAt ? m_words.actor(r.account) : tr("%1 (not there yet)").arg(m_words.actor(r.account)));
    const QString between = tr(", ", "between names");
    tell(m_done, isOwn && !done.isEmpty() ? tr("Acknowledged (%1): %2").arg(done.size()).arg(done.join(between)) : QString());
    tell(m_open, isOwn && !open.isEmpty() ? tr("Not yet (%1): %2").arg(open.size()).arg(open.join(between)) : QString());
    setAccessibleName(m_between->text());
    setAccessibleDescription(m.text);
}

} // namespace huying
