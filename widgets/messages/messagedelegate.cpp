// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/messagedelegate.h"

#include "theme/icons.h"
#include "theme/symbols.h"
#include "theme/theme.h"
#include "widgets/delegates/rowground.h"
#include "widgets/messages/messagewords.h"

#include <QDateTime>
#include <QPainter>

namespace huying
{

MessageDelegate::MessageDelegate(QString account, const CaseWords &words, QObject *parent)
    : QStyledItemDelegate(parent), m_account(std::move(account)), m_words(words)
{
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {320, themeOf(option.widget).metrics.queueRow};
}

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *m = index.data(MessageModel::MessageRole).value<const Message *>();
    if (!m)
        return;
    const Theme &t = themeOf(option.widget);
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    const bool isOwn = m->isOwn(m_account), waits = m->waitsFor(m_account);
    QPainter &p = *painter;
    p.save();
    paintRow(p, option, index, RowState::Normal, option.state & QStyle::State_HasFocus);
    const QRect row = option.rect;
    const QPointF mark(row.left() + 20, row.center().y());
    if (m->urgent)
        symbolsOf(option.widget).draw(p, mark, Symbol::lamp(LampShape::Triangle, 14));
    else
        paintIcon(p, QRectF(mark.x() - 7, mark.y() - 7, 14, 14), isOwn ? QStringLiteral("send") : QStringLiteral("message"), t.t2);

    QRect line(row.left() + 40, row.top() + 6, row.width() - 52, 20);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t2);
    const QString age = messageAge(m->at, now);
    p.drawText(line, Qt::AlignRight | Qt::AlignVCenter, age);
    line.setRight(line.right() - p.fontMetrics().horizontalAdvance(age) - 10);
    p.setFont(t.font(t.type.list, waits));
    p.setPen(t.t1);
    const QString between = isOwn ? tr("To %1").arg(audienceText(m->audience, m_words)) : m_words.actor(m->sender);
    p.drawText(line, Qt::AlignVCenter, p.fontMetrics().elidedText(between, Qt::ElideRight, line.width()));

    QRect below(row.left() + 40, row.top() + 27, row.width() - 52, 18);
    p.setFont(t.font(t.type.label));
    const bool wantsSomebody = waits || m->state == Message::State::Refused;
    const QString fate = messageFate(*m, m_account, now);
    p.setPen(wantsSomebody ? t.yel : t.t2);
    p.drawText(below, Qt::AlignRight | Qt::AlignVCenter, fate);
    below.setRight(below.right() - p.fontMetrics().horizontalAdvance(fate) - 14);
    p.setPen(waits ? t.t1 : t.t2);
    p.drawText(below, Qt::AlignVCenter, p.fontMetrics().elidedText(m->text.simplified(), Qt::ElideRight, below.width()));
    p.restore();
}

} // namespace huying
