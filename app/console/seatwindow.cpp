// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/seatwindow.h"

#include "app/console/headerstatus.h"
#include "app/console/panelbox.h"
#include "app/console/session.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/controls/statusstrip.h"
#include "widgets/controls/toast.h"
#include "widgets/controls/watermark.h"

#include <QCloseEvent>
#include <QDateTime>
#include <QMenuBar>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace huying
{

namespace
{

const QHash<QString, Qt::DockWidgetArea> dockAreas{{QStringLiteral("left"), Qt::LeftDockWidgetArea},
                                                   {QStringLiteral("right"), Qt::RightDockWidgetArea},
                                                   {QStringLiteral("bottom"), Qt::BottomDockWidgetArea}};

} // namespace

SeatWindow::SeatWindow(const Workspace &workspace, const WindowSpec &spec, Session &session)
    : m_session(session), m_spec(spec), m_panels(std::make_unique<PanelBox>(session, *this)), m_centre(new QWidget),
      m_status(new StatusStrip)
{
    setObjectName(spec.id);
    const QString name = session.options.locale == QLatin1String("en") ? workspace.en : workspace.zh;
    setWindowTitle(tr("Huying – %1").arg(name));
    setWindowIcon(programIcon());
    m_commands.fillMenuBar(menuBar());
    menuBar()->setCornerWidget(new HeaderLogo, Qt::TopLeftCorner);
    menuBar()->setCornerWidget(new HeaderStatus(session, name), Qt::TopRightCorner);
    // Queue and case file take the whole height, as the mock-up has it; the map's companions lie between them.
    for (const auto &[corner, area] : {std::pair(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea),
                                       std::pair(Qt::BottomRightCorner, Qt::RightDockWidgetArea)})
        setCorner(corner, area);
    setDockNestingEnabled(true);
    auto *column = new QVBoxLayout(m_centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    setCentralWidget(m_centre);
    for (const PanelSpec &panel : spec.panels)
        addPanel(panel);
    auto *bar = new QStatusBar;
    bar->setSizeGripEnabled(false);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(m_status, 1);
    setStatusBar(bar);
    m_toasts = new ToastStack(this);
    m_watermark = new Watermark(this);
    wireCommands();
    wireNotices();
    describeStatus();
    m_factoryLayout = saveState();
    if (session.options.shotFolder.isEmpty())
        restoreLayout();
}

SeatWindow::~SeatWindow() = default;

void SeatWindow::addPanel(const PanelSpec &spec)
{
    QWidget *content = m_panels->make(spec.id);
    if (!content)
        return;
    if (spec.at == QLatin1String("top")) {
        auto *bar = new QToolBar;
        bar->setObjectName(spec.id);
        bar->setMovable(false);
        bar->setContextMenuPolicy(Qt::PreventContextMenu);
        content->setFixedHeight(spec.size);
        bar->addWidget(content);
        addToolBar(Qt::TopToolBarArea, bar);
    } else if (spec.at == QLatin1String("centre")) {
        static_cast<QVBoxLayout *>(m_centre->layout())->insertWidget(0, content, 1);
    } else if (spec.at == QLatin1String("under-map")) {
        content->setFixedHeight(spec.size);
        static_cast<QVBoxLayout *>(m_centre->layout())->addWidget(content);
    } else {
        addDock(spec, content);
    }
}

void SeatWindow::addDock(const PanelSpec &spec, QWidget *content)
{
    const PanelBox::Title title = PanelBox::title(spec.id);
    auto *dock = new Panel(spec.id, title.icon, title.text, this);
    dock->setWidget(content);
    m_panels->furnishTitle(spec.id, dock->titleBar());
    const Qt::DockWidgetArea area = dockAreas.value(spec.at, Qt::RightDockWidgetArea);
    QDockWidget *beside = nullptr;
    for (auto *other : findChildren<QDockWidget *>())
        if (other != dock && dockWidgetArea(other) == area)
            beside = other;
    addDockWidget(area, dock);
    if (beside && area == Qt::BottomDockWidgetArea)
        splitDockWidget(beside, dock, Qt::Horizontal);
    resizeDocks({dock}, {spec.size}, area == Qt::BottomDockWidgetArea ? Qt::Vertical : Qt::Horizontal);
}

bool SeatWindow::isSettled() const
{
    return m_session.isComplete() && m_panels->isSettled();
}

void SeatWindow::wireNotices()
{
    connect(&m_session.live, &LiveStore::actionRefused, this, [this](const QUuid &, const Error &error) {
        m_toasts->post({LampShape::Diamond, tr("Not done"), error.message, {}, 10, false});
    });
    connect(&m_session.engine, &EngineLink::stateChanged, this, &SeatWindow::describeStatus);
    connect(&m_session, &Session::infoChanged, this, &SeatWindow::describeStatus);
    connect(&m_session, &Session::complete, this, &SeatWindow::describeStatus);
}

void SeatWindow::describeStatus()
{
    static const QHash<EngineState, LampShape> lamps{{EngineState::Starting, LampShape::Bars},
                                                     {EngineState::Ready, LampShape::Circle},
                                                     {EngineState::Restarting, LampShape::Triangle},
                                                     {EngineState::Missing, LampShape::Diamond}};
    const EngineState state = m_session.engine.state();
    const QString words[] = {tr("Base map starting"), tr("Base map ready"), tr("Base map restarting"),
                             tr("No base map")};
    m_status->setItem(QStringLiteral("engine"), words[static_cast<int>(state)], StatusStrip::Side::Left, lamps.value(state));
    if (!m_session.engine.stateMessage().isEmpty() && state != EngineState::Ready)
        m_status->setItem(QStringLiteral("engine-why"), m_session.engine.stateMessage());
    else
        m_status->removeItem(QStringLiteral("engine-why"));
    const StoreInfo &info = m_session.info();
    m_status->setItem(QStringLiteral("store"), tr("Store %1").arg(QFileInfo(info.path).fileName()));
    m_status->setDivided(QStringLiteral("store"));
    m_status->setItem(QStringLiteral("rows"), tr("%L1 cases, %L2 people, %L3 places")
                                                  .arg(info.cases).arg(info.people).arg(info.places));
    if (m_session.isComplete())
        m_status->removeItem(QStringLiteral("loading"));
    else
        m_status->setItem(QStringLiteral("loading"), tr("Loading past cases and registers…"), StatusStrip::Side::Left,
                          LampShape::DashedRing);
    m_status->setItem(QStringLiteral("masked"), tr("Internal · masked"), StatusStrip::Side::Right);
    m_status->setItem(QStringLiteral("screen"), tr("Screen %1").arg(m_spec.screen.name), StatusStrip::Side::Right);
    const Account &a = m_session.account;
    m_watermark->setText(QStringLiteral("%1 %2 %3").arg(a.display, a.seat,
        QDateTime::fromMSecsSinceEpoch(m_session.live.now()).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
}

void SeatWindow::wireCommands()
{
    m_panels->wire(m_commands, *m_toasts);
    m_commands.on("file.quit", [this] { close(); });
    m_commands.on("view.fullscreen", [this] { isFullScreen() ? showNormal() : showFullScreen(); });
    m_commands.on("window.restore", [this] {
        restoreState(m_factoryLayout);
        for (auto *dock : findChildren<QDockWidget *>())
            dock->show();
    });
    for (QAction *action : menuBar()->actions())
        addAction(action);
}

void SeatWindow::keepLayout() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("layout/") + m_spec.id, saveState());
}

void SeatWindow::restoreLayout()
{
    const QByteArray kept = QSettings().value(QStringLiteral("layout/") + m_spec.id).toByteArray();
    if (!kept.isEmpty())
        restoreState(kept);
}

void SeatWindow::closeEvent(QCloseEvent *event)
{
    if (m_session.options.shotFolder.isEmpty())
        keepLayout();
    ConsoleWindow::closeEvent(event);
}

} // namespace huying
