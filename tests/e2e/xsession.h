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

    bool waitForWindow(const QString &title, int timeoutMs);
    void key(const QString &name);   ///< xdotool's names: "F2", "ctrl+q", "Down"
    void type(const QString &text);
    void click(QPoint at);
    QImage picture();

private:
    QString tool(const QStringList &arguments);

    QString m_display;
    QProcess m_server, m_manager, m_program;
};

} // namespace huying
