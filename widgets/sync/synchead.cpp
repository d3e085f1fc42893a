// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sync/synchead.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/label.h"
#include "widgets/sync/syncwords.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>

namespace huying
{

namespace
{

constexpr int headIcon = 26, headMargin = 16;

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("—") : text;
}

QString toSend(const SyncStatus &s)
{
    QString text = QString::number(s.waiting);
    if (s.files)
        text += SyncHead::tr(" + %n file(s)", nullptr, static_cast<int>(s.files));
    if (s.filesRefused)
        text += SyncHead::tr(", %n file(s) not taken", nullptr, static_cast<int>(s.filesRefused));
    return text;
}

} // namespace

SyncHead::SyncHead(QWidget *parent)
    : QWidget(parent), m_word(new Label({}, Label::Tone::Text, Label::Size::Title, true)), m_since(new Label({}, Label::Tone::Second)),
      m_why(new Label({}, Label::Tone::Second)), m_secrets(new Label({}, Label::Tone::Third))
{
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    line->addSpacing(headIcon + 10);
    line->addWidget(m_word);
    line->addWidget(m_since);
    line->addStretch();
    m_why->setWordWrap(true);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(2);
    const QString names[] = {tr("Upstream"), tr("Account"), tr("Last contact"), tr("Round trip"),
                             tr("To send"), tr("Of other accounts"), tr("Came back"), tr("Sent / received since the start")};
    constexpr int across = 4;
    for (int i = 0; i < static_cast<int>(std::size(names)); ++i) {
        auto *value = new Label({}, Label::Tone::Text, Label::Size::List);
        value->setAccessibleName(names[i]);
        m_values << value;
        const int row = i / across * 3, column = i % across;
        grid->addWidget(new Label(names[i], Label::Tone::Third, Label::Size::Label), row, column);
        grid->addWidget(value, row + 1, column);
        grid->setColumnStretch(column, 1);
    }
    grid->setRowMinimumHeight(2, 8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(headMargin, 14, headMargin, 14);
    column->setSpacing(8);
    column->addLayout(line);
    column->addWidget(m_why);
    column->addLayout(grid);
    m_secrets->setWordWrap(true);
    column->addWidget(m_secrets);
}

void SyncHead::setSecrets(const QString &words)
{
    m_secrets->setText(words);
    m_secrets->setVisible(!words.isEmpty());
}

void SyncHead::show(const SyncStatus &s, TimeMs now)
{
    m_state = s.state;
    m_word->setText(syncWord(s.state));
    m_word->setTone(wantsSomebody(s.state) ? Label::Tone::Yellow : Label::Tone::Text);
    QString since = s.since ? tr("since %1, for %2").arg(clockTime(s.since, now), clockSpan(std::max<TimeMs>(0, now - s.since), true)) : QString();
    if (s.state == SyncStatus::State::Offline && s.nextTry > now)
        since += tr("; tries again in %1 s").arg((s.nextTry - now + 999) / secondMs);
    m_since->setText(since);
    const QString why = s.state == SyncStatus::State::Offline && !s.why.isEmpty() ? tr("%1. Work goes on; what is done here is kept and sent later.").arg(s.why) : s.why;
    QStringList troubles{why.isEmpty() ? s.fileTrouble : why, s.asideWhy};
    troubles.removeAll(QString());
    m_why->setText(troubles.join(u'\n'));
    m_why->setVisible(!m_why->text().isEmpty());
    const QString values[] = {orDash(s.server),
                              orDash(s.account),
                              s.lastContact ? clockSeconds(s.lastContact) : tr("not yet"),
                              s.roundTripMs ? tr("%1 ms").arg(s.roundTripMs) : QStringLiteral("—"),
                              toSend(s),
                              QString::number(s.ofOthers),
                              QString::number(s.returned),
                              QStringLiteral("%L1 / %L2").arg(s.sent).arg(s.received)};
    for (int i = 0; i < m_values.size(); ++i)
        m_values[i]->setText(values[i]);
    update();
}

void SyncHead::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    const int middle = m_word->geometry().center().y();
    paintIcon(p, QRectF(headMargin, middle - headIcon / 2.0, headIcon, headIcon), syncIcon(m_state), wantsSomebody(m_state) ? t.yel : t.t1);
}

} // namespace huying
