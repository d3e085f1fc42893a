// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/enginetiles.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <utility>

namespace huying
{

EngineTiles::EngineTiles(EngineLink &link, TileStore &store, QObject *parent)
    : TileSource(parent), m_link(link), m_store(store)
{
    connect(&link, &EngineLink::opened, this, [this](const MapProject &project) {
        renumber();
        emit projectChanged(project);
    });
    connect(&link, &EngineLink::openFailed, this, [this] {
        renumber();
        emit emptied();
    });
    connect(&link, &EngineLink::stateChanged, this, &EngineTiles::takeState);
    connect(&link, &EngineLink::tileReady, this, &EngineTiles::takeRendered);
    connect(&store, &TileStore::found, this, &EngineTiles::takeStored);
    connect(&store, &TileStore::absent, this, &EngineTiles::takeAbsent);
    m_absent = isAbsent(link.state());
    renumber();
}

EngineTiles::~EngineTiles() { cancelAll(); }

void EngineTiles::setStyle(const MapStyle &style)
{
    if (style == m_style)
        return;
    m_style = style;
    renumber();
}

void EngineTiles::setPixelRatio(double ratio)
{
    if (qFuzzyCompare(ratio, m_ratio))
        return;
    m_ratio = ratio;
    renumber();
}

// After an engine restart the project is opened again; if nothing changed, what the view has stays good.
void EngineTiles::renumber()
{
    QString sheet;
    if (!m_link.content().isEmpty()) {
        QByteArray key;
        QDataStream stream(&key, QIODevice::WriteOnly);
        stream << m_link.content() << m_ratio << wireStyle(m_style);
        sheet = QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha1).toHex());
        if (sheet == m_sheet)
            return;
    }
    cancelAll();
    m_sheet = sheet;
    m_revision = m_link.nextRevision();
    emit invalidated();
}

void EngineTiles::cancelAll()
{
    QList<quint64> requests;
    for (const Want &want : std::as_const(m_wants))
        if (want.stage == Stage::Rendering)
            requests.append(want.request);
    m_link.cancel(requests);
    m_wants.clear();
    m_order.clear();
}

// While the engine is absent every tile that the store lacks is answered as failed; when it is back, the view
// is told to ask again.
void EngineTiles::takeState(EngineState state, const QString &message)
{
    const bool was = std::exchange(m_absent, isAbsent(state));
    emit engineStateChanged(state, message);
    if (m_absent) {
        QList<TileKey> keys = m_refused;
        QList<quint64> requests;
        for (auto it = m_wants.begin(); it != m_wants.end(); ++it)
            if (it->stage == Stage::Rendering) {
                keys.append(it.key());
                requests.append(it->request);
            }
        m_link.cancel(requests);
        refuse(keys);
    } else if (was && state == EngineState::Ready) {
        cancelAll();
        emit invalidated();
    }
}

void EngineTiles::refuse(const QList<TileKey> &keys)
{
    m_refused.clear();
    for (const TileKey &key : keys) {
        if (const auto want = m_wants.find(key); want != m_wants.end())
            want->stage = Stage::Failed;
        emit tileFailed(key, m_link.stateMessage());
    }
}

void EngineTiles::request(const QList<TileKey> &wanted)
{
    if (m_sheet.isEmpty()) { // `invalidated` comes as soon as the project is open
        if (m_refused.isEmpty() && m_absent && !wanted.isEmpty())
            QMetaObject::invokeMethod(this, [this] { refuse(m_absent ? m_refused : QList<TileKey>()); },
                                      Qt::QueuedConnection);
        m_refused = wanted;
        return;
    }
    m_refused.clear();
    QHash<TileKey, Want> wants;
    QList<TileKey> fresh;
    for (const TileKey &key : wanted) {
        if (wants.contains(key))
            continue;
        if (!m_wants.contains(key))
            fresh.append(key);
        wants.insert(key, m_wants.take(key));
    }
    QList<quint64> dropped;
    for (const Want &want : std::as_const(m_wants))
        if (want.stage == Stage::Rendering)
            dropped.append(want.request);
    m_link.cancel(dropped);
    m_wants = wants;
    m_order = wanted;
    if (!fresh.isEmpty())
        m_store.read(m_sheet, fresh);
    askEngine();
}

// All that is still to be rendered, in the view's order; asked again it only moves up in the engine's queue.
void EngineTiles::askEngine()
{
    m_asking = false;
    QList<wire::RenderTile> tiles;
    const quint32 batch = m_link.nextBatch();
    const wire::Style style = wireStyle(m_style);
    for (const TileKey &key : std::as_const(m_order)) {
        const Want want = m_wants.value(key);
        if (want.stage == Stage::Rendering)
            tiles.append({want.request, batch, key.z, key.x, key.y, m_ratio, m_revision, style});
    }
    if (!tiles.isEmpty())
        m_link.requestTiles(tiles);
}

void EngineTiles::takeStored(const QString &sheet, TileKey key, const QImage &image)
{
    const auto want = m_wants.find(key);
    if (sheet != m_sheet || want == m_wants.end() || want->stage != Stage::Reading)
        return;
    want->stage = Stage::Done;
    QImage tile = image;
    tile.setDevicePixelRatio(m_ratio);
    emit tileReady(key, tile, true);
}

void EngineTiles::takeAbsent(const QString &sheet, TileKey key)
{
    const auto want = m_wants.find(key);
    if (sheet != m_sheet || want == m_wants.end() || want->stage != Stage::Reading)
        return;
    if (m_absent)
        return refuse({key});
    want->stage = Stage::Rendering;
    want->request = m_link.nextRequest();
    if (!m_asking) {
        m_asking = true;
        QMetaObject::invokeMethod(this, &EngineTiles::askEngine, Qt::QueuedConnection);
    }
}

void EngineTiles::takeRendered(const EngineTile &tile)
{
    if (tile.revision != m_revision)
        return;
    const bool whole = tile.trouble.isEmpty() && !tile.image.isNull();
    if (whole)
        m_store.write(m_sheet, tile.key, tile.image);
    const auto want = m_wants.find(tile.key);
    if (want == m_wants.end() || want->stage == Stage::Done)
        return;
    want->stage = whole ? Stage::Done : Stage::Failed;
    if (!tile.image.isNull())
        emit tileReady(tile.key, tile.image, whole);
    if (!whole)
        emit tileFailed(tile.key, tile.trouble);
}

} // namespace huying
