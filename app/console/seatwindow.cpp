// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/seatwindow.h"

#include "app/console/floatingpanels.h"
#include "app/console/panelbox.h"
#include "data/model/settings.h"
#include "widgets/controls/paneltitle.h"

#include <QCloseEvent>
#include <QToolBar>
#include <QVBoxLayout>

namespace huying
{

namespace
{

const QHash<QString, Qt::DockWidgetArea> dockAreas{{QStringLiteral("left"), Qt::LeftDockWidgetArea},
                                                   {QStringLiteral("right"), Qt::RightDockWidgetArea},
                                                   {QStringLiteral("bottom"), Qt::BottomDockWidgetArea},
                                                   {QStringLiteral("below"), Qt::BottomDockWidgetArea}};
constexpr int leastDockWidth = 260;

} // namespace

SeatWindow::SeatWindow(const Workspace &workspace, const WindowSpec &windowSpec, Session &shared)
    : ChromeWindow(workspace, windowSpec, shared), m_panels(std::make_unique<PanelBox>(shared, *this)),
      m_centre(new QWidget)
{
    // Queue and case file take the whole height, as the mock-up has it; the map's companions lie between them.
    for (const auto &[corner, area] : {std::pair(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea),
                                       std::pair(Qt::BottomRightCorner, Qt::RightDockWidgetArea)})
        setCorner(corner, area);
    setDockNestingEnabled(true);
    auto *column = new QVBoxLayout(m_centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    setCentralWidget(m_centre);
    for (const PanelSpec &panel : spec().panels)
        addPanel(panel);
    m_panels->wire(commands(), toasts(), past());
    commands().on("window.restore", [this] {
        restoreState(m_factoryLayout);
        for (auto *dock : findChildren<QDockWidget *>())
            dock->show();
    });
    m_factoryLayout = saveState();
    m_floating = std::make_unique<FloatingPanels>(*this);
    if (keepsLayout())
        loadLayout();
}

SeatWindow::~SeatWindow() = default;

void SeatWindow::addPanel(const PanelSpec &panel)
{
    QWidget *content = m_panels->make(panel.id);
    if (!content)
        return;
    if (panel.at == QLatin1String("top")) {
        auto *bar = new QToolBar;
        bar->setObjectName(panel.id);
        bar->setMovable(false);
        bar->setContextMenuPolicy(Qt::PreventContextMenu);
        content->setFixedHeight(panel.size);
        bar->addWidget(content);
        addToolBar(Qt::TopToolBarArea, bar);
    } else if (panel.at == QLatin1String("centre")) {
        static_cast<QVBoxLayout *>(m_centre->layout())->addWidget(content, 1);
    } else if (panel.at == QLatin1String("over-map")) {
        content->setFixedHeight(panel.size);
        static_cast<QVBoxLayout *>(m_centre->layout())->insertWidget(0, content);
    } else if (panel.at == QLatin1String("under-map")) {
        content->setFixedHeight(panel.size);
        static_cast<QVBoxLayout *>(m_centre->layout())->addWidget(content);
    } else {
        addDock(panel, content);
    }
}

void SeatWindow::addDock(const PanelSpec &panel, QWidget *content)
{
    const PanelBox::Title title = PanelBox::title(panel.id);
    auto *dock = new Panel(panel.id, title.icon, title.text, this);
    dock->setWidget(content);
    m_panels->furnishTitle(panel.id, dock->titleBar());
    if (auto *before = findChild<QDockWidget *>(panel.at.section(QLatin1Char(':'), 1)); before && panel.at.startsWith(QLatin1String("tab:"))) {
        tabifyDockWidget(before, dock);
        before->raise();
        return;
    }
    const Qt::DockWidgetArea area = dockAreas.value(panel.at, Qt::RightDockWidgetArea);
    if (area != Qt::BottomDockWidgetArea) // a layout kept from a smaller screen must not squeeze it to nothing
        dock->setMinimumWidth(std::min(panel.size, leastDockWidth));
    QDockWidget *beside = nullptr;
    for (auto *other : findChildren<QDockWidget *>())
        if (other != dock && dockWidgetArea(other) == area)
            beside = other;
    addDockWidget(area, dock);
    if (beside && area == Qt::BottomDockWidgetArea)
        splitDockWidget(beside, dock, panel.at == QLatin1String("below") ? Qt::Vertical : Qt::Horizontal);
    resizeDocks({dock}, {panel.size}, area == Qt::BottomDockWidgetArea ? Qt::Vertical : Qt::Horizontal);
}

/// What was kept for other panels than the workspace has now would put new ones anywhere.
int SeatWindow::layoutVersion() const
{
    QStringList ids;
    for (const PanelSpec &panel : spec().panels)
        ids << panel.id + panel.at;
    return static_cast<int>(qChecksum(ids.join(QLatin1Char(' ')).toUtf8()));
}

void SeatWindow::loadLayout()
{
    // Docks restored into the small window that Qt begins with would be squeezed and stay so.
    if (!spec().screen.size.isEmpty())
        resize(spec().screen.size);
    QSettings settings = keptSettings();
    if (const QByteArray kept = settings.value(QStringLiteral("layout/") + spec().id).toByteArray(); !kept.isEmpty())
        restoreState(kept, layoutVersion());
    settings.beginGroup(QStringLiteral("floating/") + spec().id);
    m_floating->load(settings);
}

void SeatWindow::saveLayout() const
{
    QSettings settings = keptSettings();
    settings.setValue(QStringLiteral("layout/") + spec().id, saveState(layoutVersion()));
    settings.beginGroup(QStringLiteral("floating/") + spec().id);
    m_floating->save(settings);
}

void SeatWindow::placePanels()
{
    m_floating->place();
}

bool SeatWindow::isSettled() const
{
    return session().isSettled() && m_panels->isSettled();
}

/// Pictures and measurements show the workspace as its file has it.
bool SeatWindow::keepsLayout() const
{
    return session().options.takesNoPictures() && !session().options.benchStart;
}

void SeatWindow::closeEvent(QCloseEvent *event)
{
    if (keepsLayout())
        saveLayout();
    ChromeWindow::closeEvent(event);
}

} // namespace huying
