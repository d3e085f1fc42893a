// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/drawing.h"

#include "theme/icons.h"

#include <QDir>
#include <QFontMetricsF>
#include <QPainter>

// Samples for the eye; the texts are those of the mock-up and never reach a user.
namespace huying {

Drawing::Drawing(QSize size, Paint paint, QWidget *parent) : QWidget(parent), m_paint(std::move(paint))
{
    setMinimumSize(size);
}

void Drawing::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.translate(15, 11);
    m_paint(p, symbolsOf(this), themeOf(this));
}

void caption(QPainter &p, const Theme &t, QPointF at, const QString &text, const QColor &color, bool centred,
             int pixels, bool bold)
{
    const QFont font = t.font(pixels, bold);
    p.setFont(font);
    p.setPen(color);
    p.drawText(centred ? at - QPointF(QFontMetricsF(font).horizontalAdvance(text) / 2, 0) : at, text);
}

namespace {

constexpr LampShape lamps[] = {LampShape::Circle, LampShape::Triangle, LampShape::Diamond,
                               LampShape::Bars,   LampShape::Tick,     LampShape::DashedRing};

} // namespace

QWidget *lampDrawing()
{
    return new Drawing({424, 136}, [](QPainter &p, SymbolPainter &s, const Theme &t) {
        const QStringList values{"余 1:54", "余 0:17", "超 0:36", "停钟", "办结", "无数据"};
        const QStringList notes{"按时", "余时 ≤20%", "已超时限", "延期 挂账", "办结停表", "源失联"};
        for (int i = 0; i < 6; ++i) {
            const qreal x = 35.5 + i * 70.9;
            s.draw(p, {x, 13}, Symbol::lamp(lamps[i], 22));
            caption(p, t, {x, 43}, values[i], i == 1 ? t.yel : i == 2 ? t.red : t.t1, true, 13, true);
            caption(p, t, {x, 64}, notes[i], t.t2);
        }
        qreal x = 7;
        for (const float d : {10.0F, 14.0F, 20.0F, 30.0F}) {
            s.draw(p, {x, 97}, Symbol::lamp(LampShape::Diamond, d));
            x += d + 10;
        }
        caption(p, t, {124, 101}, QStringLiteral("10 14 20 30 px 同形"), t.t3, false);
    });
}

QWidget *alarmDrawing()
{
    return new Drawing({424, 120}, [](QPainter &p, SymbolPainter &s, const Theme &t) {
        const std::pair<AlarmShape, QString> all[] = {
            {AlarmShape::UnackedA, "未确认"},  {AlarmShape::UnackedB, "另一帧"},
            {AlarmShape::Acked, "已确认"},     {AlarmShape::ReturnedA, "已恢复"},
            {AlarmShape::ReturnedB, "另一帧"}, {AlarmShape::Shelved, "已搁置"},
            {AlarmShape::Medium, "中"},        {AlarmShape::Low, "低"}};
        qreal x = 24;
        for (const auto &[shape, name] : all) {
            s.draw(p, {x, 22}, Symbol::alarm(shape));
            caption(p, t, {x, 60}, name, t.t2);
            x += 53;
        }
        s.draw(p, {30, 108}, Symbol::whistle(LampShape::Circle, 24));
        s.draw(p, {80, 108}, Symbol::whistle(LampShape::Triangle, 24));
        s.draw(p, {130, 108}, Symbol::whistle(LampShape::Diamond, 24));
        s.draw(p, {180, 92}, Symbol::hotspot(1, 24));
        s.draw(p, {220, 92}, Symbol::hotspot(2, 24));
        caption(p, t, {250, 97}, QStringLiteral("哨与热点，大屏 48"), t.t3, false);
    });
}

QWidget *badgeDrawing()
{
    return new Drawing({424, 84}, [](QPainter &p, SymbolPainter &s, const Theme &t) {
        const std::pair<BadgeShape, QString> all[] = {
            {BadgeShape::Official, "热线"}, {BadgeShape::People, "网格"},  {BadgeShape::People, "公众"},
            {BadgeShape::Official, "城管"}, {BadgeShape::Machine, "感知"}, {BadgeShape::Machine, "雪亮"}};
        qreal x = 0;
        for (const auto &[shape, name] : all) {
            s.sourceBadge(p, {x, 0}, shape, name);
            x += 76;
        }
        s.categoryChip(p, {0, 32}, u'设');
        s.categoryChip(p, {28, 32}, u'容');
        s.mergeTag(p, {60, 33}, QStringLiteral("并 4"));
        s.plate(p, {110, 31}, QStringLiteral("4 分"), QStringLiteral("0.7 km"), t.acc);
        s.plate(p, {210, 31}, {}, QStringLiteral("预览 待执行"), t.acc, true);
    });
}

QWidget *unitDrawing()
{
    return new Drawing({424, 204}, [](QPainter &p, SymbolPainter &s, const Theme &t) {
        const QStringList marks{"空闲", "已派", "在途", "到场", "离线", "求助"},
            kinds{"人员", "车组", "协助"};
        const char16_t glyphs[] = {u'格', u'执', u'志'};
        for (int m = 0; m < 6; ++m)
            caption(p, t, {96.0 + 60 * m, 14}, marks[m], t.t2);
        for (int k = 0; k < 3; ++k) {
            caption(p, t, {0, 50.0 + 47 * k}, kinds[k], t.t2, false, 13);
            for (int m = 0; m < 6; ++m)
                s.draw(p, {96.0 + 60 * m, 43.0 + 47 * k},
                       Symbol::unit(static_cast<UnitShape>(k), static_cast<UnitMark>(m), glyphs[k]));
        }
        caption(p, t, {0, 184}, QStringLiteral("外形为类别，填充与底线为状态；推荐力量用强调色描边"), t.t3,
                false);
        s.draw(p, {396, 179}, Symbol::unit(UnitShape::Vehicle, UnitMark::Free, u'修', 22, true));
        s.draw(p, {362, 179}, Symbol::unit(UnitShape::Vehicle, UnitMark::EnRoute, u'执', 22, true, 0));
        s.draw(p, {326, 179}, Symbol::unit(UnitShape::Person, UnitMark::EnRoute, u'警', 22, false, 225));
    });
}

QWidget *clusterDrawing()
{
    return new Drawing({424, 100}, [](QPainter &p, SymbolPainter &s, const Theme &) {
        s.cluster(p, {34, 26}, 6, 0, 0);
        s.cluster(p, {106, 26}, 14, 1, 2);
        s.cluster(p, {180, 26}, 41, 0, 3);
        s.cluster(p, {266, 26}, 128, 4, 9);
        s.cluster(p, {366, 26}, 4021, 112, 340);
    });
}

QWidget *caseDrawing()
{
    return new Drawing({424, 296}, [](QPainter &p, SymbolPainter &s, const Theme &t) {
        const QStringList heads{"设施", "市容", "秩序", "施工", "纠纷", "治安", "隐患", "求助", "突发"};
        const QStringList rows{"按时", "临期", "超期", "停钟", "办结", "无数据"};
        const QString glyphs = QStringLiteral("设容序工纷安患助急");
        for (int c = 0; c < 9; ++c)
            caption(p, t, {66.0 + 42 * c, 14}, heads[c], t.t2);
        for (int r = 0; r < 6; ++r) {
            caption(p, t, {0, 47.0 + 42 * r}, rows[r], t.t2, false, 13);
            for (int c = 0; c < 9; ++c)
                s.draw(p, {66.0 + 42 * c, 42.0 + 42 * r}, Symbol::event(lamps[r], glyphs[c]));
        }
    });
}

QWidget *mapDrawing()
{
    return new Drawing({424, 104}, [](QPainter &p, SymbolPainter &s, const Theme &t) {
        p.fillRect(QRect(-14, -10, 454, 103), t.map.land);
        p.setRenderHint(QPainter::Antialiasing);
        for (const auto &[color, width] : {std::pair{t.map.roadCasing, 9.0}, std::pair{t.map.road, 7.0}}) {
            p.setPen(QPen(color, width));
            p.drawLine(QPointF(-14, 74), QPointF(440, 60));
        }
        p.setPen(QPen(t.map.roadCasing, 5));
        p.drawLine(QPointF(150, -10), QPointF(164, 93));
        p.setPen(QPen(t.map.street, 4));
        p.drawLine(QPointF(150, -10), QPointF(164, 93));
        p.fillRect(QRect(270, -10, 60, 50), t.map.water);
        p.fillRect(QRect(340, -10, 40, 30), t.map.park);
        p.fillRect(QRect(385, -10, 30, 20), t.map.building);
        s.draw(p, {34, 34}, Symbol::event(LampShape::Circle, u'设', 26, true));
        s.draw(p, {118, 34}, Symbol::preview(u'设'));
        s.fieldOfView(p, {192, 34}, 68, 46);
        s.draw(p, {192, 34}, Symbol::camera(true));
        s.draw(p, {250, 34}, Symbol::camera(false));
        s.plate(p, {310, 40}, QStringLiteral("4 分"), QStringLiteral("0.7 km"), t.acc);
        for (int i = 0; i < 4; ++i)
            p.fillRect(QRect(290 + 30 * i, 74, 28, 16), t.map.choropleth[std::size_t(i)]);
    });
}

QWidget *iconDrawing()
{
    return new Drawing({424, 190}, [](QPainter &p, SymbolPainter &, const Theme &t) {
        paintLogo(p, QRectF(0, 0, 22, 22), t);
        int i = 1;
        for (const QString &file : QDir(QStringLiteral(":/icons")).entryList(QDir::Files, QDir::Name)) {
            if (file == QLatin1String("app.svg"))
                continue;
            paintIcon(p, QRectF(i % 15 * 29, i / 15 * 30, 20, 20), file.chopped(4), t.t2);
            ++i;
        }
    });
}

} // namespace huying
