// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/engineworker.h"

#include <cstring>

namespace huying
{

using wire::Kind;

namespace
{

constexpr int deathsATile = 3;

QImage imageOf(const wire::Tile &tile)
{
    const qsizetype row = qsizetype(tile.width) * 4;
    if (tile.width <= 0 || tile.height <= 0 || tile.pixels.size() != row * tile.height)
        return {};
    QImage image(tile.width, tile.height, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < tile.height; ++y)
        std::memcpy(image.scanLine(y), tile.pixels.constData() + y * row, size_t(row));
    image.setDevicePixelRatio(tile.ratio);
    return image;
}

MapProject projectOf(const wire::Layers &layers)
{
    MapProject project{layers.project, layers.title, {layers.west, layers.south, layers.east, layers.north}, {}};
    for (const wire::Layer &l : layers.layers)
        project.layers.append({l.id, l.name, l.group, l.visible, l.opacity, l.minScale, l.maxScale,
                               troubleText(l.problem), QImage::fromData(l.legend, "PNG")});
    return project;
}

} // namespace

EngineWorker::EngineWorker(QObject *parent) : QObject(parent), m_process(this)
{
    connect(&m_process, &EngineProcess::connected, this, &EngineWorker::greet);
    connect(&m_process, &EngineProcess::received, this, &EngineWorker::handle);
    connect(&m_process, &EngineProcess::lost, this, [this](const QString &reason) {
        if (m_open)
            giveUpDeadly();
        const bool opening = !m_open && m_greeted;
        m_open = m_greeted = false;
        emit stateChanged(EngineState::Restarting,
                          opening ? tr("The map engine ended while opening %1.").arg(m_path) : reason);
    });
    connect(&m_process, &EngineProcess::missing, this,
            [this](const QString &reason) { emit stateChanged(EngineState::Missing, reason); });
}

void EngineWorker::start(const QString &binary, const QString &path)
{
    m_path = path;
    m_open = false;
    emit stateChanged(EngineState::Starting, {});
    m_process.start(binary);
}

void EngineWorker::open(const QString &path)
{
    m_path = path;
    m_open = false;
    if (m_process.isConnected())
        openPath();
}

void EngineWorker::stop() { m_process.stop(); }

void EngineWorker::greet(const wire::Hello &hello)
{
    m_greeted = true;
    emit engineStarted(hello.process);
    openPath();
}

void EngineWorker::openPath()
{
    m_open = false;
    updateBusy();
    m_process.send(Kind::Open, wire::Open{++m_generation, m_path});
}

void EngineWorker::requestTiles(const QList<wire::RenderTile> &tiles)
{
    for (const wire::RenderTile &tile : tiles) {
        m_tiles.insert(tile.request, tile);
        if (m_open)
            m_process.send(Kind::RenderTile, tile);
    }
}

void EngineWorker::cancel(const QList<quint64> &requests)
{
    for (quint64 request : requests) {
        m_tiles.remove(request);
        m_deaths.remove(request);
    }
    if (m_open && !requests.isEmpty())
        m_process.send(Kind::Cancel, wire::Cancel{requests});
}

void EngineWorker::identify(const wire::Identify &question)
{
    m_questions.insert(question.request, question);
    updateBusy();
    if (m_open)
        m_process.send(Kind::Identify, question);
}

void EngineWorker::exportMap(const wire::Export &order)
{
    m_exports.insert(order.request, order);
    if (m_open)
        m_process.send(Kind::Export, order);
}

// A tile that ends the engine each time it is drawn must not keep the map from the others.
void EngineWorker::giveUpDeadly()
{
    const auto open = m_tiles;
    for (const wire::RenderTile &tile : open) {
        if (++m_deaths[tile.request] < deathsATile)
            continue;
        cancel({tile.request});
        emit tileReady({tile.request, {tile.z, tile.x, tile.y}, tile.revision, {}, tr("The map engine ended while drawing.")});
    }
}

void EngineWorker::updateBusy() { m_process.setBusy(!m_open || !m_questions.isEmpty()); }

void EngineWorker::handle(Kind kind, const QByteArray &payload)
{
    const auto as = [&payload](auto message, auto &&act) {
        if (wire::parse(payload, message))
            act(message);
    };
    switch (kind) {
    case Kind::Layers:
        return as(wire::Layers(), [this](const wire::Layers &m) { handleLayers(m); });
    case Kind::Tile:
        return as(wire::Tile(), [this](const wire::Tile &m) { handleTile(m); });
    case Kind::Identified:
        return as(wire::Identified(), [this](const wire::Identified &m) {
            m_questions.remove(m.request);
            updateBusy();
            QList<IdentifiedFeature> features;
            for (const wire::Feature &f : m.features)
                features.append({f.layer, f.layerName, f.title, f.attributes, f.wkb});
            emit identified(m.request, features, troubleText(m.problem));
        });
    case Kind::Exported:
        return as(wire::Exported(), [this](const wire::Exported &m) {
            m_exports.remove(m.request);
            emit exported(m.request, m.file, troubleText(m.problem));
        });
    case Kind::Notice:
        return as(wire::Problem(), [this](const wire::Problem &m) { emit notice(troubleText(m)); });
    default:
        return;
    }
}

void EngineWorker::handleLayers(const wire::Layers &layers)
{
    if (layers.generation != m_generation)
        return;
    m_open = true;
    updateBusy();
    if (layers.problem) {
        emit openFailed(troubleText(layers.problem));
    } else {
        emit opened(projectOf(layers), layers.content);
    }
    emit stateChanged(EngineState::Ready, troubleText(layers.problem));
    for (const wire::RenderTile &tile : std::as_const(m_tiles))
        m_process.send(Kind::RenderTile, tile);
    for (const wire::Identify &question : std::as_const(m_questions))
        m_process.send(Kind::Identify, question);
    for (const wire::Export &order : std::as_const(m_exports))
        m_process.send(Kind::Export, order);
}

void EngineWorker::handleTile(const wire::Tile &tile)
{
    m_tiles.remove(tile.request);
    m_deaths.remove(tile.request);
    QString trouble = troubleText(tile.problem);
    emit tileReady({tile.request, {tile.z, tile.x, tile.y}, tile.revision, imageOf(tile), trouble});
}

QString troubleText(const wire::Problem &p)
{
    using wire::Trouble;
    const auto say = [&p](const QString &text) {
        return p.detail.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, p.detail);
    };
    switch (p.trouble) {
    case Trouble::None:
        return {};
    case Trouble::FileMissing:
        return say(EngineWorker::tr("%1 is not there or can't be read.").arg(p.file));
    case Trouble::ProjectBroken:
        return say(EngineWorker::tr("%1 is not a QGIS project or is damaged.").arg(p.file));
    case Trouble::StoreBroken:
        return say(EngineWorker::tr("%1 is not a GeoPackage.").arg(p.file));
    case Trouble::LayerSource:
        return say(EngineWorker::tr("The file %1 of this layer is not there.").arg(p.file));
    case Trouble::LayerBroken:
        return say(EngineWorker::tr("The data of this layer can't be read: %1").arg(p.file));
    case Trouble::NotSaved:
        return say(EngineWorker::tr("The map project can't be saved to %1; it works all the same.").arg(p.file));
    case Trouble::NotExported:
        return say(EngineWorker::tr("The map can't be written to %1.").arg(p.file));
    case Trouble::RenderFailed:
        return say(EngineWorker::tr("A layer could not be drawn."));
    case Trouble::TooSlow:
        return say(EngineWorker::tr("Drawing took too long and was stopped."));
    case Trouble::NothingOpen:
        return say(EngineWorker::tr("No map is open."));
    }
    return say(EngineWorker::tr("Unknown trouble of the map engine."));
}

} // namespace huying
