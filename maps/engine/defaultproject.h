// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QgsProject;

namespace huying
{

/// Fills `project` with the one-map project over the base tables of a store: roads, buildings, land,
/// waterways; themes "dark" and "light". Personal and live tables stay out, the console draws those.
void makeDefaultProject(QgsProject &project, const QString &store);

/// Where the default project of a store is kept: store.gpkg → store.qgz beside it.
QString projectBeside(const QString &store);

/// True for a default project of an earlier version that nobody has saved from elsewhere since.
bool isOutdatedDefault(const QgsProject &project);

/// False if the file can't be written; the project stays usable.
bool saveDefaultProject(QgsProject &project, const QString &file);

} // namespace huying
