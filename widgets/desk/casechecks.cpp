// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/casechecks.h"

#include "theme/symbols.h"
#include "widgets/indicators/figuretext.h"

#include <QPainter>
#include <algorithm>

namespace huying
{

namespace
{

constexpr int rowHeight = 34;
constexpr int leastNameWidth = 104;
using Verdict = CaseCheck::Verdict;

Verdict whether(bool passed)
{
    return passed ? Verdict::Passed : Verdict::Doubtful;
}

CaseCheck placeCheck(const CaseState &c, const CaseWords &words)
{
    CaseCheck check{CheckList::tr("Place in its grid"), CheckList::tr("no grid"), Verdict::Doubtful};
    const AreaTreePtr &areas = words.areas();
    if (c.area.isEmpty() || !areas)
        return check;
    check.finding = words.area(c.area);
    if (!c.place) {
        check.finding = CheckList::tr("no point on the map");
    } else if (const int there = areas->areaAt(*c.place); there < 0 || areas->at(there).code != c.area) {
        check.finding = CheckList::tr("the point lies elsewhere");
    } else {
        check.verdict = Verdict::Passed;
    }
    return check;
}

struct Photos
{
    int before = 0, after = 0;
    TimeMs lastBefore = 0, firstAfter = 0;
};

Photos photosOf(const QList<Attachment> &attachments)
{
    Photos photos;
    for (const Attachment &a : attachments) {
        if (!a.mediaType.startsWith(QLatin1String("image/")))
            continue;
        if (a.role == QLatin1String("after")) {
            ++photos.after;
            photos.firstAfter = photos.firstAfter ? std::min(photos.firstAfter, a.at) : a.at;
        } else {
            ++photos.before;
            photos.lastBefore = std::max(photos.lastBefore, a.at);
        }
    }
    return photos;
}

CaseCheck orderCheck(const Photos &photos)
{
    CaseCheck check{CheckList::tr("Order of photos"), CheckList::tr("nothing to compare"), Verdict::Open};
    if (!photos.before || !photos.after)
        return check;
    const TimeMs apart = photos.firstAfter - photos.lastBefore;
    check.verdict = whether(apart > 0);
    check.finding = apart > 0 ? CheckList::tr("after is %1 later than before").arg(spanText(apart)) : CheckList::tr("after is older than before");
    return check;
}

CaseCheck timeCheck(const CaseState &c)
{
    CaseCheck check{CheckList::tr("Result in time"), CheckList::tr("no result yet"), Verdict::Open};
    if (!c.resolvedAt || !c.dueAt)
        return check;
    const TimeMs due = c.dueAt + (c.stoppedAt ? std::max<TimeMs>(0, c.resolvedAt - c.stoppedAt) : 0);
    check.verdict = whether(c.resolvedAt <= due);
    check.finding = c.resolvedAt <= due ? CheckList::tr("%1 before the limit").arg(spanText(due - c.resolvedAt))
                                        : CheckList::tr("%1 after the limit").arg(spanText(c.resolvedAt - due));
    return check;
}

} // namespace

QList<CaseCheck> checksOf(const CaseFile &file, const CaseWords &words, const QString &checker)
{
    const CaseState &c = file.state;
    const Photos photos = photosOf(file.attachments);
    const auto resolve = std::find_if(file.actions.rbegin(), file.actions.rend(),
                                      [](const Action &a) { return a.kind == QLatin1String("resolve"); });
    const bool hasResult = resolve != file.actions.rend();
    const QString result = hasResult ? resolve->payload[QLatin1String("result")].toString() : QString();
    QList<CaseCheck> checks{placeCheck(c, words)};
    checks << CaseCheck{CheckList::tr("Photo before"), photos.before ? CheckList::tr("%n photo(s)", nullptr, photos.before) : CheckList::tr("none"), whether(photos.before)};
    checks << CaseCheck{CheckList::tr("Photo after"), photos.after ? CheckList::tr("%n photo(s)", nullptr, photos.after) : CheckList::tr("none"),
                        photos.after ? Verdict::Passed : hasResult ? Verdict::Doubtful : Verdict::Open};
    checks << orderCheck(photos) << timeCheck(c);
    checks << CaseCheck{CheckList::tr("Result in words"), result.isEmpty() ? CheckList::tr("none") : result,
                        !hasResult ? Verdict::Open : whether(!result.trimmed().isEmpty())};
    checks << CaseCheck{CheckList::tr("Checker isn't handler"), hasResult ? CheckList::tr("handled by %1").arg(words.actor(resolve->actor)) : CheckList::tr("no result yet"),
                        !hasResult ? Verdict::Open : whether(resolve->actor != checker)};
    checks << CaseCheck{CheckList::tr("First result"), c.rework ? CheckList::tr("sent back %1 times").arg(c.rework) : CheckList::tr("not sent back"),
                        hasResult || c.rework ? whether(!c.rework) : Verdict::Open};
    return checks;
}

CheckList::CheckList(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Checks"));
}

int CheckList::passed(const QList<CaseCheck> &checks)
{
    return static_cast<int>(std::ranges::count(checks, Verdict::Passed, &CaseCheck::verdict));
}

void CheckList::setChecks(const QList<CaseCheck> &checks)
{
    m_checks = checks;
    QStringList spoken;
    for (const CaseCheck &check : checks)
        spoken << check.name + QLatin1Char(' ') + check.finding;
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setFixedHeight(static_cast<int>(checks.size()) * rowHeight);
    update();
}

QSize CheckList::sizeHint() const
{
    return {320, static_cast<int>(m_checks.size()) * rowHeight};
}

void CheckList::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    const QFontMetrics bold(t.font(t.type.table, true));
    int nameWidth = leastNameWidth;
    for (const CaseCheck &check : m_checks)
        nameWidth = std::max(nameWidth, bold.horizontalAdvance(check.name));
    for (int i = 0; i < m_checks.size(); ++i) {
        const CaseCheck &check = m_checks[i];
        const QRect row(0, i * rowHeight, width(), rowHeight);
        p.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);
        const LampShape shape = check.verdict == Verdict::Passed ? LampShape::Tick
            : check.verdict == Verdict::Doubtful                 ? LampShape::Triangle
                                                                 : LampShape::DashedRing;
        symbolsOf(this).draw(p, QPointF(24, row.center().y() + 0.5), Symbol::lamp(shape, 13));
        p.setFont(t.font(t.type.table, true));
        p.setPen(check.verdict == Verdict::Open ? t.t3 : t.t1);
        p.drawText(QRect(44, row.top(), nameWidth, row.height()), Qt::AlignVCenter, check.name);
        p.setFont(t.font(t.type.table));
        p.setPen(check.verdict == Verdict::Doubtful ? t.yel : t.t2);
        const int findingAt = 44 + nameWidth + 4;
        const QRect room(findingAt, row.top(), width() - findingAt - 12, row.height());
        p.drawText(room, Qt::AlignVCenter, p.fontMetrics().elidedText(check.finding, Qt::ElideRight, room.width()));
    }
}

} // namespace huying
