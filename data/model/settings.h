// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QSettings>

namespace huying
{

/// What a program keeps for the person at it: folders, layouts, themes; a file of its own in ~/.config/huying. The house
/// is named here and not as the application's organisation, which would move the folders of its caches and tables too.
inline QSettings keptSettings()
{
    return QSettings(QStringLiteral("huying"), QCoreApplication::applicationName());
}

} // namespace huying
