// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/pastdesk.h"

#include "app/console/comparedialog.h"
#include "app/console/consolewindow.h"
#include "app/console/filmdialog.h"
#include "app/console/session.h"
#include "widgets/controls/toast.h"
#include "widgets/replay/replaybar.h"

#include <QInputDialog>

namespace huying
{

namespace
{

constexpr TimeMs quarter = 15 * minuteMs;

QString instantText(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace

QString pastText(const Session &session)
{
    return session.time.isPast() ? PastDesk::tr("Looking back at %1 · read only").arg(instantText(session.time.at())) : QString();
}

QString turningText(const Session &session, TimeMs to, double share)
{
    const QString way = PastDesk::tr("turning to %1, %2 %").arg(instantText(to)).arg(static_cast<int>(share * 100));
    return session.time.isPast() ? pastText(session) + QStringLiteral(" · ") + way : way;
}

PastDesk::PastDesk(Session &session, Commands &commands, ToastStack &toasts, ConsoleWindow &window)
    : QObject(&window), m_session(session), m_commands(commands), m_toasts(toasts), m_window(window)
{
    wireCommands();
    connect(&session.time, &TimeMachine::changed, this, &PastDesk::follow);
    connect(&session.time, &TimeMachine::failed, this, [this](const Error &error) {
        m_toasts.post({LampShape::Diamond, tr("Can't look back"), error.message, {}, 10, false});
    });
    follow();
}

void PastDesk::wireCommands()
{
    TimeMachine &time = m_session.time;
    const std::pair<const char *, TimeMs> steps[] = {{"past.back", -quarter}, {"past.forward", quarter}, {"past.day-back", -dayMs}, {"past.day-forward", dayMs}};
    for (const auto &[id, by] : steps)
        m_commands.on(id, [&time, by = by] { time.step(by); });
    m_commands.on("past.now", [&time] { time.leave(); });
    m_commands.on("past.play", [&time] { time.isPlaying() ? time.pause() : time.play(); });
    m_commands.on("past.bookmark", [this] { askBookmark(); });
    m_commands.on("past.next-bookmark", [this] { goToBookmark(true); });
    m_commands.on("past.last-bookmark", [this] { goToBookmark(false); });
    m_commands.on("past.compare", [this] { compare(); });
    m_commands.on("past.film", [this] { (new FilmDialog(m_session, m_window))->show(); });
}

void PastDesk::wire(ReplayBar &bar)
{
    m_bar = &bar;
    TimeMachine &time = m_session.time;
    bar.offerPast([&time] { return time.first(); });
    connect(&bar, &ReplayBar::instantWanted, &time, &TimeMachine::show);
    connect(&bar, &ReplayBar::stepWanted, &time, &TimeMachine::step);
    connect(&bar, &ReplayBar::presentWanted, &time, &TimeMachine::leave);
    connect(&bar, &ReplayBar::playWanted, &time, [&time](bool on) { on ? time.play() : time.pause(); });
    connect(&bar, &ReplayBar::pastSpeedChosen, &time, &TimeMachine::setSpeed);
    connect(&bar, &ReplayBar::bookmarkWanted, this, &PastDesk::askBookmark);
    connect(&bar, &ReplayBar::compareWanted, this, &PastDesk::compare);
    connect(&bar, &ReplayBar::filmWanted, m_commands.action("past.film"), &QAction::trigger);
    bar.setBookmarks(m_session.bookmarks.list());
    connect(&m_session.bookmarks, &Bookmarks::changed, &bar, [this] { m_bar->setBookmarks(m_session.bookmarks.list()); });
    follow();
}

void PastDesk::follow()
{
    const TimeMachine &time = m_session.time;
    for (const char *id : {"past.now", "past.forward", "past.day-forward", "past.play"})
        m_commands.action(id)->setEnabled(time.isPast());
    if (m_bar)
        m_bar->showPast({time.isPast(), time.isPlaying(), time.speed()}, time.present());
}

void PastDesk::askBookmark()
{
    auto *dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Bookmark"));
    const TimeMs at = m_session.time.at();
    dialog->setLabelText(tr("What was at %1?").arg(QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, at](const QString &text) {
        if (const auto kept = m_session.bookmarks.add({at, text.trimmed().left(80)}); !kept)
            m_toasts.post({LampShape::Diamond, tr("Bookmark not kept"), kept.error().message, {}, 10, false});
    });
    dialog->open();
}

void PastDesk::goToBookmark(bool forward)
{
    if (const Bookmark *mark = m_session.bookmarks.next(m_session.time.at(), forward))
        m_session.time.show(mark->at);
    else
        m_toasts.post({LampShape::Circle, tr("No bookmark there"), {}, {}, 4, false});
}

void PastDesk::compare()
{
    if (!m_comparison)
        m_comparison = new CompareDialog(m_session, &m_window);
    m_comparison->present();
}

} // namespace huying
