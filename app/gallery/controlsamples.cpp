// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/samples.h"

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

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>

// Samples for the eye; the texts are those of the mock-up and never reach a user.
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

} // namespace

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
    KeyButton *all[] = {new KeyButton("派发", "F6", KeyButton::Role::Primary),
                        new KeyButton("改派", "F7"),
                        new Focused("督办", "F9"),
                        pressed,
                        new KeyButton("退回…", {}, KeyButton::Role::Danger),
                        disabled,
                        new KeyButton("看视频", "V"),
                        main};
    for (int i = 0; i < 8; ++i)
        grid->addWidget(all[i], i / 4, i % 4);
    auto *tools = new QHBoxLayout;
    const std::pair<const char *, const char *> modes[] = {{"locate", "选择"},
                                                           {"route", "调度"},
                                                           {"measure", "测距"},
                                                           {"filter", "圈选"},
                                                           {"video", "就近视频"}};
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

QWidget *notices()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    column->addWidget(
        new ToastLine(1, {LampShape::Tick, "已派发 市政抢修 2 组", "14:32:20", "撤销", 30, true}, nullptr));
    column->addWidget(
        new ToastLine(2, {LampShape::Triangle, "雪亮延迟 18 秒", "画面为 14:31:48", "详情"}, nullptr));
    column->addWidget(
        new ToastLine(3, {LampShape::Diamond, "派发未送达 城管巡查 5 组", "终端离线", "电话"}, nullptr));
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

} // namespace huying
