// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QProcess>
#include <QStringList>

namespace huying
{

/// A virtual X screen with a window manager, and a program on it that is driven as a user would: keys, mouse,
/// pictures. Everything ends with the object.
class XSession
{
public:
    explicit XSession(QSize size);
    ~XSession();

    bool isUp() const { return !m_display.isEmpty(); }
    bool start(const QString &program, const QStringList &arguments, const QProcessEnvironment &extra);
    QProcess &program() { return m_program; }

    /// Waits till a window with this in its title has the keyboard.
    bool waitForKeyboard(const QString &title, int timeoutMs);
    /// Gives each character that no key has a spare key: must come before the program starts, for a change of the
    /// keyboard under a running program loses keys. False if there are not enough.
    bool learn(const QString &text);
    void key(const QString &name); ///< xdotool's names: "F2", "ctrl+q", "Down"
    void type(const QString &text);
    void click(QPoint at);
    QImage picture();

private:
    bool startServer(QSize size);
    bool startManager();
    void end(QProcess &process);
    /// Runs a tool of the X server; what it printed. Says so on the test's output if it failed.
    QString run(const QString &program, const QStringList &arguments);
    QString tool(const QStringList &arguments) { return run(QStringLiteral("xdotool"), arguments); }

    QString m_display;
    QProcess m_server, m_manager, m_program;
};

} // namespace huying
