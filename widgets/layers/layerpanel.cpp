// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layerpanel.h"

#include "widgets/controls/panelground.h"
#include "widgets/controls/taborder.h"
#include "widgets/layers/layerdetails.h"
#include "widgets/layers/layerrow.h"
#include "widgets/layers/layertitle.h"

#include <QApplication>
#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace huying {

namespace {

constexpr int panelWidth = 192;

struct GroupText
{
    QString mark, name;
};

GroupText textOf(LayerGroup group)
{
    switch (group) {
    case LayerGroup::People: return {LayerPanel::tr("Pe", "mark of the group People"), LayerPanel::tr("People")};
    case LayerGroup::Land: return {LayerPanel::tr("La", "mark of the group Land"), LayerPanel::tr("Grids")};
    case LayerGroup::Cases: return {LayerPanel::tr("Ca", "mark of the group Cases"), LayerPanel::tr("Open cases")};
    case LayerGroup::Things: return {LayerPanel::tr("Th", "mark of the group Things"), LayerPanel::tr("Devices")};
    case LayerGroup::Sentiment: return {LayerPanel::tr("Op", "mark of the group Sentiment"), LayerPanel::tr("Public opinion")};
    case LayerGroup::Organizations: return {LayerPanel::tr("Org", "mark of the group Organisations"), LayerPanel::tr("Organisations")};
    case LayerGroup::Project: break;
    }
    return {LayerPanel::tr("Map", "mark of the map project's layers"), LayerPanel::tr("Project layers")};
}

/// What is drawn of it.
qint64 countOf(const MapLayer &layer)
{
    return layer.filter.isOn() ? layer.found : layer.count;
}

} // namespace

LayerPanel::LayerPanel(LayerModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_title(new LayerTitle(this)), m_scroll(new QScrollArea(this))
{
    setAccessibleName(tr("Layer panel"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_scroll, 1);
    connect(m_title, &LayerTitle::toggled, this, [this](bool unfolded) {
        m_scroll->setVisible(unfolded);
        fit();
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LayerPanel::rebuild);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &LayerPanel::refresh);
    if (parent)
        parent->installEventFilter(this);
    rebuild();
}

LayerPanel::~LayerPanel() = default;

bool LayerPanel::isCollapsed() const
{
    return !m_title->isChecked();
}

void LayerPanel::setCollapsed(bool collapsed)
{
    m_title->setChecked(!collapsed);
}

void LayerPanel::setBottomMargin(int pixels)
{
    m_bottomMargin = pixels;
    fit();
}

void LayerPanel::rebuild()
{
    QStringList ids;
    for (const MapLayer &layer : m_model.layers())
        ids << QString::number(static_cast<int>(layer.group)) + u':' + layer.id;
    if (ids == m_built && m_column)
        return refresh();
    m_built = ids;
    QWidget *focus = QApplication::focusWidget();
    const QString focused = focus && isAncestorOf(focus) ? focus->objectName() : QString();
    const int scrolled = m_scroll->verticalScrollBar()->value();
    m_groups.clear();
    m_layers.clear();
    m_rows.clear();
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
    m_scroll->setWidget(content);
    content->installEventFilter(this);
    using enum LayerGroup;
    for (const LayerGroup group : {People, Land, Cases, Things, Sentiment, Organizations, Project})
        addGroup(group);
    m_column->addStretch();
    tabThrough(*m_title, *content);
    refresh();
    arrange();
    m_scroll->verticalScrollBar()->setValue(scrolled);
    for (LayerRow *row : std::as_const(m_rows))
        if (!focused.isEmpty() && row->objectName() == focused)
            row->setFocus();
}

void LayerPanel::addGroup(LayerGroup group)
{
    GroupWidgets made;
    for (const MapLayer &layer : m_model.layers())
        if (layer.group == group)
            made.layers << layer.id;
    if (made.layers.isEmpty())
        return;
    made.row = addRow(false, QStringLiteral("group:%1").arg(static_cast<int>(group)));
    connect(made.row, &LayerRow::shownChosen, this, [this, group](bool shown) { showGroup(group, shown); });
    connect(made.row, &LayerRow::openChosen, this, [this, group](bool open) { openGroup(group, open); });
    m_groups.insert(group, made);
    for (const QString &id : std::as_const(made.layers))
        addLayer(id, made.layers.size() == 1 && group != LayerGroup::Project);
}

void LayerPanel::addLayer(const QString &id, bool alone)
{
    LayerWidgets made;
    if (!alone) {
        made.row = addRow(true, id);
        connect(made.row, &LayerRow::shownChosen, this, [this, id](bool shown) { m_model.setVisible(id, shown); });
        connect(made.row, &LayerRow::openChosen, this, [this, id](bool open) { openLayer(id, open); });
    }
    made.details = new LayerDetails(m_model, id, m_scroll->widget());
    m_column->addWidget(made.details);
    m_layers.insert(id, made);
}

LayerRow *LayerPanel::addRow(bool inner, const QString &key)
{
    auto *row = new LayerRow(inner, m_scroll->widget());
    row->setObjectName(key);
    connect(row, &LayerRow::stepped, this, [this, row](int by) { step(row, by); });
    m_column->addWidget(row);
    m_rows << row;
    return row;
}

void LayerPanel::refresh()
{
    for (const MapLayer &layer : m_model.layers())
        refreshLayer(layer);
    for (auto it = m_groups.cbegin(); it != m_groups.cend(); ++it)
        refreshGroup(it.key());
}

void LayerPanel::refreshLayer(const MapLayer &layer)
{
    const LayerWidgets widgets = m_layers.value(layer.id);
    if (!widgets.details)
        return;
    widgets.details->display(layer);
    if (widgets.row)
        widgets.row->display({{}, layer.name, countOf(layer), layer.locked, !layer.problem.isEmpty(),
                              layer.visible ? Qt::Checked : Qt::Unchecked, layer.filter.isOn()});
}

void LayerPanel::refreshGroup(LayerGroup group)
{
    const GroupWidgets &widgets = m_groups[group];
    int shown = 0, locked = 0, troubled = 0;
    bool filtered = false;
    qint64 shownCount = -1, wholeCount = -1;
    const auto add = [](qint64 &sum, qint64 count) { sum = count < 0 ? sum : qMax<qint64>(sum, 0) + count; };
    for (const QString &id : widgets.layers) {
        const MapLayer &layer = *m_model.layer(id);
        shown += layer.visible;
        locked += layer.locked;
        troubled += !layer.problem.isEmpty();
        add(wholeCount, countOf(layer));
        filtered = filtered || layer.filter.isOn();
        if (layer.visible)
            add(shownCount, countOf(layer));
    }
    const int all = static_cast<int>(widgets.layers.size());
    GroupText text = textOf(group);
    if (all == 1 && group != LayerGroup::Project)
        text.name = m_model.layer(widgets.layers.first())->name;
    widgets.row->display({text.mark, text.name, shown ? shownCount : wholeCount, locked == all, troubled > 0,
                          shown == all ? Qt::Checked : shown == 0 ? Qt::Unchecked : Qt::PartiallyChecked, filtered});
}

void LayerPanel::showGroup(LayerGroup group, bool shown)
{
    for (const QString &id : std::as_const(m_groups[group].layers))
        if (!m_model.layer(id)->locked)
            m_model.setVisible(id, shown);
    refreshGroup(group);
}

void LayerPanel::openGroup(LayerGroup group, bool open)
{
    open ? void(m_openGroups.insert(group)) : void(m_openGroups.remove(group));
    arrange();
}

void LayerPanel::openLayer(const QString &id, bool open)
{
    open ? void(m_openLayers.insert(id)) : void(m_openLayers.remove(id));
    arrange();
}

void LayerPanel::arrange()
{
    for (auto it = m_groups.cbegin(); it != m_groups.cend(); ++it) {
        const bool open = m_openGroups.contains(it.key());
        it->row->setOpen(open);
        for (const QString &id : it->layers) {
            const LayerWidgets widgets = m_layers.value(id);
            const bool layerOpen = widgets.row ? m_openLayers.contains(id) : true;
            if (widgets.row) {
                widgets.row->setVisible(open);
                widgets.row->setOpen(layerOpen);
            }
            widgets.details->setVisible(open && layerOpen);
        }
    }
    fit();
}

void LayerPanel::step(const LayerRow *from, int by)
{
    for (qsizetype i = m_rows.indexOf(from) + by; i >= 0 && i < m_rows.size(); i += by)
        if (!m_rows[i]->isHidden()) {
            m_rows[i]->setFocus(Qt::TabFocusReason);
            m_scroll->ensureWidgetVisible(m_rows[i], 0, 4);
            return;
        }
    if (by < 0)
        m_title->setFocus(Qt::TabFocusReason);
}

QSize LayerPanel::sizeHint() const
{
    const int title = m_title->sizeHint().height() + 2;
    if (isCollapsed())
        return {panelWidth, title};
    return {panelWidth, title + m_scroll->widget()->sizeHint().height()};
}

void LayerPanel::fit()
{
    if (m_scroll->widget()->layout())
        m_scroll->widget()->layout()->activate();
    QSize size = sizeHint();
    if (parentWidget())
        size.setHeight(qMin(size.height(), qMax(m_title->sizeHint().height() + 2,
                                                parentWidget()->height() - y() - m_bottomMargin)));
    resize(size);
}

bool LayerPanel::eventFilter(QObject *watched, QEvent *event)
{
    // New rows take their room only when they are shown, a turn of the event loop after they are made.
    if ((watched == parentWidget() && event->type() == QEvent::Resize)
        || (watched == m_scroll->widget() && event->type() == QEvent::LayoutRequest))
        fit();
    return QWidget::eventFilter(watched, event);
}

bool LayerPanel::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::Move || event->type() == QEvent::LayoutRequest || event->type() == QEvent::FontChange)
        fit();
    return done;
}

void LayerPanel::paintEvent(QPaintEvent *)
{
    paintPanelGround(*this);
}

} // namespace huying
