// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/maptypes.h"

#include <QObject>
#include <QThread>

namespace huying
{

class TileShelf;

/// Rendered tiles kept in MBTiles files, one a sheet (project, data, style and ratio, as a hash that is a
/// file name). Reading and writing happen in a thread of its own, reading first.
class TileStore : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 defaultLimit = qint64(1) << 30; ///< bytes, all sheets together

    explicit TileStore(const QString &folder = defaultFolder(), qint64 limitBytes = defaultLimit,
                       QObject *parent = nullptr);
    ~TileStore() override; ///< writes what is still to be written

    static QString defaultFolder();

    /// Each key is answered by `found` or `absent`.
    void read(const QString &sheet, const QList<TileKey> &keys);
    void write(const QString &sheet, TileKey key, const QImage &image);

signals:
    void found(const QString &sheet, huying::TileKey key, const QImage &image);
    void absent(const QString &sheet, huying::TileKey key);

private:
    QThread m_thread;
    TileShelf *m_shelf; ///< lives in the thread
};

} // namespace huying
