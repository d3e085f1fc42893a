// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wall/pressingblock.h"

#include "widgets/delegates/lampdelegate.h"
#include "widgets/indicators/figuretext.h"

#include <QPainter>

namespace huying
{

namespace
{

constexpr int rowHeight = 114;

} // namespace

PressingBlock::PressingBlock(WallSource source, QWidget *parent) : WallBlock(tr("Pressing"), source, parent) {}

QString PressingBlock::note() const
{
    const OpenCount &open = m_source.indicators.figures().open;
    return tr("Overdue %1 · near %2").arg(countText(open.with(Lamp::Overdue)), countText(open.with(Lamp::Near)));
}

QList<const CaseState *> PressingBlock::cases(int most) const
{
    QList<const CaseState *> list;
    for (const int row : m_source.indicators.pressing(most * 2)) {
        const CaseState &state = m_source.indicators.board().at(row);
        if (list.size() < most && m_source.isPublic(state))
            list << &state;
    }
    return list;
}

QString PressingBlock::spoken() const
{
    QStringList parts;
    for (const CaseState *state : cases(6))
        parts << QStringLiteral("%1 %2").arg(m_source.town(*state), m_source.caseTitle(*state));
    return parts.join(QStringLiteral("; "));
}

void PressingBlock::paintCase(QPainter &p, const QRect &box, const CaseState &state) const
{
    const Theme &t = themeOf(this);
    const TimeMs left = timeLeft(state, m_source.indicators.figures().at);
    const LampShape shape = left < 0 ? LampShape::Diamond : LampShape::Triangle;
    const QRect first(box.left(), box.top() + 8, box.width(), 52), second(box.left(), box.top() + 60, box.width(), 46);
    const int timeWidth = wall::lampText(p, this, first, shape, limitText(shape, left), 44);
    wall::text(p, first.adjusted(0, 0, -timeWidth - 20, 0), m_source.caseTitle(state), t.font(wall::body, true), t.t1);
    const int stateWidth = wall::text(p, second, m_source.words.state(state.state), t.font(wall::han), t.t2, Qt::AlignRight);
    const QString org = state.org.isEmpty() ? tr("not assigned") : m_source.words.shortOrganization(state.org);
    const QString town = m_source.town(state);
    wall::text(p, second.adjusted(0, 0, -stateWidth - 20, 0), town.isEmpty() ? org : tr("%1 · %2").arg(town, org),
               t.font(wall::han), t.t2);
}

void PressingBlock::paintContent(QPainter &p, const QRect &box)
{
    const Theme &t = themeOf(this);
    const QList<const CaseState *> list = cases(box.height() / rowHeight);
    if (list.isEmpty())
        return paintNothing(p, box, tr("No case is overdue or near"));
    const int row = box.height() / std::max(1, box.height() / rowHeight);
    for (int i = 0; i < list.size(); ++i) {
        const QRect line(box.left(), box.top() + i * row, box.width(), row);
        if (i)
            p.fillRect(QRect(line.left(), line.top(), line.width(), 1), t.line);
        paintCase(p, line, *list[i]);
    }
}

} // namespace huying
