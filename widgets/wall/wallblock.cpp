// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wall/wallblock.h"

#include <QPainter>
#include <algorithm>

namespace huying
{

QString WallSource::caseTitle(const CaseState &state) const
{
    const QString item = words.item(state.item);
    return item.isEmpty() || item == state.item ? words.itemClass(state.item) : item;
}

QString WallSource::town(const CaseState &state) const
{
    const AreaTreePtr &areas = words.areas();
    const int area = areas ? areas->indexOf(state.area) : -1;
    const int town = area < 0 ? -1 : areas->ancestor(area, AreaLevel::Town);
    return town < 0 ? QString() : areas->at(town).name;
}

QString WallSource::village(const CaseState &state) const
{
    const AreaTreePtr &areas = words.areas();
    const int area = areas ? areas->indexOf(state.area) : -1;
    const int village = area < 0 ? -1 : areas->ancestor(area, AreaLevel::Village);
    return village < 0 ? QString() : areas->at(village).name;
}

namespace wall
{

int text(QPainter &p, const QRect &box, const QString &text, const QFont &font, const QColor &color, Qt::Alignment align)
{
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, box.width());
    p.setFont(font);
    p.setPen(color);
    p.drawText(box, align | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return metrics.horizontalAdvance(shown);
}

int lampText(QPainter &p, const QWidget *of, const QRect &box, LampShape shape, const QString &words, int pixels)
{
    const Theme &t = themeOf(of);
    const QFont bold = t.font(pixels, true);
    const int width = QFontMetrics(bold).horizontalAdvance(words), lamp = 30, space = 12;
    const QColor color = shape == LampShape::Diamond ? t.red : shape == LampShape::Triangle ? t.yel : t.t1;
    text(p, box, words, bold, color, Qt::AlignRight);
    symbolsOf(of).draw(p, QPointF(box.right() - width - space - lamp / 2.0, box.center().y() + 1),
                       Symbol::lamp(shape, float(lamp)));
    return width + space + lamp + 4;
}

} // namespace wall

double WallWidget::scaleOf(const QWidget &page)
{
    return std::max(0.1, std::min(double(page.width()) / pageWidth, double(page.height()) / pageHeight));
}

void WallWidget::paintEvent(QPaintEvent *)
{
    const double scale = scaleOf(parentWidget() ? *parentWidget() : *this);
    QPainter p(this);
    p.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    p.scale(scale, scale);
    paintWall(p, QRect(0, 0, qRound(width() / scale), qRound(height() / scale)));
}

WallBlock::WallBlock(const QString &title, WallSource source, QWidget *parent)
    : WallWidget(parent), m_source(source), m_title(title)
{
    setAccessibleName(title);
    const auto refresh = [this] {
        setAccessibleDescription(spoken());
        update();
    };
    connect(&source.indicators, &Indicators::changed, this, refresh);
    connect(&source.words, &CaseWords::changed, this, refresh);
}

void WallBlock::paintNothing(QPainter &p, const QRect &box, const QString &why)
{
    const Theme &t = themeOf(this);
    wall::text(p, box, why, t.font(wall::han), t.t3, Qt::AlignHCenter);
}

void WallBlock::paintWall(QPainter &p, const QRect &box)
{
    const Theme &t = themeOf(this);
    const int width = box.width();
    p.fillRect(box, t.bg1);
    const QRect head(margin, 0, width - 2 * margin, headHeight - 2);
    const int used = wall::text(p, head, note(), t.font(wall::han), t.t2, Qt::AlignRight);
    wall::text(p, head.adjusted(0, 0, -used - margin, 0), m_title, t.font(wall::heading, true), t.t1);
    p.fillRect(QRect(margin, headHeight - 2, width - 2 * margin, 2), t.line2);
    paintContent(p, QRect(margin, headHeight, width - 2 * margin, box.height() - headHeight));
}

} // namespace huying
