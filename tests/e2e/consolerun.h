// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/time.h"
#include "tests/e2e/xsession.h"
#include "tests/support/patience.h"

#include <QTemporaryDir>

namespace huying
{

/// A tiny demo place in a home of its own, the console on it on a virtual screen, and what the store says of it.
class ConsoleRun
{
public:
    static int patienceMs() { return test::patience(60'000); } ///< a machine that builds beside the test is slow

    ConsoleRun();

    /// Makes the demo place; empty if all went well, else what the tool said.
    QString makePlace();
    QString store() const { return m_dir.filePath(QStringLiteral("tiny.gpkg")); }

    /// Starts the console on the place, standing still at `at`, and waits till its window has the keyboard and the
    /// store beside it is complete. False after ConsoleRun::patienceMs().
    bool start(XSession &session, TimeMs at, const QStringList &arguments = {});
    /// The copy that the running console works on.
    QString replay() const { return m_replay; }

    /// One value of a store, read beside the console; empty if there is none.
    static QString ask(const QString &path, const char *sql, const QStringList &parameters = {});
    QString ask(const char *sql, const QStringList &parameters = {}) const { return ask(m_replay, sql, parameters); }
    /// Waits till the answer is this one.
    bool becomes(const char *sql, const QStringList &parameters, const QString &answer, int timeoutMs = patienceMs()) const;

private:
    QTemporaryDir m_dir;
    QProcessEnvironment m_home;
    QString m_replay;
};

} // namespace huying
