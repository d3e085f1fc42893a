// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarms/alarmdelegate.h"

#include "widgets/delegates/rowground.h"

#include <QPainter>

namespace huying
{

namespace
{

bool isUnseen(const Alarm &alarm)
{
    return alarm.state == AlarmState::Unacknowledged || alarm.state == AlarmState::Returned;
}

AlarmShape shapeOf(const Alarm &alarm, int phase)
{
    if (alarm.state == AlarmState::Shelved)
        return AlarmShape::Shelved;
    if (alarm.state == AlarmState::Returned) // half as fast as the others: every other swap
        return phase / 2 % 2 ? AlarmShape::ReturnedB : AlarmShape::ReturnedA;
    if (alarm.condition.priority == 2)
        return AlarmShape::Medium;
    if (alarm.condition.priority > 2)
        return AlarmShape::Low;
    if (alarm.state == AlarmState::Acknowledged)
        return AlarmShape::Acked;
    return phase % 2 ? AlarmShape::UnackedB : AlarmShape::UnackedA;
}

QString since(const Alarm &alarm, TimeMs now)
{
    return now - alarm.since < 20 * hourMs ? clockSeconds(alarm.since) : clockTime(alarm.since, now);
}

} // namespace

QString alarmKindWord(const AlarmCondition &condition)
{
    static constexpr std::pair<const char *, const char *> words[] = {
        {"urgent", QT_TRANSLATE_NOOP("AlarmDelegate", "Urgent case not accepted")},
        {"overdue", QT_TRANSLATE_NOOP("AlarmDelegate", "Case overdue")},
        {"stage", QT_TRANSLATE_NOOP("AlarmDelegate", "Stage overdue")},
        {"order", QT_TRANSLATE_NOOP("AlarmDelegate", "Supervised order not answered")},
        {"whistle_sign", QT_TRANSLATE_NOOP("AlarmDelegate", "Whistle not signed in time")},
        {"whistle_arrive", QT_TRANSLATE_NOOP("AlarmDelegate", "Whistle: nobody arrived in time")},
        {"whistle_handle", QT_TRANSLATE_NOOP("AlarmDelegate", "Whistle not handled in time")},
        {"clock", QT_TRANSLATE_NOOP("AlarmDelegate", "Clock of this machine is wrong")},
        {"geofence", QT_TRANSLATE_NOOP("AlarmDelegate", "Unit and fence")},
        {"patrol_late", QT_TRANSLATE_NOOP("AlarmDelegate", "Patrol late")},
        {"patrol_short", QT_TRANSLATE_NOOP("AlarmDelegate", "Patrol incomplete")}};
    for (const auto &[kind, text] : words)
        if (condition.kind == QLatin1String(kind))
            return QCoreApplication::translate("AlarmDelegate", text);
    return condition.text;
}

QString alarmStateWord(const Alarm &alarm, TimeMs now)
{
    switch (alarm.state) {
    case AlarmState::Unacknowledged: return AlarmDelegate::tr("Not acknowledged");
    case AlarmState::Acknowledged: return AlarmDelegate::tr("Acknowledged");
    case AlarmState::Returned: return AlarmDelegate::tr("Over, not seen");
    case AlarmState::Shelved: return AlarmDelegate::tr("Back in %1").arg(clockSpan(std::max<TimeMs>(0, alarm.until - now)));
    }
    return {};
}

QString alarmSentence(const AlarmLine &line, const CaseState *c, const CaseWords &words, TimeMs now)
{
    QStringList parts{alarmKindWord(line.first.condition)};
    if (line.isFlood())
        parts.last() += QStringLiteral(" ×%1").arg(line.count);
    if (c)
        parts << c->no << c->title << words.shortPlace(*c);
    else if (!line.first.condition.text.isEmpty() && !line.isFlood())
        parts << line.first.condition.text;
    parts << alarmStateWord(line.first, now);
    if (!line.first.reason.isEmpty())
        parts << line.first.reason;
    if (!line.first.by.isEmpty())
        parts << words.actor(line.first.by);
    return parts.join(QStringLiteral(" · "));
}

AlarmDelegate::AlarmDelegate(const CaseWords &words, QObject *parent) : QStyledItemDelegate(parent), m_words(words) {}

QSize AlarmDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {240, rowHeight};
}

void AlarmDelegate::paintSymbol(QPainter &p, const QStyleOptionViewItem &option, QPointF at, const Alarm &alarm) const
{
    const Theme &t = themeOf(option.widget);
    const AlarmShape shape = shapeOf(alarm, m_phase);
    symbolsOf(option.widget).draw(p, at, Symbol::alarm(shape, shape == AlarmShape::Medium || shape == AlarmShape::Low ? 18 : 16));
    // The lesser shapes have one frame; a box that comes and goes is their second.
    if (alarm.state == AlarmState::Unacknowledged && alarm.condition.priority > 1 && m_phase % 2 == 0) {
        p.setPen(QPen(alarm.condition.priority == 2 ? t.yel : t.t1, 1.5));
        p.setBrush(Qt::NoBrush);
        p.drawRect(QRectF(at.x() - 12, at.y() - 12, 24, 24));
    }
}

void AlarmDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const AlarmLine &line = *index.data(AlarmModel::LineRole).value<const AlarmLine *>();
    const auto *c = index.data(AlarmModel::CaseRole).value<const CaseState *>();
    const TimeMs now = static_cast<const AlarmModel *>(index.model())->now();
    const Theme &t = themeOf(option.widget);
    SymbolPainter &symbols = symbolsOf(option.widget);
    const bool unseen = isUnseen(line.first);
    QPainter &p = *painter;
    p.save();
    QStyleOptionViewItem ground = option; // an alarm stays red under the cursor; an edge marks the row that a key takes
    ground.state &= ~QStyle::State_Selected;
    paintRow(p, ground, index, line.first.state == AlarmState::Unacknowledged ? RowState::Unacked : RowState::Normal,
             option.state & QStyle::State_HasFocus);
    const QRect r = option.rect;
    if (option.state & QStyle::State_Selected)
        p.fillRect(QRect(r.left(), r.top(), 3, r.height()), t.acc);
    const int indent = line.isMember ? 14 : 0, middle = r.top() + (r.height() - 1) / 2;
    paintSymbol(p, option, QPointF(r.left() + 18.5 + indent, middle + 0.5), line.first);

    int x = r.left() + 40 + indent;
    if (c) {
        const BadgeCell badge = m_words.badge(c->channel);
        symbols.sourceBadge(p, QPointF(x, middle - 10), badge.shape, badge.text);
        x += 8 + std::max(36, static_cast<int>(symbols.badgeWidth(badge.text)));
    }
    QRect first(x, r.top() + 4, r.right() - 12 - x, 22), second(x, r.top() + 26, r.right() - 12 - x, 16);
    const auto text = [&](const QRect &at, const QFont &font, const QColor &color, const QString &words, Qt::Alignment side) {
        p.setFont(font);
        p.setPen(color);
        p.drawText(at, side | Qt::AlignVCenter, p.fontMetrics().elidedText(words, Qt::ElideRight, at.width()));
        return p.fontMetrics().horizontalAdvance(words);
    };
    const QFont strong = t.font(t.type.list, unseen), bold = t.font(t.type.table, unseen), small = t.font(t.type.label);
    QString state = line.isFlood() ? line.isOpen ? tr("Enter folds") : tr("Enter opens") : alarmStateWord(line.first, now);
    if (!line.isFlood() && !line.first.by.isEmpty()) // the name alone, without the post before it
        state += QLatin1Char(' ') + m_words.actor(line.first.by).section(QLatin1Char(' '), -1);
    const QColor loud = line.first.condition.priority == 2 ? t.yel : line.first.condition.priority > 2 ? t.t1 : t.red;
    first.setRight(first.right() - text(first, bold, t.t1, since(line.first, now), Qt::AlignRight) - 8);
    second.setRight(second.right() - text(second, t.font(t.type.label, unseen), unseen && !line.isFlood() ? loud : t.t2, state, Qt::AlignRight) - 8);
    if (c) {
        symbols.categoryChip(p, first.topLeft() + QPointF(0, 1), m_words.glyph(*c));
        first.setLeft(first.left() + 28);
    }
    const QString kind = alarmKindWord(line.first.condition);
    text(first, strong, t.t1, line.isFlood() ? QStringLiteral("%1 ×%2").arg(kind).arg(line.count) : c ? c->title : kind, Qt::AlignLeft);
    text(second, small, t.t2,
         line.isFlood() ? (unseen ? tr("Flood, folded: the first since %1") : tr("Acknowledged: the first since %1")).arg(clockTime(line.first.since, now))
         : c            ? QStringLiteral("%1 · %2").arg(kind, m_words.shortPlace(*c))
                        : line.first.condition.text,
         Qt::AlignLeft);
    p.restore();
}

} // namespace huying
