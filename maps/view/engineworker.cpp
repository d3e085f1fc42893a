// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/engineworker.h"
#include "maps/tilepixels.h"

#include <QFile>
#include <utility>

namespace huying
{

using wire::Kind;

namespace
{

constexpr int deathsATile = 3;
constexpr int deathsAProject = 2;
constexpr qint32 widestTile = 4 * wire::tileSize; ///< pixels; of the largest ratio

QImage imageOf(const wire::Tile &tile)
{
    if (tile.width <= 0 || tile.height <= 0 || tile.width > widestTile || tile.height > widestTile)
        return {};
    QImage image(tile.width, tile.height, QImage::Format_ARGB32_Premultiplied);
    if (!wire::unpackPixels(tile.pixels, image))
        return {};
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

EngineWorker::EngineWorker(const QString &memory, QObject *parent)
    : QObject(parent), m_memory(memory), m_process(this), m_roads(m_process, this)
{
    connect(this, &EngineWorker::stateChanged, this, [this](EngineState state, const QString &message) {
        m_absence = isAbsent(state) ? std::optional(message) : std::nullopt;
        m_roads.setAbsent(m_absence);
    });
    connect(&m_process, &EngineProcess::connected, this, &EngineWorker::greet);
    connect(&m_process, &EngineProcess::received, this, &EngineWorker::handle);
    connect(&m_process, &EngineProcess::lost, this, &EngineWorker::takeLoss);
    connect(&m_process, &EngineProcess::missing, this, [this](const QString &reason) {
        m_open = false;
        m_roads.close();
        refuseQuestions(reason);
        emit stateChanged(EngineState::Missing, reason);
    });
}

// What only one engine could answer is not asked again: a second try might end the next one too, and a file
// may have been left half written.
void EngineWorker::takeLoss(const QString &reason)
{
    if (m_open)
        giveUpDeadly();
    const bool opening = !m_open && m_pathDeaths < deathsAProject;
    m_open = false;
    m_roads.close();
    refuseQuestions(reason);
    if (opening && ++m_pathDeaths == deathsAProject)
        return emit stateChanged(EngineState::NoProject,
                                 tr("The map engine ended each time it opened %1.").arg(m_path));
    emit stateChanged(EngineState::Restarting,
                      opening ? tr("The map engine ended while opening %1.").arg(m_path) : reason);
}

void EngineWorker::refuseQuestions(const QString &reason)
{
    m_roads.refuse(reason);
    const auto questions = std::exchange(m_questions, {});
    for (const wire::Identify &question : questions)
        emit identified(question.request, {}, reason);
    const auto refuse = [&](const auto &orders) {
        for (const auto &order : orders) {
            QFile::remove(wire::partOf(order.file));
            emit exported(order.request, order.file, reason);
        }
    };
    refuse(std::exchange(m_exports, {}));
    refuse(std::exchange(m_pages, {}));
    m_underWay.clear();
    updateBusy();
}

void EngineWorker::start(const QString &binary, const QString &path)
{
    emit stateChanged(EngineState::Starting, {});
    setPath(path);
    m_process.start(binary);
}

// What is known of the project from the last time stands until the engine has opened it, so that kept tiles
// show at once, and all the while that there is no engine.
void EngineWorker::setPath(const QString &path)
{
    m_path = path;
    m_open = false;
    m_pathDeaths = 0;
    if (const auto known = m_memory.recall(path))
        emit opened(projectOf(*known), keyOf(*known, path));
}

void EngineWorker::open(const QString &path)
{
    setPath(path);
    if (m_process.isConnected())
        openPath();
}

void EngineWorker::stop() { m_process.stop(); }

void EngineWorker::greet(const wire::Hello &hello)
{
    emit engineStarted(hello.process);
    if (m_pathDeaths < deathsAProject)
        openPath();
}

void EngineWorker::openPath()
{
    m_open = false;
    m_roads.close();
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
    if (m_absence)
        return refuseQuestions(*m_absence);
    updateBusy();
    if (m_open)
        m_process.send(Kind::Identify, question);
}

/// Once: a second go would write into the same half file.
template <class Order> void EngineWorker::hand(Kind kind, const Order &order)
{
    if (m_underWay.contains(order.request))
        return;
    m_underWay.insert(order.request);
    m_process.send(kind, order);
}

void EngineWorker::exportMap(const wire::Export &order)
{
    m_exports.insert(order.request, order);
    if (m_absence)
        return refuseQuestions(*m_absence);
    if (m_open)
        hand(Kind::Export, order);
}

void EngineWorker::exportPage(const wire::Page &order)
{
    m_pages.insert(order.request, order);
    if (m_absence)
        return refuseQuestions(*m_absence);
    updateBusy();
    if (m_open)
        hand(Kind::Page, order);
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

void EngineWorker::updateBusy()
{
    m_process.setBusy((!m_open && !m_absence) || !m_questions.isEmpty());
}

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
            m_pages.remove(m.request);
            m_underWay.remove(m.request);
            updateBusy();
            emit exported(m.request, m.file, troubleText(m.problem));
        });
    case Kind::Notice:
        return as(wire::Problem(), [this](const wire::Problem &m) { emit notice(troubleText(m)); });
    default:
        return m_roads.handle(kind, payload);
    }
}

void EngineWorker::handleLayers(const wire::Layers &layers)
{
    if (layers.generation != m_generation)
        return;
    m_open = !layers.problem;
    m_pathDeaths = 0;
    updateBusy();
    if (layers.problem) {
        const QString reason = troubleText(layers.problem);
        emit openFailed(reason);
        refuseQuestions(reason);
        return emit stateChanged(EngineState::NoProject, reason);
    }
    m_memory.remember(m_path, layers);
    emit opened(projectOf(layers), keyOf(layers, m_path));
    emit stateChanged(EngineState::Ready, {});
    for (const wire::RenderTile &tile : std::as_const(m_tiles))
        m_process.send(Kind::RenderTile, tile);
    for (const wire::Identify &question : std::as_const(m_questions))
        m_process.send(Kind::Identify, question);
    for (const wire::Export &order : std::as_const(m_exports))
        hand(Kind::Export, order);
    for (const wire::Page &order : std::as_const(m_pages))
        hand(Kind::Page, order);
    m_roads.open();
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
    case Trouble::NotAProject:
        return EngineWorker::tr("%1 is not a QGIS project.").arg(p.file);
    case Trouble::ProjectCut:
        return EngineWorker::tr("%1 is damaged or was only saved in part: line %2, column %3 can't be read.")
            .arg(p.file, p.detail.section(u':', 0, 0), p.detail.section(u':', 1));
    case Trouble::ArchiveBroken:
        return EngineWorker::tr("%1 is no .qgz archive, or a damaged one.").arg(p.file);
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
    case Trouble::ServiceSilent:
        return EngineWorker::tr("The map service %1 does not answer; its layers are missing from the picture.").arg(p.file);
    case Trouble::NoRoads:
        return EngineWorker::tr("The map project has no layer of roads.");
    case Trouble::DiskFull:
        return EngineWorker::tr("%1 could not be written whole: make room on the disk.").arg(p.file);
    case Trouble::RoadsBroken:
        return say(EngineWorker::tr("The road layer %1 has no roads in it, or nobody knows where they lie.").arg(p.file));
    }
    return say(EngineWorker::tr("Unknown trouble of the map engine."));
}

} // namespace huying
