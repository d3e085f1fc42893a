// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/casechecks.h"

#include "theme/symbols.h"
#include "widgets/indicators/figuretext.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionButton>
#include <algorithm>

namespace huying
{

namespace
{

constexpr int rowHeight = 34;
constexpr int leastNameWidth = 64;
using Verdict = CaseCheck::Verdict;

Verdict whether(bool passed)
{
    return passed ? Verdict::Passed : Verdict::Doubtful;
}

CaseCheck placeCheck(const CaseState &c, const CaseWords &words)
{
    CaseCheck check{CheckList::tr("Place"), CheckList::tr("no grid"), Verdict::Doubtful};
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

/// After is younger than before, and the result came by the limit.
CaseCheck timeCheck(const CaseState &c, const Photos &photos)
{
    CaseCheck check{CheckList::tr("Times"), CheckList::tr("no result yet"), Verdict::Open};
    if (!c.resolvedAt)
        return check;
    const TimeMs apart = photos.firstAfter - photos.lastBefore;
    if (photos.before && photos.after && apart <= 0) {
        check.verdict = Verdict::Doubtful;
        check.finding = CheckList::tr("photo after is older than before");
        return check;
    }
    QStringList found;
    if (photos.before && photos.after)
        found << CheckList::tr("after is %1 later than before").arg(spanText(apart));
    check.verdict = Verdict::Passed;
    if (c.dueAt) {
        const TimeMs due = c.dueAt + (c.stoppedAt ? std::max<TimeMs>(0, c.resolvedAt - c.stoppedAt) : 0);
        check.verdict = whether(c.resolvedAt <= due);
        found << (c.resolvedAt <= due ? CheckList::tr("%1 before the limit").arg(spanText(due - c.resolvedAt))
                                      : CheckList::tr("%1 after the limit").arg(spanText(c.resolvedAt - due)));
    }
    check.finding = found.join(CheckList::tr(", ", "between findings"));
    return check;
}

CaseCheck photoCheck(const Photos &photos)
{
    CaseCheck check{CheckList::tr("Photos"), {}, whether(photos.before && photos.after)};
    check.finding = !photos.before && !photos.after ? CheckList::tr("none of either side")
        : !photos.before                            ? CheckList::tr("none before")
        : !photos.after                             ? CheckList::tr("none after")
                                                    : CheckList::tr("%1 before, %2 after").arg(photos.before).arg(photos.after);
    return check;
}

CaseCheck answerCheck(const CaseState &c)
{
    CaseCheck check{CheckList::tr("Reporter"), CheckList::tr("not called yet"), Verdict::Doubtful, false};
    if (c.satisfaction) {
        check.verdict = whether(c.satisfaction > 1);
        check.finding = c.satisfaction == 3 ? CheckList::tr("satisfied") : c.satisfaction == 2 ? CheckList::tr("basically satisfied") : CheckList::tr("not satisfied");
    } else if (c.contacted) {
        check.finding = c.contacted == 2 ? CheckList::tr("reached, gave no opinion") : CheckList::tr("called, not reached");
    } else if (c.phoneMasked.isEmpty()) {
        check.verdict = Verdict::Passed;
        check.finding = CheckList::tr("left no number");
    }
    return check;
}

CaseCheck handlerCheck(const CaseState &c, const Action *resolve, const CaseWords &words, const QString &checker)
{
    CaseCheck check{CheckList::tr("Handler"), CheckList::tr("no result yet"), Verdict::Open};
    if (!resolve)
        return check;
    check.verdict = whether(resolve->actor != checker);
    check.finding = resolve->actor == checker ? CheckList::tr("is you: somebody else must check") : words.actor(resolve->actor);
    if (c.rework)
        check.finding += CheckList::tr(", sent back %n time(s)", nullptr, c.rework);
    return check;
}

} // namespace

QList<CaseCheck> checksOf(const CaseFile &file, const QString &condition, const CaseWords &words, const QString &checker)
{
    const CaseState &c = file.state;
    const Photos photos = photosOf(file.attachments);
    const auto resolve = std::find_if(file.actions.rbegin(), file.actions.rend(), [](const Action &a) {
        return a.kind == QLatin1String("resolve") || a.kind == QLatin1String("agree");
    });
    QList<CaseCheck> checks{placeCheck(c, words), timeCheck(c, photos), photoCheck(photos),
                            {CheckList::tr("Condition"), condition, Verdict::Open},
                            answerCheck(c),
                            handlerCheck(c, resolve != file.actions.rend() ? &*resolve : nullptr, words, checker)};
    for (CaseCheck &check : checks)
        check.ticked = check.verdict == Verdict::Passed;
    return checks;
}

QJsonArray toJson(const QList<CaseCheck> &checks)
{
    QJsonArray array;
    for (const CaseCheck &check : checks)
        array << QJsonObject{{QStringLiteral("name"), check.name},
                             {QStringLiteral("passed"), check.ticked},
                             {QStringLiteral("by"), check.byPerson ? QStringLiteral("person") : QStringLiteral("system")},
                             {QStringLiteral("found"), check.finding}};
    return array;
}

CheckList::CheckList(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Checks"));
    setCursor(Qt::PointingHandCursor);
}

int CheckList::passed() const
{
    return static_cast<int>(std::ranges::count(m_checks, true, &CaseCheck::ticked));
}

QStringList CheckList::missing() const
{
    QStringList names;
    for (const CaseCheck &check : m_checks)
        if (check.required && !check.ticked)
            names << check.name;
    return names;
}

void CheckList::setChecks(const CaseId &id, const QList<CaseCheck> &checks)
{
    const QList<CaseCheck> before = std::exchange(m_checks, checks);
    if (std::exchange(m_case, id) == id)
        for (qsizetype i = 0; i < std::min(before.size(), m_checks.size()); ++i)
            if (before[i].byPerson) {
                m_checks[i].ticked = before[i].ticked;
                m_checks[i].byPerson = true;
            }
    describe();
    setFixedHeight(static_cast<int>(checks.size()) * rowHeight);
    update();
    emit changed();
}

void CheckList::toggle(int line)
{
    if (line < 0 || line >= m_checks.size())
        return;
    m_checks[line].ticked = !m_checks[line].ticked;
    m_checks[line].byPerson = true;
    describe();
    update();
    emit changed();
}

void CheckList::describe()
{
    QStringList spoken;
    for (const CaseCheck &check : m_checks)
        spoken << (check.ticked ? tr("%1, ticked: %2") : tr("%1, not ticked: %2")).arg(check.name, check.finding);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
}

QSize CheckList::sizeHint() const
{
    return {320, static_cast<int>(m_checks.size()) * rowHeight};
}

void CheckList::mouseReleaseEvent(QMouseEvent *event)
{
    toggle(static_cast<int>(event->position().y()) / rowHeight);
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
        if (check.ticked || check.verdict != Verdict::Doubtful) {
            QStyleOptionButton box;
            box.rect = QRect(16, row.center().y() - 7, 16, 16);
            box.palette = palette();
            box.state = QStyle::State_Enabled | (check.ticked ? QStyle::State_On : QStyle::State_Off);
            style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &p, this);
        } else {
            symbolsOf(this).draw(p, QPointF(24, row.center().y() + 0.5), Symbol::lamp(LampShape::Triangle, 14));
        }
        p.setFont(t.font(t.type.table, true));
        p.setPen(t.t1);
        p.drawText(QRect(44, row.top(), nameWidth, row.height()), Qt::AlignVCenter, check.name);
        p.setFont(t.font(t.type.table));
        p.setPen(check.verdict == Verdict::Doubtful && !check.ticked ? t.yel : t.t2);
        const int findingAt = 44 + nameWidth + 12;
        const QRect room(findingAt, row.top(), width() - findingAt - 28, row.height());
        p.drawText(room, Qt::AlignVCenter, p.fontMetrics().elidedText(check.finding, Qt::ElideRight, room.width()));
        p.setFont(t.font(t.type.label));
        p.setPen(t.t3);
        p.drawText(QRect(width() - 24, row.top(), 14, row.height()), Qt::AlignCenter, QString::number(i + 1));
    }
}

} // namespace huying
