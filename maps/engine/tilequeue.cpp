// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/tilequeue.h"
#include "maps/engine/drawing.h"
#include "maps/tilepixels.h"

#include <QImage>
#include <QThread>
#include <algorithm>
#include <cmath>
#include <utility>
#include <qgsmaplayer.h>
#include <qgsmaprenderersequentialjob.h>
#include <qgsmapsettings.h>
#include <qgsnetworkaccessmanager.h>

namespace huying
{
namespace
{

constexpr double worldHalf = 20037508.342789244; // metres, EPSG:3857
constexpr qint64 jobLimit = 60000;               // milliseconds

int parallelJobs() { return std::clamp(QThread::idealThreadCount(), 1, 4); }

} // namespace

TileQueue::TileQueue(Drawing &drawing, QObject *parent) : QObject(parent), m_drawing(drawing)
{
    m_limit.setInterval(1000);
    connect(&m_limit, &QTimer::timeout, this, &TileQueue::stopSlowJobs);
    // The renderer leaves out what a service doesn't bring and says nothing. (A tile that isn't there is no failure.)
    connect(QgsNetworkAccessManager::instance(), qOverload<QgsNetworkReplyContent>(&QgsNetworkAccessManager::finished), this,
            [this](const QgsNetworkReplyContent &reply) {
                const auto error = reply.error();
                if (error == QNetworkReply::NoError || error == QNetworkReply::ContentNotFoundError
                    || error == QNetworkReply::OperationCanceledError)
                    return;
                noteFailure(reply.request().url().host());
            });
    connect(QgsNetworkAccessManager::instance(),
            qOverload<QgsNetworkRequestParameters>(&QgsNetworkAccessManager::requestTimedOut), this,
            [this](const QgsNetworkRequestParameters &request) { noteFailure(request.request().url().host()); });
}

TileQueue::~TileQueue()
{
    for (auto it = m_running.begin(); it != m_running.end(); ++it) {
        it.key()->disconnect(this);
        it.key()->cancel();
        delete it.key();
    }
}

void TileQueue::noteFailure(const QString &host)
{
    for (Meta &meta : m_running)
        if (meta.layers->remote)
            meta.silentHost = host;
}

TileQueue::Meta TileQueue::metaOf(const wire::RenderTile &tile)
{
    Meta meta;
    // A metatile's picture stays near 16 MB.
    const qint32 side = std::min(tile.ratio > 1.5 ? 2 : 4, 1 << std::min(tile.z, 2));
    meta.z = tile.z;
    meta.x = tile.x / side * side;
    meta.y = tile.y / side * side;
    meta.ratio = tile.ratio;
    meta.revision = tile.revision;
    meta.style = tile.style;
    return meta;
}

QByteArray TileQueue::keyOf(const Meta &meta)
{
    QByteArray key;
    QDataStream(&key, QIODevice::WriteOnly) << meta.z << meta.x << meta.y << meta.ratio << meta.revision << meta.style;
    return key;
}

void TileQueue::add(const wire::RenderTile &tile)
{
    const qint32 last = tile.z >= 0 && tile.z <= 24 ? (1 << tile.z) - 1 : -1;
    if (tile.x < 0 || tile.y < 0 || tile.x > last || tile.y > last || !(tile.ratio >= 0.5 && tile.ratio <= 4)) {
        wire::Tile bad;
        bad.request = tile.request;
        bad.problem = {wire::Trouble::RenderFailed, {}, QStringLiteral("%1/%2/%3").arg(tile.z).arg(tile.x).arg(tile.y)};
        emit tileDone(bad);
        return;
    }
    Meta meta = metaOf(tile);
    const QByteArray key = keyOf(meta);
    m_requests.insert(tile.request, key);
    for (Meta &running : m_running)
        if (!running.tooSlow && keyOf(running) == key && !running.wanted.isEmpty() && running.box.contains(tile.x, tile.y)) {
            running.wanted.insert(tile.request, {tile.x, tile.y});
            return;
        }
    Meta &waiting = m_waiting.contains(key) ? m_waiting[key] : *m_waiting.insert(key, meta);
    if (waiting.batch != tile.batch || waiting.wanted.isEmpty()) {
        waiting.batch = tile.batch;
        waiting.order = ++m_order;
    }
    waiting.wanted.insert(tile.request, {tile.x, tile.y});
    // After the whole batch has been read from the socket, so that its order counts.
    QMetaObject::invokeMethod(this, [this] { renderNext(); }, Qt::QueuedConnection);
}

void TileQueue::cancel(const QVector<quint64> &requests)
{
    for (quint64 request : requests) {
        const QByteArray key = m_requests.take(request);
        if (const auto it = m_waiting.find(key); it != m_waiting.end()) {
            it->wanted.remove(request);
            if (it->wanted.isEmpty())
                m_waiting.erase(it);
        }
        for (auto it = m_running.begin(); it != m_running.end(); ++it)
            if (it->wanted.remove(request) && it->wanted.isEmpty())
                it.key()->cancelWithoutBlocking();
    }
}

void TileQueue::clear()
{
    m_waiting.clear();
    m_requests.clear();
    for (auto it = m_running.begin(); it != m_running.end(); ++it) {
        it->wanted.clear();
        it.key()->cancelWithoutBlocking();
    }
}

void TileQueue::setHeld(bool held)
{
    m_held = held;
    renderNext();
}

void TileQueue::renderNext()
{
    while (!m_held && !m_waiting.isEmpty() && m_running.size() < parallelJobs()) {
        const auto next = std::min_element(m_waiting.begin(), m_waiting.end(), [](const Meta &a, const Meta &b) {
            return a.batch != b.batch ? a.batch > b.batch : a.order < b.order;
        });
        Meta meta = *next;
        m_waiting.erase(next);
        start(std::move(meta));
    }
}

void TileQueue::start(Meta meta)
{
    for (const auto &[x, y] : std::as_const(meta.wanted))
        meta.box |= QRect(x, y, 1, 1);
    const QRect &box = meta.box;
    const double step = 2 * worldHalf / std::pow(2.0, meta.z);
    const double extent[4] = {box.x() * step - worldHalf, worldHalf - (box.y() + box.height()) * step,
                              (box.x() + box.width()) * step - worldHalf, worldHalf - box.y() * step};
    const int size = int(std::lround(wire::tileSize * meta.ratio));
    meta.layers = m_drawing.layers(meta.style);
    const QgsMapSettings settings = m_drawing.settings(*meta.layers, extent, size * box.width(), size * box.height(), 96 * meta.ratio, true);
    auto *job = new QgsMapRendererSequentialJob(settings);
    connect(job, &QgsMapRendererSequentialJob::finished, this, [this, job] { finished(job); });
    meta.since.start();
    m_running.insert(job, std::move(meta));
    if (!m_limit.isActive())
        m_limit.start();
    job->start();
}

void TileQueue::finished(QgsMapRendererSequentialJob *job)
{
    const Meta meta = m_running.take(job);
    for (auto it = meta.wanted.begin(); it != meta.wanted.end(); ++it)
        m_requests.remove(it.key());
    if (!meta.wanted.isEmpty())
        answer(meta, *job);
    job->deleteLater();
    if (m_running.isEmpty())
        m_limit.stop();
    renderNext();
}

void TileQueue::answer(const Meta &meta, QgsMapRendererSequentialJob &job)
{
    const QImage image = job.renderedImage();
    const int size = image.width() / meta.box.width();
    const double step = 2 * worldHalf / std::pow(2.0, meta.z);
    wire::Tile tile;
    tile.z = meta.z;
    tile.ratio = meta.ratio;
    tile.revision = meta.revision;
    tile.width = tile.height = size;
    const auto errors = job.errors();
    if (meta.tooSlow)
        tile.problem = {wire::Trouble::TooSlow, {}, {}};
    else if (!errors.isEmpty())
        tile.problem = {wire::Trouble::RenderFailed, {}, errors.first().message};
    else if (!meta.silentHost.isEmpty())
        tile.problem = {wire::Trouble::ServiceSilent, meta.silentHost, {}};
    for (qint32 i = 0; i < meta.box.width() * meta.box.height(); ++i) {
        const qint32 dx = i % meta.box.width(), dy = i / meta.box.width();
        tile.x = meta.box.x() + dx;
        tile.y = meta.box.y() + dy;
        tile.west = tile.x * step - worldHalf;
        tile.east = tile.west + step;
        tile.north = worldHalf - tile.y * step;
        tile.south = tile.north - step;
        tile.pixels = wire::packPixels(image, QRect(dx * size, dy * size, size, size));
        auto requests = meta.wanted.keys({tile.x, tile.y});
        if (requests.isEmpty())
            requests.append(0);
        for (quint64 request : requests) {
            tile.request = request;
            emit tileDone(tile);
        }
    }
}

void TileQueue::stopSlowJobs()
{
    for (auto it = m_running.begin(); it != m_running.end(); ++it)
        if (it->since.elapsed() > jobLimit && !it->tooSlow) {
            it->tooSlow = true;
            it.key()->cancelWithoutBlocking();
        }
}

} // namespace huying
