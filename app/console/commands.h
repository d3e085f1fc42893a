// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QObject>
#include <functional>

class QMenuBar;
class QWidget;

namespace huying
{

/// Everything a user can ask of the console, by id. Menus, keys and the help read this one table.
class Commands : public QObject
{
    Q_OBJECT
public:
    struct Entry
    {
        const char *id;
        const char *menu; ///< untranslated menu title; empty: a panel takes the action, and its keys, to itself
        const char *text; ///< untranslated, with mnemonic
        const char *icon; ///< name in resources/icons, may be empty
        const char *keys; ///< portable key sequence, may be empty
        bool checkable = false;
    };

    explicit Commands(QObject *parent = nullptr);

    /// What the command does; a command without it stays disabled.
    void on(const char *id, std::function<void()> act);
    QAction *action(const char *id) const { return m_actions.value(QByteArray(id)); }
    void fillMenuBar(QMenuBar *bar) const;
    /// Rows "keys, text" for the help, in table order.
    QList<std::pair<QString, QString>> keyHelp() const;

private:
    QHash<QByteArray, QAction *> m_actions;
};

} // namespace huying
