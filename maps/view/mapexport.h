// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/enginelink.h"
#include "maps/view/mapsheet.h"

#include <QTemporaryDir>

namespace huying
{

class MapView;

/// Writes what a map view shows as a sheet. A PDF is laid out by the engine with QGIS, the live layers drawn in the pool
/// over it; for a PNG the engine draws the base map alone. One sheet; deletes itself after `done`. Either the whole
/// file is there in the end, or what was there before.
class MapExport : public QObject
{
    Q_OBJECT
public:
    /// `file` ends with .png or .pdf.
    MapExport(EngineLink &link, const MapSheet &sheet, const QString &file, QObject *parent);
    void start(MapView &map);

signals:
    void ordered(); ///< the engine has been asked
    void done(const QString &file, const QString &trouble); ///< trouble empty: written

private:
    void orderPage(const MapStyle &style);
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
