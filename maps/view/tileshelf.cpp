// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/tileshelf.h"
#include "maps/view/tilepng.h"

#include <QColorSpace>
#include <QDateTime>
#include <QDir>
#include <algorithm>

namespace huying
{

namespace
{

constexpr size_t openFiles = 4;
constexpr size_t longestQueue = 256; // a tile more is simply rendered again some day

} // namespace

void TileShelf::read(const QString &sheet, const QList<TileKey> &keys)
{
    for (const TileKey &key : keys) {
        const QImage image = stored(sheet, key);
        if (image.isNull())
            emit absent(sheet, key);
        else
            emit found(sheet, key, image);
    }
}

QImage TileShelf::stored(const QString &sheet, TileKey key)
{
    for (const Waiting &w : m_waiting)
        if (w.key == key && w.sheet == sheet)
            return w.image;
    const QByteArray data = file(sheet).read(key);
    QImage image = QImage::fromData(data, "PNG").convertToFormat(QImage::Format_ARGB32_Premultiplied);
    image.setColorSpace({}); // libpng has noted one
    return image;
}

void TileShelf::write(const QString &sheet, TileKey key, const QImage &image)
{
    if (m_waiting.size() >= longestQueue)
        return;
    m_waiting.push_back({sheet, key, image});
    if (m_waiting.size() == 1)
        QMetaObject::invokeMethod(this, &TileShelf::writeNext, Qt::QueuedConnection);
}

// One at a time through the event queue, so that a reader waits for one tile at most.
void TileShelf::writeNext()
{
    writeOne();
    if (!m_waiting.empty())
        QMetaObject::invokeMethod(this, &TileShelf::writeNext, Qt::QueuedConnection);
}

void TileShelf::writeOne()
{
    if (m_waiting.empty())
        return;
    const Waiting w = m_waiting.front();
    m_waiting.pop_front();
    file(w.sheet).write(w.key, pngOf(w.image));
}

void TileShelf::finish()
{
    while (!m_waiting.empty())
        writeOne();
    m_files.clear();
}

MbTiles &TileShelf::file(const QString &sheet)
{
    auto it = m_files.find(sheet);
    if (it == m_files.end()) {
        if (m_files.size() >= openFiles)
            m_files.clear();
        makeRoom(sheet);
        it = m_files.emplace(sheet, std::make_unique<MbTiles>(m_folder + QLatin1Char('/') + sheet + QStringLiteral(".mbtiles"),
                                                              m_limit / 2 / qint64(openFiles))).first;
    }
    return *it->second;
}

// The sheets used longest ago go, until half of the limit is free for this one.
void TileShelf::makeRoom(const QString &sheet)
{
    QDir().mkpath(m_folder);
    QFileInfoList files = QDir(m_folder).entryInfoList({QStringLiteral("*.mbtiles")}, QDir::Files, QDir::Time);
    qint64 total = 0;
    for (const QFileInfo &info : std::as_const(files)) {
        const QString name = info.completeBaseName();
        total += info.size();
        if (total <= m_limit / 2 || name == sheet || m_files.contains(name))
            continue;
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(info.filePath() + QLatin1String(suffix));
    }
}

} // namespace huying
