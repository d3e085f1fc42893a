// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/consolerun.h"

#include "data/store/store.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTest>
#include <QTimeZone>

namespace huying
{

ConsoleRun::ConsoleRun()
{
    const std::pair<const char *, const char *> folders[] = {{"XDG_CACHE_HOME", "cache"},
                                                             {"XDG_CONFIG_HOME", "config"},
                                                             {"XDG_DATA_HOME", "data"},
                                                             {"XDG_RUNTIME_DIR", "run"}};
    for (const auto &[variable, folder] : folders) {
        const QString path = m_dir.filePath(QString::fromLatin1(folder));
        QDir().mkpath(path);
        m_home.insert(QString::fromLatin1(variable), path);
    }
    QFile::setPermissions(m_dir.filePath(QStringLiteral("run")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString ConsoleRun::makePlace()
{
    QProcess demo;
    demo.start(QStringLiteral(HUYING_BIN "/huyingctl"), {QStringLiteral("demo"), store(), QStringLiteral("--scale"),
                                                         QStringLiteral("tiny"), QStringLiteral("--seed"), QStringLiteral("1")});
    if (!demo.waitForFinished(patienceMs()))
        return QStringLiteral("huyingctl demo did not end");
    return demo.exitCode() == 0 ? QString() : QString::fromUtf8(demo.readAllStandardError());
}

bool ConsoleRun::start(XSession &session, TimeMs at, const QStringList &arguments)
{
    // The console reads times as those of the place, whatever the machine is set to.
    const QTimeZone zone(ask(store(), "SELECT value FROM meta WHERE key = 'timezone'").toUtf8());
    const QString instant = QDateTime::fromMSecsSinceEpoch(at, zone).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    const QStringList standing{QStringLiteral("--store"), store(), QStringLiteral("--speed"), QStringLiteral("0"),
                               QStringLiteral("--at"), instant};
    if (!session.start(QStringLiteral(HUYING_BIN "/huying"), standing + arguments, m_home))
        return false;
    m_replay = m_dir.filePath(QStringLiteral("cache/huying/replay-%1.gpkg").arg(session.program().processId()));
    return session.waitForKeyboard(QStringLiteral("呼应"), patienceMs())
           && QTest::qWaitFor([this] { return QFile::exists(m_replay); }, patienceMs())
           && QTest::qWaitFor([this] { return ask("SELECT count(*) FROM recorded").toInt() > 0; }, patienceMs());
}

QString ConsoleRun::ask(const QString &path, const char *sql, const QStringList &parameters)
{
    auto store = Store::open(path, Store::Access::Reader);
    if (!store)
        return {};
    const auto answer = guarded(path, QStringLiteral("e2e"), [&]() -> Result<QString> {
        SQLite::Statement query((*store)->db(), sql);
        for (int i = 0; i < parameters.size(); ++i)
            query.bind(i + 1, toSql(parameters[i]));
        return query.executeStep() ? textAt(query, 0) : QString();
    });
    return answer ? *answer : QString();
}

bool ConsoleRun::becomes(const char *sql, const QStringList &parameters, const QString &answer, int timeoutMs) const
{
    return QTest::qWaitFor([&] { return ask(sql, parameters) == answer; }, timeoutMs);
}

} // namespace huying
