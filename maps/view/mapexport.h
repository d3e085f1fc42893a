// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/enginelink.h"
#include "maps/view/mapsheet.h"

#include <QTemporaryDir>

namespace huying
{

class MapView;

/// Writes what a map view shows as a sheet: the engine draws the base map, the live layers are drawn over it in
/// the pool. One sheet; deletes itself after `done`. Either the whole file is there in the end or nothing.
class MapExport : public QObject
{
    Q_OBJECT
public:
    /// `file` ends with .png or .pdf.
    MapExport(EngineLink &link, const MapSheet &sheet, const QString &file, QObject *parent);
    void start(MapView &map);

signals:
    void done(const QString &file, const QString &trouble); ///< trouble empty: written

private:
    void takeBase(quint64 request, const QString &trouble);
    void compose();
    void finish(const QString &trouble);

    EngineLink &m_link;
    MapSheet m_sheet;
    QString m_file;
    QTemporaryDir m_dir; ///< for the engine's picture
    Viewport m_view;
    MapContentPtr m_content;
    quint64 m_request = 0;
};

} // namespace huying
