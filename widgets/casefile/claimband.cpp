// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/claimband.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/keybutton.h"

#include <QHBoxLayout>
#include <QPainter>

namespace huying
{

namespace
{

QString timeLeft(TimeMs left)
{
    return left < minuteMs ? ClaimBand::tr("%1 s left").arg((left + 999) / 1000) : ClaimBand::tr("%1 min left").arg((left + minuteMs - 1) / minuteMs);
}

} // namespace

bool isHeldByAnother(const CaseState &state, const QString &account, TimeMs now)
{
    return !state.claimedBy.isEmpty() && state.claimedBy != account && now < state.claimUntil;
}

ClaimBand::ClaimBand(const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_words(words), m_takeOver(new KeyButton(tr("Take over…"), {}, KeyButton::Role::Normal, this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->addStretch();
    m_takeOver->setProperty("compact", true);
    row->addWidget(m_takeOver);
    connect(m_takeOver, &QPushButton::clicked, this, &ClaimBand::takeOverWanted);
    hide();
}

void ClaimBand::show(const CaseState &state, const QString &account, bool mayTakeOver, TimeMs now)
{
    const bool held = isHeldByAnother(state, account, now);
    m_text = held ? tr("%1 is working on it · %2").arg(m_words.actor(state.claimedBy), timeLeft(state.claimUntil - now)) : QString();
    setAccessibleName(m_text);
    m_takeOver->setVisible(mayTakeOver);
    setVisible(held);
    update();
}

QSize ClaimBand::sizeHint() const
{
    return {280, 36};
}

void ClaimBand::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.yelt);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    paintIcon(p, QRectF(12, (height() - 14) / 2.0, 14, 14), QStringLiteral("lock"), t.yel);
    p.setFont(t.font(t.type.table));
    p.setPen(t.t1);
    const QRect line(32, 0, (m_takeOver->isVisible() ? m_takeOver->x() : width()) - 40, height());
    p.drawText(line, Qt::AlignVCenter, p.fontMetrics().elidedText(m_text, Qt::ElideRight, line.width()));
}

} // namespace huying
