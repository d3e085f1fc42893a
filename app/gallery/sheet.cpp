// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/sheet.h"

#include "app/gallery/drawing.h"
#include "theme/icons.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/filterchip.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/kpitile.h"
#include "widgets/controls/label.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/controls/sectionheader.h"
#include "widgets/controls/statusstrip.h"
#include "widgets/controls/toast.h"
#include "widgets/controls/watermark.h"
#include "widgets/delegates/badgedelegate.h"
#include "widgets/delegates/lampdelegate.h"
#include "widgets/delegates/timelinedelegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace huying {

namespace {

QWidget *box(QLayout *layout, int margin = 12)
{
    auto *widget = new QWidget;
    layout->setContentsMargins(margin, margin, margin, margin);
    widget->setLayout(layout);
    return widget;
}

/// Shows a control as it looks with the focus; only one can have it.
class Focused : public KeyButton
{
public:
    using KeyButton::KeyButton;

protected:
    void initStyleOption(QStyleOptionButton *option) const override
    {
        KeyButton::initStyleOption(option);
        option->state |= QStyle::State_HasFocus;
    }
};

QWidget *buttons()
{
    auto *grid = new QGridLayout;
    grid->setSpacing(8);
    auto *pressed = new KeyButton("圈选");
    pressed->setCheckable(true);
    pressed->setChecked(true);
    auto *disabled = new KeyButton("结案");
    disabled->setIcon(icon("lock"));
    disabled->setEnabled(false);
    auto *main = new KeyButton("派发 2 个力量", "F6", KeyButton::Role::Primary);
    main->setProperty("main", true);
    KeyButton *all[] = {new KeyButton("派发", "F6", KeyButton::Role::Primary), new KeyButton("改派", "F7"),
                        new Focused("督办", "F9"), pressed, new KeyButton("退回…", {}, KeyButton::Role::Danger), disabled,
                        new KeyButton("看视频", "V"), main};
    for (int i = 0; i < 8; ++i)
        grid->addWidget(all[i], i / 4, i % 4);
    auto *tools = new QHBoxLayout;
    const std::pair<const char *, const char *> modes[] = {
        {"locate", "选择"}, {"route", "调度"}, {"measure", "测距"}, {"filter", "圈选"}, {"video", "就近视频"}};
    for (const auto &[name, text] : modes) {
        auto *tool = new QToolButton;
        tool->setText(text);
        tool->setIcon(icon(name));
        tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        tool->setAutoRaise(true);
        tool->setCheckable(true);
        tool->setChecked(QLatin1String(name) == QLatin1String("locate"));
        tools->addWidget(tool);
    }
    tools->addStretch();
    grid->addLayout(tools, 2, 0, 1, 4);
    return box(grid);
}

QWidget *inputs()
{
    auto *grid = new QGridLayout;
    grid->setSpacing(8);
    auto *search = new QLineEdit;
    search->setPlaceholderText("拼音首字母、案号、地点");
    search->addAction(icon("search"), QLineEdit::LeadingPosition);
    search->setProperty("compact", true);
    auto *combo = new QComboBox;
    combo->addItems({"城关街道 · 河东街道", "全县"});
    auto *checked = new QCheckBox("人 网格员与力量");
    checked->setChecked(true);
    auto *partial = new QCheckBox("物 摄像与部件");
    partial->setTristate(true);
    partial->setCheckState(Qt::PartiallyChecked);
    auto *off = new QCheckBox("敏 关爱对象");
    off->setEnabled(false);
    auto *radio = new QRadioButton("本机");
    radio->setChecked(true);
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(60);
    auto *progress = new QProgressBar;
    progress->setValue(62);
    grid->addWidget(search, 0, 0, 1, 2);
    grid->addWidget(combo, 0, 2, 1, 2);
    grid->addWidget(checked, 1, 0);
    grid->addWidget(partial, 1, 1);
    grid->addWidget(new QCheckBox("情 社情民意"), 1, 2);
    grid->addWidget(off, 1, 3);
    grid->addWidget(radio, 2, 0);
    grid->addWidget(new QRadioButton("主库"), 2, 1);
    grid->addWidget(new QSpinBox, 2, 2);
    grid->addWidget(slider, 2, 3);
    grid->addWidget(progress, 3, 0, 1, 2);
    auto *chips = new ChipRow;
    chips->put("limit", "时限", "含停钟");
    chips->put("reply", "反馈", "已附照片");
    grid->addWidget(chips, 4, 0, 1, 4);
    return box(grid);
}

QWidget *indicators()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    const auto add = [row](const char *label, const char *value, const char *unit, const char *note,
                           std::optional<LampShape> lamp) {
        auto *tile = new KpiTile(label);
        tile->setValue(value, unit);
        tile->setNote(note);
        tile->setLamp(lamp);
        tile->setDivided(row->count() > 0);
        row->addWidget(tile);
    };
    add("在途事件", "137", "", "较昨日 −11", {});
    add("按期处置率", "96.4", "%", "本月 · 目标 95%", {});
    add("超期", "4", "", "最长 0:52", LampShape::Diamond);
    add("临期", "5", "", "余时 ≤20%", LampShape::Triangle);
    add("满意率", "", "", "无回访", {});
    return box(row, 4);
}

QWidget *tabs()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    auto *title = new PanelTitle("queue", "事件队列");
    title->setCount("在途 137");
    column->addWidget(title);
    auto *bar = new QTabBar;
    for (const char *name : {"全部 137", "待受理 12", "待分派 9", "处置 88", "核查 20"})
        bar->addTab(name);
    bar->setExpanding(true);
    bar->setDrawBase(false);
    column->addWidget(bar);
    auto *section = new SectionHeader("告警 2 条未确认", "alarm");
    section->setAlarming(true);
    section->addControl(new KeyCap("空格"));
    section->addControl(new Label("确认", Label::Tone::Text, Label::Size::Label));
    section->addControl(new KeyCap("Z"));
    section->addControl(new Label("搁置", Label::Tone::Text, Label::Size::Label));
    column->addWidget(section);
    return box(column, 0);
}

QWidget *table()
{
    auto *model = new QStandardItemModel(0, 3);
    model->setHorizontalHeaderLabels({"时限", "来源", "事项"});
    const std::pair<LampShape, int> rows[] = {
        {LampShape::Circle, 114}, {LampShape::Triangle, 17}, {LampShape::Diamond, -36}, {LampShape::Bars, 0}};
    for (const auto &[shape, minutes] : rows) {
        auto *limit = new QStandardItem;
        limit->setData(int(shape), Qt::UserRole);
        limit->setData(minutes, Qt::UserRole + 1);
        model->appendRow({limit, new QStandardItem, new QStandardItem("污水井盖缺失")});
    }
    auto *view = new QTableView;
    model->setParent(view);
    view->setModel(model);
    view->setItemDelegateForColumn(0, new LampDelegate([](const QModelIndex &i) {
        const auto shape = static_cast<LampShape>(i.data(Qt::UserRole).toInt());
        return LampCell{shape, limitText(shape, i.data(Qt::UserRole + 1).toLongLong() * minuteMs)};
    }, view));
    view->setItemDelegateForColumn(1, new BadgeDelegate([](const QModelIndex &i) {
        return BadgeCell{static_cast<BadgeShape>(i.row() % 3), QString("热线网格感知雪亮").mid(i.row() * 2, 2)};
    }, view));
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(29);
    view->setShowGrid(false);
    view->horizontalHeader()->setStretchLastSection(true);
    view->selectRow(1);
    view->setFixedHeight(150);
    return view;
}

QWidget *timeline()
{
    const QList<TimelineStep> steps{{"14:21", "上报", "热线 2 · 网格 1 · 感知 1，自动并案（相距 ≤12 m）"},
                                    {"14:26", "受理", "张文静 核实属实，符合立案标准 01-002"},
                                    {"14:32", "分派", "当前环节 · 已停留 5 分 48 秒（标准 ≤10 分）", TimelineStep::State::Now},
                                    {"14:37", "处置", "预计到场；须上传处置前、处置后照片", TimelineStep::State::Todo},
                                    {"", "反馈", "处置单位回告，附备件编号", TimelineStep::State::Todo}};
    auto *view = new QListView;
    view->setModel(new QStandardItemModel(int(steps.size()), 1, view));
    view->setItemDelegate(new TimelineDelegate([steps](const QModelIndex &i) { return steps.value(i.row()); }, view));
    view->setFrameShape(QFrame::NoFrame);
    view->setFixedHeight(150);
    return view;
}

QWidget *notices()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    column->addWidget(new ToastLine(1, {LampShape::Tick, "已派发 市政抢修 2 组", "14:32:20", "撤销", 30, true}, nullptr));
    column->addWidget(new ToastLine(2, {LampShape::Triangle, "雪亮延迟 18 秒", "画面为 14:31:48", "详情"}, nullptr));
    column->addWidget(new ToastLine(3, {LampShape::Diamond, "派发未送达 城管巡查 5 组", "终端离线", "电话"}, nullptr));
    return box(column);
}

QWidget *empties()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *none = new EmptyState, *broken = new EmptyState;
    none->tell("queue", "无待核查事件", "筛选：今日到期 · 城关街道", "清除筛选");
    broken->tell("warning", "底图服务无响应", "14:31:40 起，已重试 3 次", "切换离线底图", "Esc");
    row->addWidget(none);
    row->addWidget(broken);
    return box(row, 8);
}

QWidget *status()
{
    auto *strip = new StatusStrip;
    strip->setItem("sources", "数据源 5/6", StatusStrip::Side::Left, LampShape::Triangle);
    strip->setItem("last", "上一步：受理 0137");
    strip->setDivided("last");
    strip->setItem("undo", "Ctrl+Z 撤销 24 秒");
    strip->setLink("undo");
    strip->setItem("screen", "屏 1/2", StatusStrip::Side::Right);
    return strip;
}

QWidget *menu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setWindowFlags(Qt::Widget);
    menu->addAction(icon("route"), "派发…\tF6");
    auto *checked = menu->addAction("只看本街道");
    checked->setCheckable(true);
    checked->setChecked(true);
    menu->addSeparator();
    menu->addMenu("挂账")->addAction("等待产权单位");
    menu->addAction(icon("lock"), "强制结案")->setEnabled(false);
    menu->setActiveAction(menu->actions().constFirst());
    menu->setFixedSize(menu->sizeHint());
    menu->show();
    return menu;
}

} // namespace

Sheet::Sheet(const Theme &theme, QWidget *parent) : QWidget(parent)
{
    applyTheme(*this, theme);
    setAutoFillBackground(true);
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(24, 24, 24, 24);
    columns->setSpacing(16);
    auto *left = new QVBoxLayout, *right = new QVBoxLayout;
    for (QVBoxLayout *column : {left, right}) {
        column->setSpacing(12);
        columns->addLayout(column);
    }
    // A child must be in the tree before it asks for the theme, so cards are parented first.
    const auto add = [this](QVBoxLayout *column, const char *title, const char *note, QWidget *content) {
        auto *card = new Card(title, note, content, this);
        card->setFixedWidth(456);
        column->addWidget(card);
    };
    add(left, "时限灯", "表格、地图、大屏同一形状", lampDrawing());
    add(left, "告警、哨、热点", "状态 × 优先级，闪烁仅用于未确认", alarmDrawing());
    add(left, "来源徽标", "无彩色，靠字与边形", badgeDrawing());
    add(left, "力量符号", "类别 × 状态", unitDrawing());
    add(left, "聚合符号", "环为占比，牌为异常件数", clusterDrawing());
    add(left, "地图覆盖物", "浅色底图由此定色", mapDrawing());
    add(left, "图标", "一种线", iconDrawing());
    add(left, "状态条", "", status());
    add(right, "事件符号", "大类 × 时限状态", caseDrawing());
    add(right, "按钮", "高 32，省略号表示还有一步", buttons());
    add(right, "输入", "", inputs());
    add(right, "指标", "", indicators());
    add(right, "停靠标题、页签、分节", "", tabs());
    add(right, "表格", "", table());
    add(right, "过程", "", timeline());
    add(right, "通知", "停留 6 秒，告警不用通知代替", notices());
    add(right, "空与错", "说清原因、数据时点、下一步", empties());
    left->addWidget(menu(this), 0, Qt::AlignLeft);
    left->addStretch();
    right->addStretch();
    (new Watermark(this))->setText(QStringLiteral("张文静 A-03 2026-08-12 14:32"));
}

} // namespace huying
