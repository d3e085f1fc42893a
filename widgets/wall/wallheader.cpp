// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wall/wallheader.h"

#include "theme/icons.h"
#include "widgets/delegates/lampdelegate.h"
#include "widgets/indicators/figuretext.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

namespace huying
{

namespace
{

constexpr int titlePixels = 48;

} // namespace

WallPlaceHeader::WallPlaceHeader(WallSource source, QWidget *parent)
    : WallWidget(parent), m_source(source), m_title(tr("Governance cockpit"))
{
    setAccessibleName(m_title);
    connect(&source.indicators, &Indicators::changed, this, qOverload<>(&QWidget::update));
}

void WallPlaceHeader::setPlace(const QString &place)
{
    m_title = tr("%1 governance cockpit").arg(place);
    setAccessibleName(m_title);
    update();
}

void WallPlaceHeader::paintWall(QPainter &p, const QRect &box)
{
    const Theme &t = themeOf(this);
    paintLogo(p, QRectF(wall::seam, 18, 52, 52), t);
    int x = wall::seam + 72;
    x += wall::text(p, QRect(x, 0, 400, box.height()), tr("Huying"), t.font(titlePixels, true), t.t1) + 22;
    p.fillRect(QRect(x, 22, 2, box.height() - 44), t.line2);
    x += 24;
    const TimeMs at = m_source.indicators.figures().at;
    const QString asOf = tr("As of %1").arg(QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("HH:mm:ss")));
    const QRect line(x, 0, box.width() - x - wall::seam, box.height());
    const int used = wall::text(p, line, asOf, t.font(wall::han), t.t2, Qt::AlignRight);
    wall::text(p, line.adjusted(0, 0, -used - wall::seam, 0), m_title, t.font(titlePixels, true), t.t1);
}

WallStateHeader::WallStateHeader(WallSource source, QWidget *parent) : WallWidget(parent), m_source(source)
{
    setAccessibleName(tr("State of the wall"));
    connect(&source.indicators, &Indicators::changed, this, qOverload<>(&QWidget::update));
}

void WallStateHeader::setMode(const QString &words, WallMode mode)
{
    if (words == m_words && mode == m_mode)
        return;
    m_words = words;
    m_mode = mode;
    setAccessibleDescription(words);
    update();
}

void WallStateHeader::paintWall(QPainter &p, const QRect &box)
{
    const Theme &t = themeOf(this);
    const QFont small = t.font(wall::han);
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(m_source.indicators.figures().at);
    QRect line = box.adjusted(wall::seam, 0, -wall::seam, 0);
    const int space = 32;
    const auto fromRight = [&](const QString &text, const QFont &font, const QColor &color) {
        const int used = wall::text(p, line, text, font, color, Qt::AlignRight);
        line.adjust(0, 0, -used - space, 0);
    };
    fromRight(at.toString(QStringLiteral("HH:mm:ss")), t.font(t.type.clock, true), t.t1);
    //: Date on the wall, as QLocale formats it
    fromRight(QLocale().toString(at, tr("MMM d ddd")), small, t.t2);
    fromRight(tr("Public wall · no personal data"), small, t.t2);
    const QColor ink = m_mode == WallMode::Replay ? t.acc : m_mode == WallMode::Behind ? t.yel : t.t1;
    paintIcon(p, QRectF(line.left(), box.height() / 2 - 18, 36, 36), QStringLiteral("sync"), ink);
    line.adjust(52, 0, 0, 0);
    const int used = wall::text(p, line, m_words, small, ink);
    line.adjust(used + space, 0, 0, 0);
    wall::text(p, line, tr("Sources today %1/%2").arg(m_source.indicators.channelsToday().size()).arg(m_source.words.channels().size()),
               small, t.t1);
}

WallBanner::WallBanner(WallSource source, QWidget *parent) : WallWidget(parent), m_source(source)
{
    setAccessibleName(tr("Longest overdue case"));
    connect(&source.indicators, &Indicators::changed, this, &WallBanner::refresh);
    connect(&source.words, &CaseWords::changed, this, &WallBanner::refresh);
}

void WallBanner::refresh()
{
    const CaseState *state = worst();
    setAccessibleDescription(state ? m_source.caseTitle(*state) : tr("No case is overdue"));
    update();
}

const CaseState *WallBanner::worst() const
{
    for (const int row : m_source.indicators.pressing(20)) {
        const CaseState &state = m_source.indicators.board().at(row);
        if (m_source.isPublic(state))
            return timeLeft(state, m_source.indicators.figures().at) < 0 ? &state : nullptr;
    }
    return nullptr;
}

QString WallBanner::place(const CaseState &state) const
{
    return m_source.town(state) + m_source.village(state);
}

void WallBanner::paintCase(QPainter &p, const QRect &box, const CaseState &state) const
{
    const Theme &t = themeOf(this);
    p.fillRect(box, t.redt);
    p.setPen(QPen(t.red, 3));
    p.drawRect(QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5));
    symbolsOf(this).draw(p, QPointF(44, box.height() / 2.0), Symbol::lamp(LampShape::Diamond, 30));
    QRect line = box.adjusted(80, 0, -24, 0);
    const QString late = limitText(LampShape::Diamond, timeLeft(state, m_source.indicators.figures().at));
    line.adjust(0, 0, -wall::text(p, line, late, t.font(44, true), t.red, Qt::AlignRight) - 32, 0);
    const QString org = state.org.isEmpty() ? tr("not assigned") : m_source.words.shortOrganization(state.org);
    line.adjust(0, 0, -wall::text(p, line, org, t.font(wall::body), t.t1, Qt::AlignRight) - 32, 0);
    const QString head = tr("Longest overdue");
    int used = wall::text(p, line, head, t.font(wall::figure, true), t.t1) + 32;
    line.adjust(used, 0, 0, 0);
    used = wall::text(p, line, m_source.caseTitle(state), t.font(wall::figure, true), t.t1) + 28;
    line.adjust(used, 0, 0, 0);
    wall::text(p, line, place(state), t.font(wall::body), t.t1);
}

void WallBanner::paintWall(QPainter &p, const QRect &box)
{
    const Theme &t = themeOf(this);
    if (const CaseState *state = worst())
        return paintCase(p, box, *state);
    p.fillRect(box, t.bg1);
    symbolsOf(this).draw(p, QPointF(44, box.height() / 2.0), Symbol::lamp(LampShape::Circle, 30));
    const Figures &f = m_source.indicators.figures();
    const QRect line = box.adjusted(80, 0, -24, 0);
    const int used = wall::text(p, line, tr("No case is overdue"), t.font(wall::body), t.t1);
    wall::text(p, line.adjusted(used + 32, 0, 0, 0),
               tr("Open %1, closed today %2").arg(countText(f.open.open), countText(f.closedToday)), t.font(wall::han), t.t2);
}

} // namespace huying
