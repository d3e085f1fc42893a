// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/quitsignal.h"
#include "app/console/session.h"
#include "app/console/shots.h"
#include "app/console/startbench.h"
#include "app/console/startup.h"
#include "app/console/windowplacer.h"
#include "app/console/windows.h"
#include "theme/icons.h"
#include "theme/language.h"
#include "theme/theme.h"

#include <QApplication>
#include <QMessageBox>
#include <QSettings>
#include <cstdio>

using namespace huying;

namespace
{

int refuse(const Error &error)
{
    std::fprintf(stderr, "呼应：%s\n", qPrintable(error.message));
    return error.kind == ErrorKind::BadInput ? 2 : 1;
}

Surface surfaceOf(const QString &word)
{
    return word == QLatin1String("wall") ? Surface::Wall : word == QLatin1String("desk") ? Surface::Desk : Surface::Seat;
}

/// The command line first, then what the user chose last; pictures and measurements are as the workspace has it.
bool isDark(const Startup &startup)
{
    if (startup.options.dark)
        return *startup.options.dark;
    if (!startup.options.shotFolder.isEmpty() || startup.options.benchStart)
        return startup.workspace.dark;
    return QSettings().value(QStringLiteral("dark/") + startup.options.workspace, startup.workspace.dark).toBool();
}

/// A store that fails while the console runs: say so once, where the user looks; nothing is lost on disk.
void showFailure(const Error &error, bool quietly, QWidget *window)
{
    if (window->findChild<QMessageBox *>(QStringLiteral("failure")))
        return;
    std::fprintf(stderr, "呼应：%s\n", qPrintable(error.message));
    if (quietly) {
        QCoreApplication::exit(1);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, QStringLiteral("呼应"), error.message, QMessageBox::Close, window);
    box->setObjectName(QStringLiteral("failure"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace

int main(int argc, char *argv[])
{
    const qint64 startedAt = QDateTime::currentMSecsSinceEpoch();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    QCoreApplication::setApplicationName(QStringLiteral("huying"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HUYING_VERSION));
    const auto startup = Startup::prepare(arguments);
    if (!startup)
        return refuse(startup.error());
    if (const QString problem = displayProblem(); !problem.isEmpty())
        return refuse({ErrorKind::Unavailable, problem});

    QApplication app(argc, argv);
    if (!applyLanguage(app, startup->options.locale))
        qWarning("no translation for %s", qPrintable(startup->options.locale));
    const Surface surface = surfaceOf(startup->workspace.surface);
    const bool dark = isDark(*startup);
    applyTheme(app, dark ? Theme::makeDark(surface) : Theme::makeLight(surface));

    Session session(startup->options, startup->replayAt, startup->account, startup->workflow);
    const QList<ConsoleWindow *> windows = makeWindows(startup->workspace, session);
    WindowPlacer placer;
    for (qsizetype i = 0; i < windows.size(); ++i)
        placer.add(startup->workspace.windows[i], windows[i]);
    const bool quietly = !startup->options.shotFolder.isEmpty() || startup->options.benchStart;
    QObject::connect(&session.live, &LiveStore::failed, windows.front(), [&](const Error &error) {
        showFailure(error, quietly, windows.front());
    });
    std::optional<Shots> shots;
    if (!startup->options.shotFolder.isEmpty())
        shots.emplace(startup->options.shotFolder, windows);
    std::optional<StartBench> bench;
    if (startup->options.benchStart)
        bench.emplace(session, windows.front(), startedAt);
    QuitSignal quit;
    QObject::connect(&quit, &QuitSignal::raised, &app, [&windows] {
        for (ConsoleWindow *window : windows) // floating panels go with theirs, else they would be kept as closed
            window->close();
        QCoreApplication::quit();
    });
    session.start();
    placer.place();
    const int status = app.exec();
    qDeleteAll(windows);
    return status;
}
