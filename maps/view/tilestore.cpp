// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/tilestore.h"
#include "maps/view/tileshelf.h"

#include <QStandardPaths>

namespace huying
{

TileStore::TileStore(const QString &folder, qint64 limitBytes, QObject *parent)
    : QObject(parent), m_shelf(new TileShelf(folder, limitBytes))
{
    qRegisterMetaType<TileKey>();
    m_shelf->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_shelf, &QObject::deleteLater);
    connect(m_shelf, &TileShelf::found, this, &TileStore::found);
    connect(m_shelf, &TileShelf::absent, this, &TileStore::absent);
    m_thread.setObjectName(QStringLiteral("tile store"));
    m_thread.start();
}

TileStore::~TileStore()
{
    // A thread told to quit before its loop runs would never see a queued call.
    QMetaObject::invokeMethod(m_shelf, &TileShelf::finish, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QString TileStore::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/tiles");
}

void TileStore::read(const QString &sheet, const QList<TileKey> &keys)
{
    QMetaObject::invokeMethod(m_shelf, [s = m_shelf, sheet, keys] { s->read(sheet, keys); });
}

void TileStore::write(const QString &sheet, TileKey key, const QImage &image)
{
    QMetaObject::invokeMethod(m_shelf, [s = m_shelf, sheet, key, image] { s->write(sheet, key, image); });
}

} // namespace huying
