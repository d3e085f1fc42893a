// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/projectmemory.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <SQLiteCpp/SQLiteCpp.h>

namespace huying
{

namespace
{

constexpr quint32 format = 0x48594d02; // with the protocol's version in the stream after it
constexpr int keptProjects = 40;

// Size and time of the file and of those that belong to it.
QByteArray stampOf(const QString &file)
{
    const QString base = QFileInfo(file).path() + u'/' + QFileInfo(file).completeBaseName();
    QStringList parts{file, file + QStringLiteral("-wal"), file + QStringLiteral(".aux.xml")};
    if (file.endsWith(QLatin1String(".shp"), Qt::CaseInsensitive))
        for (const char *suffix : {".dbf", ".prj", ".cpg"})
            parts << base + QLatin1String(suffix);
    QByteArray stamp;
    QDataStream out(&stamp, QIODevice::WriteOnly);
    for (const QString &part : std::as_const(parts)) {
        const QFileInfo info(part);
        out << info.size() << (info.exists() ? info.lastModified().toMSecsSinceEpoch() : 0);
    }
    return stamp;
}

QByteArray projectStamp(const wire::Layers &layers)
{
    const QFileInfo file(layers.project);
    QByteArray stamp;
    QDataStream(&stamp, QIODevice::WriteOnly) << file.size() << file.lastModified().toMSecsSinceEpoch();
    return stamp;
}

// The store changes with every case, so its time says nothing: the base map's tables are looked at, each by when it
// was changed last, as who edits a GeoPackage writes it, by its number of rows and by where they lie.
QByteArray baseStamp(const QString &store)
{
    QByteArray stamp;
    try {
        SQLite::Database db(store.toStdString(), SQLite::OPEN_READONLY, 500);
        for (const char *table : {"roads", "buildings", "waterways", "land"}) {
            SQLite::Statement sum(db, std::string("SELECT coalesce((SELECT last_change FROM gpkg_contents WHERE table_name = '") + table
                                          + "'), '') || ' ' || count(*) || ' ' || total(minx) || ' ' || total(miny) || ' '"
                                            " || total(maxx) || ' ' || total(maxy) FROM rtree_" + table + "_geom");
            if (sum.executeStep())
                stamp += QByteArray::fromStdString(sum.getColumn(0).getString()) + '\n';
        }
    } catch (const SQLite::Exception &e) {
        stamp += e.what(); // as long as it can't be read, neither can the engine
    }
    return stamp;
}

} // namespace

QString ProjectMemory::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/projects");
}

QString ProjectMemory::fileOf(const QString &path) const
{
    const QByteArray name = QFileInfo(path).absoluteFilePath().toUtf8();
    return m_folder + u'/'
           + QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha1).toHex()) + QStringLiteral(".project");
}

void ProjectMemory::remember(const QString &path, const wire::Layers &layers) const
{
    QDir().mkpath(m_folder);
    QSaveFile file(fileOf(path));
    if (!file.open(QIODevice::WriteOnly))
        return;
    QDataStream out(&file);
    out.setVersion(wire::streamVersion);
    out << format << wire::protocolVersion << projectStamp(layers) << layers;
    file.commit();
    const auto all = QDir(m_folder).entryInfoList({QStringLiteral("*.project")}, QDir::Files, QDir::Time);
    for (const QFileInfo &old : all.mid(keptProjects))
        QFile::remove(old.filePath());
}

std::optional<wire::Layers> ProjectMemory::recall(const QString &path) const
{
    QFile file(fileOf(path));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QDataStream in(&file);
    in.setVersion(wire::streamVersion);
    quint32 kind = 0;
    quint16 version = 0;
    in >> kind >> version;
    if (kind != format || version != wire::protocolVersion)
        return std::nullopt;
    QByteArray stamp;
    wire::Layers layers;
    in >> stamp >> layers;
    if (in.status() != QDataStream::Ok || stamp != projectStamp(layers))
        return std::nullopt;
    return layers;
}

QByteArray keyOf(const wire::Layers &layers, const QString &path)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(layers.content);
    for (const QString &file : layers.files) {
        hash.addData(file.toUtf8());
        hash.addData(stampOf(file));
    }
    if (path.endsWith(QLatin1String(".gpkg"), Qt::CaseInsensitive))
        hash.addData(baseStamp(path));
    return hash.result();
}

} // namespace huying
