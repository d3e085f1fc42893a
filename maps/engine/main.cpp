// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/pagejob.h"
#include "maps/engine/session.h"
#include "maps/engine/storeguard.h"

#include <QDir>
#include <QStandardPaths>
#include <cstdio>
#include <cstdlib>
#include <malloc.h>
#include <qgsapplication.h>
#include <qgsnetworkaccessmanager.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

constexpr int networkTimeoutMs = 6000;
constexpr int largestKept = 32 << 20; // bytes: pictures of metatiles are not larger
constexpr int mostKept = 64 << 20;

int main(int argc, char *argv[])
{
    const bool isPage = argc == 3 && qstrcmp(argv[1], "--page") == 0;
    if (!isPage && (argc != 3 || qstrcmp(argv[1], "--socket") != 0)) {
        std::fputs("huying-mapengine --socket NAME\nhuying-mapengine --page PID\nStarted by huying, or by itself for one "
                   "page; it draws the map with QGIS.\n", stderr);
        return 2;
    }
    if (isPage) { // it goes with the engine that asked for it, also with one that has gone meanwhile
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != std::atoi(argv[2]))
            return 1;
    }
    // Memory of one picture is that of the next: getting it anew takes a twentieth of all the time.
    mallopt(M_MMAP_THRESHOLD, largestKept);
    mallopt(M_TRIM_THRESHOLD, mostKept);
    nice(5); // drawing ahead must not make the console stutter
    qputenv("QT_QPA_PLATFORM", "offscreen");
    huying::keepStoresReadOnly();
    const QString profile =
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/huying/qgis");
    QDir().mkpath(profile);
    QgsApplication app(argc, argv, false, profile);
    if (!qEnvironmentVariableIsSet("QGIS_PREFIX_PATH"))
        QgsApplication::setPrefixPath(QStringLiteral(HUYING_QGIS_PREFIX), true);
    QgsApplication::initQgis();
    // A service that can't be reached must not keep a map from being drawn: the usual minute is too long.
    QgsNetworkAccessManager::setTimeout(networkTimeoutMs);
    int result = 0;
    if (isPage) {
        result = huying::writeOrderedPage();
    } else {
        huying::Session session;
        QObject::connect(&session, &huying::Session::closed, &app, &QCoreApplication::quit);
        session.connectTo(QString::fromLocal8Bit(argv[2]));
        result = QCoreApplication::exec();
    }
    QgsApplication::exitQgis();
    return result;
}
