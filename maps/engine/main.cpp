// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/session.h"

#include <QDir>
#include <QStandardPaths>
#include <cpl_conv.h>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <qgsapplication.h>
#include <sqlite3.h>
#include <unistd.h>

namespace
{

// The store belongs to the console: whatever QGIS and GDAL try, their connections can't change it.
int refuseWrites(sqlite3 *db, char **, const sqlite3_api_routines *)
{
    const char *file = sqlite3_db_filename(db, "main");
    if (file && sqlite3_stricmp(file + std::max<size_t>(std::strlen(file), 5) - 5, ".gpkg") == 0)
        sqlite3_exec(db, "PRAGMA query_only=1", nullptr, nullptr, nullptr);
    return SQLITE_OK;
}

void keepHandsOffStores()
{
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(refuseWrites));
    // With this set QGIS doesn't switch a GeoPackage back from WAL when it closes it.
    CPLSetConfigOption("OGR_SQLITE_JOURNAL", "WAL");
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 3 || qstrcmp(argv[1], "--socket") != 0) {
        std::fputs("huying-mapengine --socket NAME\nStarted by huying; it draws the map with QGIS.\n", stderr);
        return 2;
    }
    nice(5); // drawing ahead must not make the console stutter
    qputenv("QT_QPA_PLATFORM", "offscreen");
    keepHandsOffStores();
    const QString profile =
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/huying/qgis");
    QDir().mkpath(profile);
    QgsApplication app(argc, argv, false, profile);
    QgsApplication::initQgis();
    int result = 0;
    {
        huying::Session session;
        QObject::connect(&session, &huying::Session::closed, &app, &QCoreApplication::quit);
        session.connectTo(QString::fromLocal8Bit(argv[2]));
        result = QCoreApplication::exec();
    }
    QgsApplication::exitQgis();
    return result;
}
