// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/protocol.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QRect>
#include <QTimer>
#include <memory>

class QgsMapRendererSequentialJob;

namespace huying
{

class Drawing;
struct LayerSet;

/// Renders tiles. Neighbours that are asked for together come from one picture, the smallest that holds those of a cell of
/// four by four: labels run across the edges between them, and none leaves the picture, so that none is cut wherever two
/// pictures meet, whenever they were drawn. The newest batch goes first. Jobs run in their own threads.
class TileQueue : public QObject
{
    Q_OBJECT
public:
    explicit TileQueue(Drawing &drawing, QObject *parent = nullptr);
    ~TileQueue() override;

    void add(const wire::RenderTile &tile);
    void cancel(const QVector<quint64> &requests);
    void clear(); ///< cancels everything, without answers
    /// Held, nothing new is begun: the reader is behind.
    void setHeld(bool held);
    int waiting() const { return int(m_waiting.size()); }
    int running() const { return int(m_running.size()); }

signals:
    void tileDone(const huying::wire::Tile &tile);

private:
    struct Meta
    {
        qint32 z = 0, x = 0, y = 0; ///< the cell's first tile
        QRect box;                  ///< tiles that are drawn, once it has begun
        double ratio = 1;
        quint32 revision = 0;
        wire::Style style;
        quint32 batch = 0;
        quint64 order = 0;
        QHash<quint64, QPair<qint32, qint32>> wanted; ///< request → tile
        QElapsedTimer since;
        bool tooSlow = false;
        QString silentHost; ///< a service that did not answer meanwhile
        std::shared_ptr<const LayerSet> layers;
    };

    static Meta metaOf(const wire::RenderTile &tile);
    static QByteArray keyOf(const Meta &meta);
    void renderNext();
    void start(Meta meta);
    void finished(QgsMapRendererSequentialJob *job);
    void answer(const Meta &meta, QgsMapRendererSequentialJob &job);
    void stopSlowJobs();
    void noteFailure(const QString &host);

    Drawing &m_drawing;
    QHash<QByteArray, Meta> m_waiting;
    QHash<QgsMapRendererSequentialJob *, Meta> m_running;
    QHash<quint64, QByteArray> m_requests; ///< request → key of its metatile
    QTimer m_limit;
    quint64 m_order = 0;
    bool m_held = false;
};

} // namespace huying
