// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/idlelock.h"

#include "data/live/whendone.h"
#include "widgets/access/lockcover.h"

#include <QApplication>
#include <QWidget>

namespace huying
{

namespace
{

constexpr int patientFailures = 3;     ///< after these each further try has to wait
constexpr int penaltyMs = 10000;

bool isInput(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletMove:
    case QEvent::TabletPress:
        return true;
    default:
        return false;
    }
}

/// What could do or show something: input, shortcuts, context menus, drops.
bool isForbidden(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyRelease:
    case QEvent::Shortcut:
    case QEvent::ShortcutOverride:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::ContextMenu:
    case QEvent::ToolTip:
    case QEvent::DragEnter:
    case QEvent::Drop:
    case QEvent::NativeGesture:
        return true;
    default:
        return isInput(type);
    }
}

} // namespace

IdleLock::IdleLock(LiveStore &live, const QString &who, int minutes, QObject *parent)
    : QObject(parent), m_live(live), m_who(who)
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &IdleLock::lock);
    qApp->installEventFilter(this);
    setMinutes(minutes);
}

void IdleLock::setMinutes(int minutes)
{
    m_idle.setInterval(minutes * 60000);
    minutes > 0 ? m_idle.start() : m_idle.stop();
}

bool IdleLock::isMine(QObject *watched) const
{
    // The window system's own window hears of input first and has to pass it on.
    if (watched->isWindowType())
        return true;
    auto *widget = qobject_cast<QWidget *>(watched);
    return widget && m_asking && (widget == m_asking || m_asking->isAncestorOf(widget));
}

bool IdleLock::eventFilter(QObject *watched, QEvent *event)
{
    if (m_locked) {
        if (event->type() == QEvent::Show)
            if (auto *window = qobject_cast<QWidget *>(watched); window && window->isWindow())
                cover(window);
        return isForbidden(event->type()) && !isMine(watched);
    }
    if (m_idle.interval() > 0 && isInput(event->type()))
        m_idle.start();
    return false;
}

void IdleLock::cover(QWidget *window)
{
    for (const auto &cover : m_covers)
        if (cover && cover->parentWidget() == window)
            return;
    const bool asking = !m_asking && window->isActiveWindow();
    auto *made = new LockCover(m_who, asking, window);
    m_covers << made;
    if (!asking)
        return;
    m_asking = made;
    connect(made, &LockCover::unlockWanted, this, &IdleLock::tryUnlock);
    made->focusEntry();
}

void IdleLock::lock()
{
    if (m_locked)
        return;
    m_focusBefore = QApplication::focusWidget();
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    m_locked = true;
    m_failures = 0;
    whenDone(m_live.audit(QStringLiteral("lock"), {}, {}), this, [this](const Result<void> &done) { // locked all the same
        if (!done && m_asking)
            m_asking->showProblem(done.error().message);
    });
    QList<QWidget *> windows = QApplication::topLevelWidgets();
    windows.removeIf([](QWidget *w) { return !w->isVisible() || w->windowType() == Qt::ToolTip; });
    // Somebody has to be able to answer: the active window, else the first one.
    std::ranges::stable_sort(windows, {}, [](QWidget *w) { return !w->isActiveWindow(); });
    for (QWidget *window : windows)
        cover(window);
    if (!m_asking && !windows.isEmpty()) {
        delete m_covers.takeFirst();
        m_asking = new LockCover(m_who, true, windows.first());
        m_covers << m_asking;
        connect(m_asking, &LockCover::unlockWanted, this, &IdleLock::tryUnlock);
        m_asking->focusEntry();
    }
}

void IdleLock::tryUnlock(const QString &password)
{
    m_asking->setBusy(true);
    whenDone(m_live.checkPassword(password), this, [this](const Result<bool> &right) {
        m_asking->setBusy(false);
        if (right && *right) {
            unlock();
            return;
        }
        m_asking->showProblem(right ? tr("The password is wrong.") : right.error().message);
        if (right && ++m_failures >= patientFailures) { // a full disk is no wrong password
            m_asking->setBusy(true);
            m_asking->showProblem(tr("Wrong %1 times; try again in 10 seconds.").arg(m_failures));
            QTimer::singleShot(penaltyMs, m_asking, [this] { m_asking->setBusy(false); });
        }
    });
}

void IdleLock::unlock()
{
    m_locked = false;
    for (const auto &cover : std::exchange(m_covers, {}))
        if (cover)
            cover->deleteLater();
    m_asking = nullptr;
    if (m_focusBefore)
        m_focusBefore->setFocus();
    if (m_idle.interval() > 0)
        m_idle.start();
    emit unlocked();
}

} // namespace huying
