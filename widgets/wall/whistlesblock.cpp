// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wall/whistlesblock.h"

#include "widgets/delegates/lampdelegate.h"
#include "widgets/indicators/figuretext.h"

#include <QPainter>
#include <algorithm>
#include <limits>

namespace huying
{

namespace
{

constexpr int whistleRow = 114, spokenWhistles = 4;

} // namespace

WhistlesBlock::WhistlesBlock(WallSource source, WhistleList &list, QWidget *parent)
    : WallBlock(tr("Whistles"), source, parent), m_list(list)
{
    connect(&source.indicators, &Indicators::changed, this, [this] {
        m_list.tick();
        setAccessibleDescription(spoken());
    });
}

QString WhistlesBlock::note() const
{
    return tr("Open %1 · late %2").arg(countText(m_list.whistles()), countText(m_list.late()));
}

QList<int> WhistlesBlock::rows(int most) const
{
    const auto dueOf = [this](int row) {
        const WhistleLeg &leg = m_list.legAt(row);
        const WhistleStep step = owedStep(leg);
        return step == WhistleStep::Rate ? std::numeric_limits<TimeMs>::max()
                                         : whistleMark(m_list.caseAt(row).whistle, leg, step, m_list.now()).due;
    };
    QList<int> chosen;
    for (int row = 0; row < m_list.rowCount(); ++row) {
        if (!m_source.isPublic(m_list.caseAt(row)))
            continue;
        const bool isSame = !chosen.isEmpty() && m_list.caseAt(chosen.last()).id == m_list.caseAt(row).id;
        if (!isSame && chosen.size() == most)
            break;
        if (!isSame)
            chosen << row;
        else if (dueOf(row) < dueOf(chosen.last()))
            chosen.last() = row;
    }
    return chosen;
}

QString WhistlesBlock::called(int row) const
{
    const QString org = m_source.words.shortOrganization(m_list.legAt(row).org), town = m_source.town(m_list.caseAt(row));
    return town.isEmpty() ? org : tr("%1 → %2").arg(town, org);
}

QString WhistlesBlock::spoken() const
{
    QStringList parts;
    for (const int row : rows(spokenWhistles))
        parts << QStringLiteral("%1 %2").arg(called(row), m_source.caseTitle(m_list.caseAt(row)));
    return parts.join(QStringLiteral("; "));
}

void WhistlesBlock::paintWhistle(QPainter &p, const QRect &box, int row) const
{
    const Theme &t = themeOf(this);
    const CaseState &state = m_list.caseAt(row);
    const WhistleStep step = owedStep(m_list.legAt(row));
    const WhistleMark mark = whistleMark(state.whistle, m_list.legAt(row), step, m_list.now());
    const QString steps[] = {tr("to sign"), tr("to arrive"), tr("to handle"), tr("to rate")};
    const QRect first(box.left(), box.top() + 8, box.width(), 52), second(box.left(), box.top() + 60, box.width(), 46);
    int used = 0;
    if (step != WhistleStep::Rate && mark.due) {
        const LampShape shape = lampShape(mark.lamp);
        used = wall::lampText(p, this, first, shape, limitText(shape, mark.due - m_list.now()), 44);
    }
    wall::text(p, first.adjusted(0, 0, -used - 12, 0), called(row), t.font(wall::han, true), t.t1);
    used = wall::text(p, second, steps[static_cast<int>(step)], t.font(wall::han), t.t2, Qt::AlignRight);
    wall::text(p, second.adjusted(0, 0, -used - 20, 0), m_source.caseTitle(state), t.font(wall::han), t.t2);
}

void WhistlesBlock::paintContent(QPainter &p, const QRect &box)
{
    const Theme &t = themeOf(this);
    const int most = std::max(1, box.height() / whistleRow);
    const QList<int> shown = rows(most);
    if (shown.isEmpty())
        return paintNothing(p, box, tr("No whistle is open"));
    const int height = box.height() / most;
    for (int i = 0; i < shown.size(); ++i) {
        const QRect line(box.left(), box.top() + i * height, box.width(), height);
        if (i)
            p.fillRect(QRect(line.left(), line.top(), line.width(), 1), t.line);
        paintWhistle(p, line, shown[i]);
    }
}

} // namespace huying
