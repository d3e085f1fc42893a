// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/whistle/whistledelegate.h"

#include "widgets/delegates/lampdelegate.h"
#include "widgets/delegates/rowground.h"

#include <QPainter>

namespace huying
{

namespace
{

enum Column { LampColumn, NumberColumn, MatterColumn, CallColumn, OrgColumn, SignColumn, ArriveColumn, HandleColumn, RateColumn };

RowColumns makeColumns()
{
    return {{{{}, 14},
             {WhistleDelegate::tr("Case"), 92},
             {WhistleDelegate::tr("Matter"), 0},
             {WhistleDelegate::tr("Called"), 124},
             {WhistleDelegate::tr("Department"), 108},
             {WhistleDelegate::tr("Sign"), 104},
             {WhistleDelegate::tr("Arrive"), 104},
             {WhistleDelegate::tr("Handle"), 104},
             {WhistleDelegate::tr("Rate"), 60}}};
}

/// Who called: the town that the case is in.
QString townOf(const CaseState &c, const CaseWords &words)
{
    const AreaTreePtr &areas = words.areas();
    const int grid = areas ? areas->indexOf(c.area) : -1, town = grid < 0 ? -1 : areas->ancestor(grid, AreaLevel::Town);
    return town < 0 ? words.shortPlace(c) : areas->at(town).name;
}

QString ratingWord(int rating)
{
    return rating == 3 ? WhistleDelegate::tr("Satisfied") : rating == 2 ? WhistleDelegate::tr("Basically") : WhistleDelegate::tr("Not satisfied");
}

} // namespace

QString whistleStepText(const Whistle &whistle, const WhistleLeg &leg, WhistleStep step, TimeMs now)
{
    const WhistleMark mark = whistleMark(whistle, leg, step, now);
    if (step == WhistleStep::Rate)
        return whistle.rating ? ratingWord(whistle.rating) : leg.returnedAt ? WhistleDelegate::tr("Returned") : mark.lamp == Lamp::OnTime ? WhistleDelegate::tr("To rate") : QStringLiteral("—");
    if (mark.at)
        return mark.late ? WhistleDelegate::tr("%1 late %2").arg(clockTime(mark.at, now), clockSpan(mark.at - mark.due)) : clockTime(mark.at, now);
    return mark.lamp == Lamp::NoData ? QStringLiteral("—") : limitText(shapeOf(mark.lamp), mark.due - now);
}

WhistleDelegate::WhistleDelegate(const CaseWords &words, QObject *parent)
    : QStyledItemDelegate(parent), m_words(words), m_columns(makeColumns())
{
}

QSize WhistleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {640, themeOf(option.widget).metrics.dockedRow};
}

void WhistleDelegate::paintStep(QPainter &p, const QStyleOptionViewItem &option, const QRect &at, const CaseState &c,
                                const WhistleLeg &leg, WhistleStep step, TimeMs now) const
{
    const Theme &t = themeOf(option.widget);
    const WhistleMark mark = whistleMark(c.whistle, leg, step, now);
    const bool owed = mark.lamp != Lamp::NoData && mark.lamp != Lamp::Closed;
    QRect text = at;
    if (mark.lamp != Lamp::NoData && step != WhistleStep::Rate) {
        const LampShape shape = mark.late ? LampShape::Diamond : shapeOf(mark.lamp);
        symbolsOf(option.widget).draw(p, QPointF(at.left() + 6, at.center().y() + 0.5), Symbol::lamp(shape, 10));
        text.setLeft(at.left() + 18);
    }
    p.setFont(t.font(t.type.table, owed));
    p.setPen(mark.late || mark.lamp == Lamp::Overdue ? t.red : mark.lamp == Lamp::Near ? t.yel : owed ? t.t1 : mark.at ? t.t2 : t.t3);
    p.drawText(text, Qt::AlignVCenter, p.fontMetrics().elidedText(whistleStepText(c.whistle, leg, step, now), Qt::ElideRight, text.width()));
}

void WhistleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *c = index.data(WhistleList::CaseRole).value<const CaseState *>();
    const auto *leg = index.data(WhistleList::LegRole).value<const WhistleLeg *>();
    if (!c || !leg)
        return;
    const Theme &t = themeOf(option.widget);
    const TimeMs now = static_cast<const WhistleList *>(index.model())->now();
    QPainter &p = *painter;
    p.save();
    paintRow(p, option, index, RowState::Normal, option.state & QStyle::State_HasFocus);
    const QList<QRect> at = m_columns.split(option.rect);
    symbolsOf(option.widget).draw(p, QRectF(at[LampColumn]).center(), Symbol::lamp(shapeOf(whistleMark(c->whistle, *leg, owedStep(*leg), now).lamp), 12));
    const auto text = [&](const QRect &where, const QString &words, const QColor &color) {
        p.setFont(t.font(t.type.table));
        p.setPen(color);
        p.drawText(where, Qt::AlignVCenter, p.fontMetrics().elidedText(words, Qt::ElideRight, where.width()));
    };
    if (index.data(WhistleList::FirstRole).toBool()) {
        text(at[NumberColumn], c->no, t.t2);
        QRect matter = at[MatterColumn];
        if (c->flags & FlagSupervised) { // a late answer went to supervision by itself
            const QString mark = c->order.by == QLatin1String("system") ? tr("Supervised by the system") : tr("Supervised");
            matter.setLeft(matter.left() + static_cast<int>(symbolsOf(option.widget).mergeTag(p, QPointF(matter.left(), matter.center().y() - 8), mark, option.state & QStyle::State_Selected)) + 6);
        }
        text(matter, c->whistle.text.isEmpty() ? c->title : QStringLiteral("%1 · %2").arg(c->title, c->whistle.text), t.t1);
        text(at[CallColumn], QStringLiteral("%1 %2").arg(clockTime(c->whistle.calledAt, now), townOf(*c, m_words)), t.t2);
    }
    text(at[OrgColumn], m_words.organization(leg->org), t.t1);
    for (const auto &[column, step] : {std::pair(SignColumn, WhistleStep::Sign), {ArriveColumn, WhistleStep::Arrive},
                                       {HandleColumn, WhistleStep::Handle}, {RateColumn, WhistleStep::Rate}})
        paintStep(p, option, at[column], *c, *leg, step, now);
    p.restore();
}

} // namespace huying
