// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/maptypes.h"
#include "maps/view/mbtiles.h"

#include <QObject>
#include <deque>
#include <map>
#include <memory>

namespace huying
{

/// The part of the tile store that works in its thread.
class TileShelf : public QObject
{
    Q_OBJECT
public:
    TileShelf(QString folder, qint64 limitBytes) : m_folder(std::move(folder)), m_limit(limitBytes) {}

    void read(const QString &sheet, const QList<TileKey> &keys);
    void write(const QString &sheet, TileKey key, const QImage &image);
    void finish(); ///< writes all that waits

signals:
    void found(const QString &sheet, huying::TileKey key, const QImage &image);
    void absent(const QString &sheet, huying::TileKey key);

private:
    struct Waiting
    {
        QString sheet;
        TileKey key;
        QImage image;
    };

    MbTiles &file(const QString &sheet);
    void makeRoom(const QString &sheet);
    QImage stored(const QString &sheet, TileKey key);
    void writeNext();
    void writeOne();

    QString m_folder;
    qint64 m_limit;
    std::map<QString, std::unique_ptr<MbTiles>> m_files;
    std::deque<Waiting> m_waiting;
};

} // namespace huying
