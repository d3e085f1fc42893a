// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

#include <QHash>
#include <QList>

namespace huying
{

/// Where positions come from: one line of positions.json, written by who keeps the receivers.
struct PositionSpec
{
    enum class From { Tcp, Serial, File };

    From from = From::File;
    QString name;                   ///< shown: the file's name for it, else address, device or path
    QString unit;                   ///< ref of the unit, for a receiver of its own; else sentences say whose they are
    QHash<QString, QString> units;  ///< tag of a sentence → ref; a tag that is not in it is the ref itself
    QString host, path;             ///< path: of the device or the file
    quint16 port = 0;
    int baud = 9600;
    double pace = 1;                ///< of a file: how many times as fast as it was recorded
    bool loop = false;              ///< of a file: from the start again at its end
};

/// Errors name file, row and reason. A relative path is beside the table.
Result<QList<PositionSpec>> positionSpecsFromJson(const QByteArray &json, const QString &fileName);
/// `path` empty: the site's positions.json, and none at all if the site has none.
Result<QList<PositionSpec>> loadPositionSpecs(const QString &path);

} // namespace huying
