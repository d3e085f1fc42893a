// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/footline.h"

#include "theme/symbols.h"

#include <QPainter>

namespace huying
{

FootLine::FootLine(int height, QWidget *parent) : QWidget(parent), m_height(height)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FootLine::setTexts(const QString &left, const QString &right)
{
    m_left = left;
    m_right = right;
    setAccessibleName(left + QLatin1Char(' ') + right);
    update();
}

void FootLine::setNews(bool news)
{
    m_news = news;
    update();
}

QSize FootLine::sizeHint() const
{
    return {160, m_height};
}

void FootLine::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), m_news ? t.acct : t.bg1);
    if (m_news)
        p.fillRect(QRect(0, 0, 3, height()), t.acc);
    p.fillRect(QRect(0, 0, width(), 1), t.line);
    p.setFont(t.font(t.type.label));
    const QRect line = rect().adjusted(12, 0, -12, 0);
    p.setPen(t.t3);
    p.drawText(line, Qt::AlignVCenter | Qt::AlignRight, m_right);
    p.setPen(m_news ? t.t1 : t.t3);
    const int room = line.width() - p.fontMetrics().horizontalAdvance(m_right) - 12;
    p.drawText(line, Qt::AlignVCenter, p.fontMetrics().elidedText(m_left, Qt::ElideRight, room));
}

LampCounts::LampCounts(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LampCounts::setCounts(int overdue, int near)
{
    m_overdue = overdue;
    m_near = near;
    setAccessibleName(tr("Overdue %1, near due %2").arg(overdue).arg(near));
    updateGeometry();
    update();
}

QSize LampCounts::sizeHint() const
{
    const Theme &t = themeOf(this);
    const QFontMetrics plain(t.font(t.type.label)), bold(t.font(t.type.label, true));
    return {plain.horizontalAdvance(tr("Overdue") + tr("Near due")) + bold.horizontalAdvance(QString::number(m_overdue))
                + bold.horizontalAdvance(QString::number(m_near)) + 2 * (18 + 4) + 14,
            t.type.label + 6};
}

void LampCounts::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    const QFont plain = t.font(t.type.label), bold = t.font(t.type.label, true);
    int x = 0;
    const auto draw = [&](LampShape shape, const QString &word, int number, const QColor &color) {
        symbolsOf(this).draw(p, QPointF(x + 7, height() / 2.0), Symbol::lamp(shape, 11));
        x += 18;
        p.setFont(plain);
        p.setPen(t.t2);
        p.drawText(QRect(x, 0, 80, height()), Qt::AlignVCenter, word);
        x += p.fontMetrics().horizontalAdvance(word) + 4;
        p.setFont(bold);
        p.setPen(number ? color : t.t2);
        p.drawText(QRect(x, 0, 80, height()), Qt::AlignVCenter, QString::number(number));
        x += p.fontMetrics().horizontalAdvance(QString::number(number)) + 12;
    };
    draw(LampShape::Diamond, tr("Overdue"), m_overdue, t.red);
    draw(LampShape::Triangle, tr("Near due"), m_near, t.yel);
}

} // namespace huying
