// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/commands.h"

#include <QCoreApplication>
#include <QMenuBar>

namespace huying
{

namespace
{

constexpr Commands::Entry entries[] = {
    {"file.export-map", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Export map as picture or PDF…"), "export", "Ctrl+P"},
    {"file.export-list", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Export the filtered list…"), "export", "Ctrl+Shift+E"},
    {"file.screenshot", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Save picture of this window"), "photo", "Ctrl+Shift+S"},
    {"sync.panel", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Sync with upstream…"), "sync", "F12"},
    {"sync.reconnect", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Reconnect now"), "", "Ctrl+Shift+R"},
    {"sync.sign-in", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Sign in again…"), "", "Ctrl+Shift+I"},
    {"sync.forget", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Forget the kept password"), "", ""},
    {"sync.redo", "", QT_TRANSLATE_NOOP("Commands", "Redo on the case as it is"), "", "Return"},
    {"sync.note", "", QT_TRANSLATE_NOOP("Commands", "Keep as a note"), "", "N"},
    {"sync.drop", "", QT_TRANSLATE_NOOP("Commands", "Drop"), "", "Del"},
    {"file.lock", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Lock this seat"), "lock", "Ctrl+Alt+L"},
    {"file.password", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Change password…"), "", ""},
    {"file.quit", QT_TRANSLATE_NOOP("Commands", "&File"), QT_TRANSLATE_NOOP("Commands", "Quit"), "", "Ctrl+Q"},
    {"case.new", QT_TRANSLATE_NOOP("Commands", "&Cases"), QT_TRANSLATE_NOOP("Commands", "New report, long form…"), "plus", "Ctrl+N"},
    {"case.undo", QT_TRANSLATE_NOOP("Commands", "&Cases"), QT_TRANSLATE_NOOP("Commands", "Undo last step"), "undo", "Ctrl+Z"},
    {"case.macros", QT_TRANSLATE_NOOP("Commands", "&Cases"), QT_TRANSLATE_NOOP("Commands", "Macros of the command line…"), "edit", "Ctrl+K"},
    {"case.search", QT_TRANSLATE_NOOP("Commands", "&Cases"), QT_TRANSLATE_NOOP("Commands", "Command line: orders and search"), "search", "F2"},
    {"case.queue", QT_TRANSLATE_NOOP("Commands", "&Cases"), QT_TRANSLATE_NOOP("Commands", "Go to queue"), "queue", "F3"},
    {"case.file", QT_TRANSLATE_NOOP("Commands", "&Cases"), QT_TRANSLATE_NOOP("Commands", "Go to case file"), "file", "F4"},
    {"alarm.focus", QT_TRANSLATE_NOOP("Commands", "&Supervision"), QT_TRANSLATE_NOOP("Commands", "Go to alarms"), "alarm", "F8"},
    {"supervision.focus", QT_TRANSLATE_NOOP("Commands", "&Supervision"), QT_TRANSLATE_NOOP("Commands", "Go to supervision"), "flag", "Shift+F8"},
    {"whistle.focus", QT_TRANSLATE_NOOP("Commands", "&Supervision"), QT_TRANSLATE_NOOP("Commands", "Go to whistles"), "whistle", "Ctrl+F8"},
    {"forecast.focus", QT_TRANSLATE_NOOP("Commands", "&Supervision"), QT_TRANSLATE_NOOP("Commands", "Go to what falls due"), "clock", "Alt+F8"},
    {"case.next", QT_TRANSLATE_NOOP("Commands", "&Cases"), QT_TRANSLATE_NOOP("Commands", "Next case in queue"), "", "Ctrl+Down"},
    {"case.previous", QT_TRANSLATE_NOOP("Commands", "&Cases"), QT_TRANSLATE_NOOP("Commands", "Previous case in queue"), "", "Ctrl+Up"},
    {"case.show", QT_TRANSLATE_NOOP("Commands", "&Cases"), QT_TRANSLATE_NOOP("Commands", "Show selected case on map"), "locate", "Ctrl+M"},
    {"case.unmask", QT_TRANSLATE_NOOP("Commands", "&Cases"), QT_TRANSLATE_NOOP("Commands", "Show personal data…"), "eye", "Ctrl+U"},
    {"dispatch.tracking", QT_TRANSLATE_NOOP("Commands", "&Dispatch"), QT_TRANSLATE_NOOP("Commands", "Positions, fences and patrols…"), "locate", "Ctrl+F6"},
    {"dispatch.try", QT_TRANSLATE_NOOP("Commands", "&Dispatch"), QT_TRANSLATE_NOOP("Commands", "Try where units stand…"), "route", "Ctrl+Shift+U"},
    {"dispatch.units", QT_TRANSLATE_NOOP("Commands", "&Dispatch"), QT_TRANSLATE_NOOP("Commands", "Go to unit board"), "user", "Shift+F6"},
    {"message.acknowledge", QT_TRANSLATE_NOOP("Commands", "&Dispatch"), QT_TRANSLATE_NOOP("Commands", "Acknowledge message"), "check", "F10"},
    {"message.panel", QT_TRANSLATE_NOOP("Commands", "&Dispatch"), QT_TRANSLATE_NOOP("Commands", "Messages…"), "message", "Ctrl+F10"},
    {"message.write", QT_TRANSLATE_NOOP("Commands", "&Dispatch"), QT_TRANSLATE_NOOP("Commands", "Write message or broadcast…"), "send", "Alt+F10"},
    {"dispatch.rules", QT_TRANSLATE_NOOP("Commands", "&Dispatch"), QT_TRANSLATE_NOOP("Commands", "Routing rules…"), "route", "Ctrl+R"},
    {"map.focus", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Go to map"), "map", "F5"},
    {"map.home", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Whole area"), "home", "Ctrl+Home"},
    {"map.zoom-in", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Zoom in"), "plus", "Ctrl+="},
    {"map.zoom-out", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Zoom out"), "minus", "Ctrl+-"},
    {"map.measure-length", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Measure a length"), "measure", "Ctrl+Shift+L"},
    {"map.measure-area", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Measure an area"), "area", "Ctrl+Shift+A"},
    {"map.box-select", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Count what is in a box"), "box-select", "Ctrl+Shift+B"},
    {"map.lasso", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Count what is in a drawn ring"), "lasso", "Ctrl+Shift+O"},
    {"map.cover", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Range in 5, 10, 15 minutes by road"), "route", "Ctrl+Shift+D", true},
    {"map.shading", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Shade areas by…"), "heat", "Ctrl+Shift+C"},
    {"map.grid-edit", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Edit grids…"), "grid", "Ctrl+G"},
    {"map.grid-doctor", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Examine grids…"), "grid", "Ctrl+Shift+G"},
    {"map.nearby", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "What is near…"), "locate", "Ctrl+Shift+N"},
    {"map.hotspots", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Hot spots of cases…"), "heat", "Ctrl+Shift+H"},
    {"map.density", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Change of density…"), "chart", "Ctrl+Shift+F"},
    {"map.layers", QT_TRANSLATE_NOOP("Commands", "&Map"), QT_TRANSLATE_NOOP("Commands", "Layer panel"), "layers", "Ctrl+L", true},
    {"replay.toggle", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "Play or pause"), "play", "Ctrl+Space"},
    {"replay.faster", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "Faster"), "", "Ctrl+."},
    {"replay.slower", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "Slower"), "", "Ctrl+,"},
    {"past.now", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "Back to now"), "return", "Esc"},
    {"past.back", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "A quarter of an hour back"), "step-back", "Alt+Left"},
    {"past.forward", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "A quarter of an hour on"), "step-forward", "Alt+Right"},
    {"past.day-back", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "A day back"), "", "Alt+PgUp"},
    {"past.day-forward", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "A day on"), "", "Alt+PgDown"},
    {"past.play", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "Play the past or stop"), "play", "Ctrl+Alt+Space"},
    {"past.bookmark", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "Bookmark this instant…"), "flag", "Ctrl+Alt+B"},
    {"past.next-bookmark", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "Next bookmark"), "", "Alt+Down"},
    {"past.last-bookmark", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "Bookmark before"), "", "Alt+Up"},
    {"past.compare", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "Compare two instants…"), "split", "Ctrl+Alt+C"},
    {"past.film", QT_TRANSLATE_NOOP("Commands", "&Replay"), QT_TRANSLATE_NOOP("Commands", "Export the past as pictures or video…"), "video", "Ctrl+Alt+F"},
    {"view.theme", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Light or dark"), "", "Ctrl+T"},
    {"view.indicators", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Indicators"), "chart", "Ctrl+I", true},
    {"view.fullscreen", QT_TRANSLATE_NOOP("Commands", "&View"), QT_TRANSLATE_NOOP("Commands", "Full screen"), "fullscreen", "F11", true},
    {"window.restore", QT_TRANSLATE_NOOP("Commands", "&Window"), QT_TRANSLATE_NOOP("Commands", "Restore layout of workspace"), "", "Ctrl+0"},
    {"help.keys", QT_TRANSLATE_NOOP("Commands", "&Help"), QT_TRANSLATE_NOOP("Commands", "Keys"), "keyboard", "F1"},
    {"help.about", QT_TRANSLATE_NOOP("Commands", "&Help"), QT_TRANSLATE_NOOP("Commands", "About Huying"), "info", ""},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("Commands", text);
}

} // namespace

Commands::Commands(QObject *parent) : QObject(parent)
{
    for (const Entry &entry : entries) {
        auto *action = new QAction(translated(entry.text), this);
        action->setObjectName(QLatin1String(entry.id));
        action->setCheckable(entry.checkable);
        action->setShortcut(QKeySequence(QLatin1String(entry.keys), QKeySequence::PortableText));
        action->setEnabled(false);
        m_actions.insert(entry.id, action);
    }
}

void Commands::on(const char *id, std::function<void()> act)
{
    QAction *found = action(id);
    Q_ASSERT(found);
    connect(found, &QAction::triggered, this, [act = std::move(act)] { act(); });
    found->setEnabled(true);
}

void Commands::fillMenuBar(QMenuBar *bar) const
{
    QHash<QByteArray, QMenu *> menus;
    for (const Entry &entry : entries) {
        if (!*entry.menu)
            continue;
        QMenu *&menu = menus[entry.menu];
        if (!menu)
            menu = bar->addMenu(translated(entry.menu));
        menu->addAction(action(entry.id));
    }
}

QList<std::pair<QString, QString>> Commands::keyHelp() const
{
    QList<std::pair<QString, QString>> rows;
    for (const Entry &entry : entries)
        if (*entry.keys && *entry.menu)
            rows << std::pair(action(entry.id)->shortcut().toString(QKeySequence::NativeText),
                              translated(entry.text));
    return rows;
}

} // namespace huying
