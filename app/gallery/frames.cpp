// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/frames.h"

#include "app/gallery/drawing.h"
#include "theme/icons.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/kpitile.h"
#include "widgets/controls/label.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/controls/statusstrip.h"
#include "widgets/controls/toast.h"
#include "widgets/controls/watermark.h"

#include <QGridLayout>
#include <QMainWindow>
#include <QMenuBar>
#include <QPainter>
#include <QTreeWidget>
#include <QVBoxLayout>

// Samples for the eye; the texts are those of the mock-up and never reach a user.
namespace huying {

namespace {

QWidget *tree()
{
    auto *tree = new QTreeWidget;
    tree->setHeaderLabels({"图层", "数"});
    for (const char *name : {"人 网格员与力量", "地 网格与边界", "事 在途事件"}) {
        auto *item = new QTreeWidgetItem(tree, {name, "46"});
        item->setCheckState(0, Qt::Checked);
        auto *child = new QTreeWidgetItem(item, {"街道", "12"});
        child->setCheckState(0, Qt::PartiallyChecked);
    }
    tree->expandItem(tree->topLevelItem(0));
    tree->setCurrentItem(tree->topLevelItem(1));
    return tree;
}

QWidget *actions()
{
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setSpacing(8);
    grid->addWidget(new Label("污水井盖缺失", Label::Tone::Text, Label::Size::Title, true), 0, 0, 1, 3);
    grid->addWidget(new Label("人民路与文昌街口东 30 米 · 文昌社区 017 格", Label::Tone::Second), 1, 0, 1, 4);
    grid->setRowStretch(2, 1);
    grid->addWidget(new KeyButton("派发 2 个力量", "F6", KeyButton::Role::Primary), 3, 0, 1, 2);
    grid->addWidget(new KeyButton("改派", "F7"), 3, 2);
    grid->addWidget(new KeyButton("看视频", "V"), 3, 3);
    grid->addWidget(new KeyButton("并案", "M"), 4, 0);
    grid->addWidget(new KeyButton("督办", "F9"), 4, 1);
    grid->addWidget(new KeyButton("挂账…", "G"), 4, 2);
    grid->addWidget(new KeyButton("退回…", "B"), 4, 3);
    return widget;
}

Panel *dock(QMainWindow *window, Qt::DockWidgetArea area, const char *icon, const char *title,
            const char *count, QWidget *content)
{
    auto *panel = new Panel(QLatin1String(title), QLatin1String(icon), title, window);
    panel->titleBar()->setCount(count);
    panel->setWidget(content);
    window->addDockWidget(area, panel);
    return panel;
}

} // namespace

QWidget *seatFrame()
{
    auto *window = new QMainWindow;
    window->resize(1600, 900);
    for (const char *menu : {"文件(&F)", "事件(&E)", "调度(&D)", "地图(&M)", "督办(&S)", "帮助(&H)"})
        window->menuBar()->addMenu(menu)->addAction("…");
    window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    window->setCentralWidget(new Drawing({400, 300}, [](QPainter &p, SymbolPainter &s, const Theme &t) {
        p.fillRect(QRect(-20, -20, 3000, 3000), t.map.land);
        s.cluster(p, {120, 120}, 14, 1, 2);
        s.draw(p, {220, 180}, Symbol::event(LampShape::Circle, u'设', 26, true));
    }));
    auto *empty = new EmptyState;
    empty->tell("flag", "没有督办", "本班次未发出督办");
    auto *queue = dock(window, Qt::LeftDockWidgetArea, "queue", "事件队列", "在途 137", tree());
    auto *file = dock(window, Qt::RightDockWidgetArea, "file", "案卷", "QD0812-0137", actions());
    auto *supervision = dock(window, Qt::BottomDockWidgetArea, "flag", "督办", "5 件", empty);
    window->resizeDocks({queue, file}, {408, 432}, Qt::Horizontal);
    window->resizeDocks({supervision}, {212}, Qt::Vertical);
    auto *strip = new StatusStrip;
    strip->setItem("sources", "数据源 5/6", StatusStrip::Side::Left, LampShape::Triangle);
    strip->setItem("user", "画面 SEAT-01", StatusStrip::Side::Right);
    auto *toasts = new ToastStack(window);
    toasts->keepTo(window->centralWidget());
    toasts->post({LampShape::Tick, "已派发 市政抢修 2 组", "14:32:20", "撤销", 30, true});
    (new Watermark(window))->setText(QStringLiteral("张文静 A-03 2026-08-12 14:32"));
    queue->widget()->setFocus();
    auto *frame = new QWidget;
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins({});
    column->setSpacing(0);
    window->setWindowFlags(Qt::Widget);
    column->addWidget(window);
    column->addWidget(strip);
    frame->resize(1600, 900);
    return frame;
}

QWidget *wallFrame()
{
    auto *wall = new QWidget;
    applyTheme(*wall, Theme::makeDark(Surface::Wall));
    wall->setAutoFillBackground(true);
    wall->resize(1920, 760);
    auto *grid = new QGridLayout(wall);
    grid->setContentsMargins(24, 24, 24, 24);
    grid->setSpacing(16);
    const std::tuple<const char *, const char *, const char *, const char *> figures[] = {
        {"结案率 本月", "98.7", "%", "目标 98　环比 +0.4"},
        {"按期处置率", "96.4", "%", "目标 95　环比 +0.6"},
        {"在途事件", "138", "", "今日 287"},
        {"在线网格员", "912", "", "在册 1,052"}};
    for (int i = 0; i < 4; ++i) {
        const auto &[label, value, unit, note] = figures[i];
        auto *tile = new KpiTile(label, wall);
        tile->setValue(value, unit);
        tile->setNote(note);
        tile->setDivided(i > 0);
        grid->addWidget(tile, 0, i);
    }
    auto *symbols = new Drawing({900, 300}, [](QPainter &p, SymbolPainter &s, const Theme &t) {
        s.draw(p, {60, 140}, Symbol::whistle(LampShape::Circle));
        s.draw(p, {160, 140}, Symbol::whistle(LampShape::Triangle));
        s.draw(p, {260, 140}, Symbol::whistle(LampShape::Diamond));
        s.draw(p, {360, 100}, Symbol::hotspot(1));
        s.draw(p, {440, 100}, Symbol::alarm(AlarmShape::Acked, 56));
        for (int i = 0; i < 6; ++i)
            s.draw(p, {60.0 + 60 * i, 220}, Symbol::lamp(static_cast<LampShape>(i), 30));
        caption(p, t, {560, 110}, QStringLiteral("云岭乡 → 住建局"), t.t1, false, t.type.list, true);
        caption(p, t, {560, 165}, QStringLiteral("后山边坡松动"), t.t2, false, t.type.label);
    });
    grid->addWidget(new Card("乡呼县应", "在办 6 · 超时 1", symbols, wall), 1, 0, 1, 4);
    return wall;
}

} // namespace huying
