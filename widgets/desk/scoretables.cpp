// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/scoretables.h"

#include "theme/theme.h"
#include "widgets/indicators/figuretext.h"
#include "widgets/indicators/indicatormodel.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace huying
{

namespace
{

constexpr int headHeight = 30, lineHeight = 34, lostHeight = 32;

/// Columns from the right, so that the formula takes what is left.
struct Columns
{
    QRect name, weight, formula, cases, rate, points, bar, lost;

    Columns(int width, int top, int height)
    {
        const auto at = [=](int x, int w) { return QRect(x, top, w, height); };
        name = at(12, 96);
        weight = at(108, 40);
        lost = at(width - 62, 50);
        bar = at(width - 140, 70);
        points = at(width - 204, 56);
        rate = at(width - 274, 66);
        cases = at(width - 352, 74);
        formula = at(160, std::max(0, width - 352 - 164));
    }
};

} // namespace

QString pointsLost(double points)
{
    return points < 0.005 ? QStringLiteral("0.00") : QStringLiteral("−") + QString::number(points, 'f', 2);
}

ScoreTable::ScoreTable(const CaseWords &words, QWidget *parent) : QWidget(parent), m_words(words)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Score by indicator"));
}

QSize ScoreTable::sizeHint() const
{
    return {640, headHeight + 5 * lineHeight};
}

void ScoreTable::setScore(const Score &score)
{
    m_score = score;
    m_current = std::clamp<int>(m_current, 0, std::max<int>(0, static_cast<int>(score.lines.size()) - 1));
    QStringList spoken;
    for (const ScoreLine &line : score.lines)
        spoken << QStringLiteral("%1 %2 %3").arg(m_words.localized(line.rule->zh, line.rule->en), ratioText(line.ratio), pointsLost(line.lost()));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

void ScoreTable::choose(int line)
{
    if (line < 0 || line >= m_score.lines.size())
        return;
    m_current = line;
    update();
    emit chosen(line);
}

void ScoreTable::mouseReleaseEvent(QMouseEvent *event)
{
    choose(static_cast<int>((event->position().y() - headHeight) / lineHeight));
}

void ScoreTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        choose(m_current + 1);
    else if (event->key() == Qt::Key_Up)
        choose(m_current - 1);
    else
        QWidget::keyPressEvent(event);
}

void ScoreTable::paintLine(QPainter &p, int i, double most) const
{
    const Theme &t = themeOf(this);
    const ScoreLine &line = m_score.lines[i];
    const QRect row(0, headHeight + i * lineHeight, width(), lineHeight);
    const Columns c(width(), row.top(), row.height());
    p.fillRect(row, i == m_current ? t.acct : t.bg1);
    if (i == m_current)
        p.fillRect(QRect(0, row.top(), 3, row.height()), t.acc);
    p.fillRect(QRect(0, row.bottom(), width(), 1), t.line);
    const auto put = [&](const QRect &at, const QString &text, bool bold, const QColor &color, Qt::Alignment side = Qt::AlignRight) {
        p.setFont(t.font(t.type.table, bold));
        p.setPen(color);
        p.drawText(at, Qt::AlignVCenter | side, p.fontMetrics().elidedText(text, Qt::ElideRight, at.width()));
    };
    put(c.name, m_words.localized(line.rule->zh, line.rule->en), true, t.t1, Qt::AlignLeft);
    put(c.weight, QString::number(line.weight), false, t.t2);
    put(c.formula, (line.rule->lessIsBetter ? QStringLiteral("1 − ") : QString()) + line.rule->formula, false, t.t3, Qt::AlignLeft);
    put(c.cases, QStringLiteral("%1/%2").arg(partText(line.ratio.part), countText(line.ratio.whole)), false, t.t2);
    put(c.rate, ratioText(line.ratio), false, t.t2);
    put(c.points, line.isKnown() ? QString::number(line.earned, 'f', 2) : QStringLiteral("—"), true, t.t1);
    put(c.lost, line.isKnown() ? pointsLost(line.lost()) : QStringLiteral("—"), line.lost() >= 0.005, line.lost() >= 0.005 ? t.t1 : t.t3);
    const QRect track(c.bar.left() + 4, row.center().y() - 3, c.bar.width() - 8, 8);
    p.fillRect(track, t.bg3);
    if (most > 0)
        p.fillRect(QRect(track.left(), track.top(), int(track.width() * line.lost() / most), 8), t.series);
}

void ScoreTable::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, 0, width(), headHeight), t.bg2);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    const Columns c(width(), 0, headHeight);
    p.drawText(c.name, Qt::AlignVCenter, tr("Indicator"));
    p.drawText(c.weight, Qt::AlignVCenter | Qt::AlignRight, tr("Weight"));
    p.drawText(c.formula, Qt::AlignVCenter, tr("Formula"));
    p.drawText(c.cases, Qt::AlignVCenter | Qt::AlignRight, tr("Cases"));
    p.drawText(c.rate, Qt::AlignVCenter | Qt::AlignRight, tr("Rate"));
    p.drawText(c.points, Qt::AlignVCenter | Qt::AlignRight, tr("Points"));
    p.drawText(c.bar.adjusted(4, 0, 0, 0), Qt::AlignVCenter, tr("Where lost"));
    p.drawText(c.lost, Qt::AlignVCenter | Qt::AlignRight, tr("Lost"));
    double most = 0;
    for (const ScoreLine &line : m_score.lines)
        most = std::max(most, line.lost());
    for (int i = 0; i < m_score.lines.size(); ++i)
        paintLine(p, i, most);
    if (hasFocus()) {
        p.setPen(QPen(t.acc, 2));
        p.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

LostList::LostList(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Cases that cost points"));
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
}

void LostList::setLines(const QList<Line> &lines, int count, double perCase)
{
    m_lines = lines;
    m_count = count;
    m_perCase = perCase;
    update();
}

void LostList::mouseReleaseEvent(QMouseEvent *event)
{
    const int row = static_cast<int>(event->position().y()) / lostHeight;
    if (row < m_lines.size())
        emit caseChosen(m_lines[row].id);
    else if (m_count > 0)
        emit allAsked();
}

void LostList::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.setFont(t.font(t.type.table));
    const int room = std::min<int>(static_cast<int>(m_lines.size()), std::max(0, height() / lostHeight - 1));
    for (int i = 0; i < room; ++i) {
        const QRect row(0, i * lostHeight, width(), lostHeight);
        p.fillRect(QRect(0, row.bottom(), width(), 1), t.line);
        const Line &line = m_lines[i];
        p.setPen(t.acc);
        p.drawText(row.adjusted(12, 0, 0, 0), Qt::AlignVCenter, line.no);
        p.setPen(t.t1);
        p.drawText(QRect(116, row.top(), width() - 116 - 62, row.height()), Qt::AlignVCenter,
                   p.fontMetrics().elidedText(line.title, Qt::ElideRight, width() - 116 - 62));
        p.setFont(t.font(t.type.table, true));
        p.drawText(row.adjusted(0, 0, -12, 0), Qt::AlignVCenter | Qt::AlignRight, pointsLost(std::max(0.01, m_perCase)));
        p.setFont(t.font(t.type.table));
    }
    const QRect rest(12, room * lostHeight, width() - 24, lostHeight);
    p.setPen(m_count ? t.acc : t.t3);
    p.drawText(rest, Qt::AlignVCenter, !m_count ? tr("Nothing lost here") : m_count > room ? tr("%L1 more…").arg(m_count - room) : tr("Show them in the table"));
}

} // namespace huying
