// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/exportmap.h"

#include "app/console/exportdialog.h"
#include "app/console/session.h"
#include "data/live/whendone.h"
#include "maps/view/mapexport.h"
#include "maps/view/mapview.h"
#include "widgets/controls/toast.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

namespace huying
{

namespace
{

QString words(const char *text)
{
    return QCoreApplication::translate("ExportMap", text);
}

QString sourceText(const Session &session)
{
    QStringList parts;
    const MapProject &base = session.engine.project();
    if (!base.file.isEmpty())
        parts << words(QT_TRANSLATE_NOOP("ExportMap", "Base map: %1")).arg(QFileInfo(base.file).fileName());
    const QString store = QFileInfo(session.info().path).fileName();
    parts << (session.info().isSample ? words(QT_TRANSLATE_NOOP("ExportMap", "Data: %1 (sample data)"))
                                      : words(QT_TRANSLATE_NOOP("ExportMap", "Data: %1"))).arg(store);
    parts << words(QT_TRANSLATE_NOOP("ExportMap", "Web Mercator projection of CGCS2000"))
          << words(QT_TRANSLATE_NOOP("ExportMap", "Made with Huying on %1")).arg(QDate::currentDate().toString(Qt::ISODate));
    return parts.join(QStringLiteral("  ·  "));
}

MapSheet sheetOf(const Session &session)
{
    MapSheet sheet;
    sheet.title = session.info().place.isEmpty() ? words(QT_TRANSLATE_NOOP("ExportMap", "Cases and units"))
                                                 : words(QT_TRANSLATE_NOOP("ExportMap", "%1: cases and units")).arg(session.info().place);
    const QString at = QDateTime::fromMSecsSinceEpoch(session.live.now()).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    sheet.time = (session.live.clock().isReplay() ? words(QT_TRANSLATE_NOOP("ExportMap", "As of %1 (replay)"))
                                                  : words(QT_TRANSLATE_NOOP("ExportMap", "As of %1"))).arg(at);
    sheet.source = sourceText(session);
    const Account &account = session.account;
    const QString org = account.org.isEmpty() ? QString() : session.words.organization(account.org);
    QStringList author{org.isEmpty() ? session.info().place : org, account.display};
    author.removeAll(QString());
    sheet.author = author.isEmpty() ? QString()
                                    : words(QT_TRANSLATE_NOOP("ExportMap", "Made by %1")).arg(author.join(QStringLiteral(" · ")));
    sheet.masked = words(QT_TRANSLATE_NOOP("ExportMap", "No personal data: people are not on the map, names and addresses are masked"));
    return sheet;
}

} // namespace

void exportMap(QWidget &window, Session &session, MapView &map, ToastStack &toasts)
{
    if (session.engine.state() != EngineState::Ready)
        toasts.post({LampShape::Triangle, words(QT_TRANSLATE_NOOP("ExportMap", "The base map is not ready")),
                     session.engine.stateMessage(), {}, 10, false});
    auto *dialog = new ExportDialog(sheetOf(session), &window);
    QObject::connect(dialog, &ExportDialog::chosen, &window, [&](const MapSheet &sheet, const QString &file) {
        const auto told = [&toasts](const QString &written, const QString &trouble) {
            const bool good = trouble.isEmpty();
            toasts.post({good ? LampShape::Tick : LampShape::Diamond,
                         good ? words(QT_TRANSLATE_NOOP("ExportMap", "Map exported"))
                              : words(QT_TRANSLATE_NOOP("ExportMap", "Map not exported")),
                         good ? written : trouble, {}, good ? 8 : 20, false});
        };
        whenDone(session.live.audit(QStringLiteral("map"), sheet.title, QFileInfo(file).fileName()), &window,
                 [&window, &session, &map, sheet, file, told](const Result<void> &done) {
                     if (!done)
                         return told(file, done.error().message);
                     auto *job = new MapExport(session.engine, sheet, file, &window);
                     QObject::connect(job, &MapExport::done, &window, told);
                     job->start(map);
                 });
    });
    dialog->open();
}

} // namespace huying
