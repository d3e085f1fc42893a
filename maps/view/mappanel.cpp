// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mappanel.h"

#include "theme/icons.h"

#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace huying {

MapBar::MapBar(MapView &view, QWidget *parent)
    : QWidget(parent), m_view(view), m_row(new QHBoxLayout(this)), m_range(new QComboBox),
      m_result(new QLabel)
{
    setFixedHeight(36);
    setAccessibleName(tr("Map tools"));
    m_row->setContentsMargins(8, 2, 8, 2);
    m_row->setSpacing(4);
    addTool(MapTool::Select, QStringLiteral("select"), tr("Select"), tr("Click selects, drag moves the map"));
    addTool(MapTool::MeasureLength, QStringLiteral("measure"), tr("Length"),
            tr("Click point by point, double-click ends, Esc clears"));
    addTool(MapTool::MeasureArea, QStringLiteral("area"), tr("Area"),
            tr("Click round the area, double-click ends, Esc clears"));
    addTool(MapTool::BoxSelect, QStringLiteral("box-select"), tr("Box"),
            tr("Drag a box to count what is in it; Enter counts all in view"));
    addTool(MapTool::Lasso, QStringLiteral("lasso"), tr("Lasso"),
            tr("Draw round what is to be counted; Enter counts all in view"));
    auto *label = new QLabel(tr("Range"));
    m_row->addSpacing(8);
    m_row->addWidget(label);
    label->setBuddy(m_range);
    m_range->setProperty("compact", true);
    m_range->setMinimumWidth(160);
    m_range->setMaximumWidth(340);
    m_range->setAccessibleName(tr("Range"));
    m_range->setMaxVisibleItems(24);
    m_row->addWidget(m_range, 1);
    m_row->addWidget(m_result);
    m_row->addStretch(1);
    connect(m_range, &QComboBox::activated, this, &MapBar::choose);
    connect(&view, &MapView::toolChanged, this, [this](MapTool tool) {
        for (QToolButton *b : std::as_const(m_tools)) { // none for a tool that is not of this bar
            b->setAutoExclusive(false);
            b->setChecked(b == m_tools.value(static_cast<int>(tool)));
            b->setAutoExclusive(true);
        }
        m_result->clear();
    });
    connect(&view, &MapView::measured, m_result, &QLabel::setText);
}

void MapBar::addTool(MapTool tool, const QString &iconName, const QString &text, const QString &hint)
{
    auto *b = new QToolButton;
    b->setIcon(icon(iconName));
    b->setText(text);
    b->setToolTip(hint);
    b->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    b->setCheckable(true);
    b->setAutoExclusive(true);
    b->setChecked(tool == m_view.tool());
    m_row->addWidget(b);
    m_tools.insert(static_cast<int>(tool), b);
    connect(b, &QToolButton::clicked, this, [this, tool] {
        m_view.setTool(tool);
        m_view.setFocus(Qt::OtherFocusReason);
    });
}

void MapBar::take(MapTool tool)
{
    m_view.setTool(m_view.tool() == tool ? MapTool::Select : tool);
    m_view.setFocus(Qt::ShortcutFocusReason);
}

void MapBar::setKeys(MapTool tool, const QKeySequence &keys)
{
    QToolButton *button = m_tools.value(static_cast<int>(tool));
    button->setToolTip(button->toolTip() + u' ' + keys.toString(QKeySequence::NativeText));
}

void MapBar::setAreas(const AreaTreePtr &areas)
{
    m_areas = areas;
    m_range->clear();
    const auto add = [this](auto &&self, int index, int depth) -> void {
        const Area &a = m_areas->at(index);
        if (a.level >= AreaLevel::Grid)
            return;
        m_range->addItem(QString(depth * 2, QChar(0x3000)) + a.name, a.code);
        for (const int child : m_areas->children(index))
            self(self, child, depth + 1);
    };
    for (int i = 0; i < static_cast<int>(areas->all().size()); ++i)
        if (areas->at(i).parent < 0)
            add(add, i, 0);
}

void MapBar::choose(int row)
{
    const QString code = m_range->itemData(row).toString();
    const int index = m_areas ? m_areas->indexOf(code) : -1;
    if (index < 0)
        return;
    if (!m_areas->at(index).shape.empty())
        m_view.flyTo(m_areas->at(index).box);
    emit areaChosen(code);
}

void MapBar::addStatus(QWidget *widget)
{
    m_row->addWidget(widget);
}

void MapBar::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(0, height() - 1, width(), 1, t.line);
}

MapPanel::MapPanel(QWidget *parent) : QWidget(parent), m_map(new MapView), m_bar(new MapBar(*m_map))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_map, 1);
}

void MapPanel::setAreas(const AreaTreePtr &areas)
{
    m_map->setAreas(areas);
    m_bar->setAreas(areas);
}

void MapPanel::setSurface(Surface surface)
{
    m_bar->setVisible(surface != Surface::Wall);
    m_map->setSurface(surface);
}

} // namespace huying
