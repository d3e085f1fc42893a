// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/sheet.h"

#include "app/gallery/drawing.h"
#include "app/gallery/samples.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/controls/watermark.h"

#include <QHBoxLayout>

// Samples for the eye; the texts are those of the mock-up and never reach a user.
namespace huying {

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
