// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/samples.h"

#include "widgets/delegates/badgedelegate.h"
#include "widgets/delegates/lampdelegate.h"
#include "widgets/delegates/timelinedelegate.h"

#include <QHeaderView>
#include <QListView>
#include <QStandardItemModel>
#include <QTableView>

// Samples for the eye; the texts are those of the mock-up and never reach a user.
namespace huying {

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
    view->setItemDelegateForColumn(
        0, new LampDelegate(
               [](const QModelIndex &i) {
                   const auto shape = static_cast<LampShape>(i.data(Qt::UserRole).toInt());
                   return LampCell{shape, limitText(shape, i.data(Qt::UserRole + 1).toLongLong() * minuteMs)};
               },
               view));
    view->setItemDelegateForColumn(1,
                                   new BadgeDelegate(
                                       [](const QModelIndex &i) {
                                           return BadgeCell{static_cast<BadgeShape>(i.row() % 3),
                                                            QString("热线网格感知雪亮").mid(i.row() * 2, 2)};
                                       },
                                       view));
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
    const QList<TimelineStep> steps{
        {"14:21", "上报", "热线 2 · 网格 1 · 感知 1，自动并案（相距 ≤12 m）"},
        {"14:26", "受理", "张文静 核实属实，符合立案标准 01-002"},
        {"14:32", "分派", "当前环节 · 已停留 5 分 48 秒（标准 ≤10 分）", TimelineStep::State::Now},
        {"14:37", "处置", "预计到场；须上传处置前、处置后照片", TimelineStep::State::Todo},
        {"", "反馈", "处置单位回告，附备件编号", TimelineStep::State::Todo}};
    auto *view = new QListView;
    view->setModel(new QStandardItemModel(int(steps.size()), 1, view));
    view->setItemDelegate(
        new TimelineDelegate([steps](const QModelIndex &i) { return steps.value(i.row()); }, view));
    view->setFrameShape(QFrame::NoFrame);
    view->setFixedHeight(150);
    return view;
}

} // namespace huying
