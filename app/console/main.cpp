// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/desktopkeyring.h"
#include "app/console/film.h"
#include "app/console/layertour.h"
#include "app/console/quitsignal.h"
#include "app/console/session.h"
#include "app/console/shots.h"
#include "app/console/startbench.h"
#include "app/console/startup.h"
#include "app/console/upstreamgate.h"
#include "app/console/windowplacer.h"
#include "app/console/windows.h"
#include "data/model/settings.h"
#include "theme/icons.h"
#include "theme/language.h"
#include "theme/theme.h"

#include <QApplication>
#include <QMessageBox>
#include <cstdio>

using namespace huying;

namespace
{

int refuse(const Error &error)
{
    std::fprintf(stderr, "呼应：%s\n", qPrintable(error.message));
    return error.kind == ErrorKind::BadInput ? 2 : 1;
}

constexpr int filmSeconds = 120;

Surface surfaceOf(const QString &word)
{
    return word == QLatin1String("wall") ? Surface::Wall : word == QLatin1String("desk") ? Surface::Desk : Surface::Seat;
}

/// The command line first, then what the user chose last; pictures and measurements are as the workspace has it.
bool isDark(const Startup &startup)
{
    if (startup.options.dark)
        return *startup.options.dark;
    if (!startup.options.takesNoPictures() || startup.options.benchStart)
        return startup.workspace.dark;
    return keptSettings().value(QStringLiteral("dark/") + startup.options.workspace, startup.workspace.dark).toBool();
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

/// Session, windows and what looks after them, from the moment that the store is there.
class Console
{
public:
    Console(const Startup &startup, const std::optional<PgConnection::Options> &server, const KeptSecrets &kept, bool quietly, qint64 startedAt)
        : m_session(startup.options, startup.replayAt, startup.account, startup.workflow, server, kept),
          m_windows(makeWindows(startup.workspace, m_session)), m_placer(startup.options.share)
    {
        for (qsizetype i = 0; i < m_windows.size(); ++i)
            m_placer.add(startup.workspace.windows[i], m_windows[i]);
        QObject::connect(&m_session.live, &LiveStore::failed, m_windows.front(),
                         [this, quietly](const Error &error) { showFailure(error, quietly, m_windows.front()); });
        if (!startup.options.shotFolder.isEmpty())
            m_shots.emplace(startup.options.shotFolder, m_windows,
                            QList<Scenery>{{{}, m_windows, {}}}
                                + (startup.options.eachLayer ? layerTour(m_session.layers, m_windows) : QList<Scenery>()));
        if (!startup.options.film.isEmpty())
            QObject::connect(&m_session, &Session::complete, m_windows.front(), [this] { beginFilm(); });
        if (startup.options.benchStart)
            m_bench.emplace(m_session, m_windows.front(), startedAt);
        m_session.start();
        m_placer.place();
    }
    ~Console() { qDeleteAll(m_windows); }
    Console(const Console &) = delete;
    Console &operator=(const Console &) = delete;

    void close()
    {
        for (ConsoleWindow *window : m_windows) // floating panels go with theirs, else they would be kept as closed
            window->close();
    }

private:
    void beginFilm()
    {
        const Options &o = m_session.options;
        FilmPlan plan{*o.lookBackAt, *o.until, 0, o.film};
        plan.step = o.pastSpeed ? static_cast<TimeMs>(*o.pastSpeed * secondMs / FilmPlan::framesPerSecond) : FilmPlan::stepFor(plan.from, plan.to, filmSeconds);
        m_film = std::make_unique<Film>(m_session, *m_windows.front(), plan);
        const auto giveUp = [](const Error &error) { QCoreApplication::exit(refuse(error)); };
        QObject::connect(m_film.get(), &Film::failed, qApp, giveUp);
        QObject::connect(m_film.get(), &Film::progressed, qApp, [](int frames, int all) {
            if (frames % 50 == 0 || frames == all)
                std::printf("画面 %d / %d\n", frames, all), std::fflush(stdout);
        });
        QObject::connect(m_film.get(), &Film::finished, qApp, [](const QString &where) {
            std::printf("%s\n", qPrintable(where));
            QCoreApplication::quit();
        });
        if (const auto started = m_film->start(); !started)
            giveUp(started.error());
    }

    Session m_session;
    const QList<ConsoleWindow *> m_windows;
    WindowPlacer m_placer;
    std::optional<Shots> m_shots;
    std::optional<StartBench> m_bench;
    std::unique_ptr<Film> m_film;
};

} // namespace

int main(int argc, char *argv[])
{
    const qint64 startedAt = QDateTime::currentMSecsSinceEpoch();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    QCoreApplication::setApplicationName(QStringLiteral("huying"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HUYING_VERSION));
    auto startup = Startup::prepare(arguments);
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

    const bool quietly = !startup->options.takesNoPictures() || startup->options.benchStart;
    const auto keyring = std::make_shared<DesktopKeyring>(); // outlives whoever asks it
    // One that hangs holds up nothing.
    QObject::connect(&app, &QCoreApplication::aboutToQuit, &app, [ring = keyring.get()] { ring->leave(); });
    std::optional<Console> console;
    QuitSignal quit;
    QObject::connect(&quit, &QuitSignal::raised, &app, [&console] {
        if (console)
            console->close();
        QCoreApplication::quit();
    });
    if (startup->options.upstream.isEmpty()) {
        console.emplace(*startup, std::nullopt, KeptSecrets{keyring, {}}, quietly, startedAt);
        return app.exec();
    }
    app.setQuitOnLastWindowClosed(false); // what the gate asks with comes and goes before the console's windows
    std::optional<Error> refusal;
    UpstreamGate gate(*startup, !quietly, keyring);
    QObject::connect(&gate, &UpstreamGate::left, &app, &QCoreApplication::quit);
    QObject::connect(&gate, &UpstreamGate::refused, &app, [&refusal](const Error &error) {
        refusal = error;
        QCoreApplication::quit();
    });
    QObject::connect(&gate, &UpstreamGate::passed, &app, [&](const PgConnection::Options &server) {
        if (const auto read = startup->readStore(); !read) {
            refusal = read.error();
            QCoreApplication::quit();
            return;
        }
        console.emplace(*startup, server, KeptSecrets{keyring, gate.kept()}, quietly, startedAt);
        app.setQuitOnLastWindowClosed(true);
    });
    gate.open();
    const int status = app.exec();
    return refusal ? refuse(*refusal) : status;
}
