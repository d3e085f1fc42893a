// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/protocol.h"

class QgsProject;

namespace huying
{

/// Opens a .qgs/.qgz, or the project of a store: the one saved beside it, else the default one, which is
/// then saved there. The answer lists every layer, the broken ones with the reason. Problems that don't
/// stop the map (project not saved, saved one broken) go to `notices`.
wire::Layers openProject(QgsProject &project, const QString &path, QVector<wire::Problem> &notices);

} // namespace huying
