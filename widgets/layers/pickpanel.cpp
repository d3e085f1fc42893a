// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/pickpanel.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/linkbutton.h"
#include "widgets/controls/paneltitle.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace huying {

namespace {

constexpr int pickWidth = 264, lineHeight = 24, mostLines = 13;
constexpr int areaRole = Qt::UserRole + 1;

int linesOf(const QTreeWidget &tree)
{
    int lines = 0;
    for (int i = 0; i < tree.topLevelItemCount(); ++i)
        lines += 1 + (tree.topLevelItem(i)->isExpanded() ? tree.topLevelItem(i)->childCount() : 0);
    return lines;
}

} // namespace

PickPanel::PickPanel(Words words, QWidget *parent)
    : QWidget(parent), m_words(std::move(words)), m_title(new PanelTitle(QStringLiteral("lasso"), tr("Selection"), this)),
      m_list(new LinkButton(tr("List them…"), this)),
      m_tree(new QTreeWidget(this))
{
    setAccessibleName(tr("What the drawn part of the map holds"));
    m_title->setDockButtonsVisible(false);
    auto *close = new QToolButton;
    close->setIcon(icon(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setFixedSize(24, 24);
    close->setToolTip(tr("Close, Esc"));
    close->setAccessibleName(tr("Close the counts"));
    m_title->addControl(close);
    connect(close, &QToolButton::clicked, this, &PickPanel::closed);
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(14);
    m_tree->setUniformRowHeights(true);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->setAccessibleName(tr("Counts by category and area"));
    m_tree->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_title);
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(0, 0, 8, 0); // figures keep off the frame
    middle->addWidget(m_tree);
    column->addLayout(middle, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(8, 2, 8, 4);
    foot->addStretch();
    foot->addWidget(m_list);
    column->addLayout(foot);
    connect(m_list, &QPushButton::clicked, this, &PickPanel::listWanted);
    setFocusProxy(m_tree);
    const auto choose = [this](const QTreeWidgetItem *item) {
        if (const QString code = item->data(0, areaRole).toString(); !code.isEmpty())
            emit areaChosen(code);
    };
    connect(m_tree, &QTreeWidget::itemActivated, this, choose);
}

QTreeWidgetItem *PickPanel::addGroup(const QString &name, qint64 count)
{
    auto *item = new QTreeWidgetItem(m_tree, {name, QLocale().toString(count)});
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    const Theme &t = themeOf(this);
    for (const int column : {0, 1})
        item->setFont(column, t.font(t.type.table, true));
    return item;
}

void PickPanel::addLine(QTreeWidgetItem *group, const QString &name, qint64 count, const QString &area)
{
    auto *item = new QTreeWidgetItem(group, {name, QLocale().toString(count)});
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    item->setData(0, areaRole, area);
    item->setToolTip(0, name);
}

void PickPanel::display(const PickCounts &counts)
{
    m_tree->clear();
    if (counts.cases > 0)
        addGroup(m_words.layer(QStringLiteral("cases")), counts.cases);
    if (counts.units > 0)
        addGroup(m_words.layer(QStringLiteral("units")), counts.units);
    for (const RegisterCount &r : counts.registers) {
        QTreeWidgetItem *group = addGroup(m_words.layer(r.layer), r.count);
        for (const CodeCount &c : r.categories)
            addLine(group, m_words.category(r.layer, c.code), c.count);
        group->setExpanded(true);
    }
    if (!counts.areas.isEmpty()) {
        QTreeWidgetItem *group = addGroup(tr("By area"), counts.points());
        for (const CodeCount &c : counts.areas)
            addLine(group, c.code.isEmpty() ? tr("Area not known") : m_words.area(c.code), c.count, c.code);
        group->setExpanded(true);
    }
    if (m_tree->topLevelItemCount() == 0)
        new QTreeWidgetItem(m_tree, {tr("Nothing of the shown layers lies here"), QString()});
    m_tree->setCurrentItem(m_tree->topLevelItem(0));
    m_title->setCount(QLocale().toString(counts.cases + counts.units + counts.points()));
    updateGeometry();
}

QSize PickPanel::sizeHint() const
{
    const int row = std::max(lineHeight, m_tree->sizeHintForRow(0));
    return {pickWidth, m_title->sizeHint().height() + m_list->sizeHint().height() + 10 + row * std::min(mostLines, linesOf(*m_tree))};
}

bool PickPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        emit closed();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PickPanel::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.setPen(t.line2);
    p.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace huying
