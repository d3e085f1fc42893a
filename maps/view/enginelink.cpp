// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/enginelink.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace huying
{

EngineLink::EngineLink(const QString &memory, QObject *parent) : QObject(parent), m_worker(new EngineWorker(memory))
{
    qRegisterMetaType<EngineState>();
    qRegisterMetaType<MapProject>();
    qRegisterMetaType<EngineTile>();
    qRegisterMetaType<RoadNetwork>();
    qRegisterMetaType<RoadReach>();
    qRegisterMetaType<RoadRoute>();
    qRegisterMetaType<RoadAreas>();
    qRegisterMetaType<RoadService>();
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    follow();
    m_thread.setObjectName(QStringLiteral("engine link"));
    m_thread.start();
}

EngineLink::~EngineLink()
{
    QMetaObject::invokeMethod(m_worker, &EngineWorker::stop, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void EngineLink::follow()
{
    connect(m_worker, &EngineWorker::stateChanged, this, [this](EngineState state, const QString &message) {
        m_state = state;
        m_message = message;
        emit stateChanged(state, message);
    });
    connect(m_worker, &EngineWorker::opened, this, [this](const MapProject &project, const QByteArray &content) {
        m_project = project;
        m_content = content;
        emit opened(project);
    });
    connect(m_worker, &EngineWorker::openFailed, this, [this](const QString &message) {
        m_project = {};
        m_content.clear();
        emit openFailed(message);
    });
    connect(m_worker, &EngineWorker::engineStarted, this, [this](qint64 process) { m_process = process; });
    connect(m_worker, &EngineWorker::tileReady, this, &EngineLink::tileReady);
    connect(m_worker, &EngineWorker::identified, this, &EngineLink::identified);
    connect(m_worker, &EngineWorker::exported, this, &EngineLink::exported);
    connect(m_worker, &EngineWorker::notice, this, &EngineLink::notice);
    connect(&m_worker->roads(), &EngineRoads::networkChanged, this, [this](const RoadNetwork &network) {
        m_roads = network;
        emit roadsChanged(network);
    });
    const auto relay = [this](auto from, auto to) {
        connect(&m_worker->roads(), from, this, [this, to](const auto &answer) {
            if (m_roadQuestions.remove(answer.request)) // else cancelled while the answer was on its way
                emit (this->*to)(answer);
        });
    };
    relay(&EngineRoads::reached, &EngineLink::reached);
    relay(&EngineRoads::routed, &EngineLink::routed);
    relay(&EngineRoads::covered, &EngineLink::covered);
    relay(&EngineRoads::served, &EngineLink::served);
}

QString EngineLink::defaultBinary()
{
    const QString name = QStringLiteral("huying-mapengine");
    const QString named = qEnvironmentVariable("HUYING_ENGINE");
    if (!named.isEmpty())
        return named;
    const QString beside = QCoreApplication::applicationDirPath() + QLatin1Char('/') + name;
    const QString installed = QStandardPaths::findExecutable(name);
    return QFileInfo::exists(beside) || installed.isEmpty() ? beside : installed;
}

void EngineLink::start(const QString &binary, const QString &path)
{
    QMetaObject::invokeMethod(m_worker, [w = m_worker, binary, path] { w->start(binary, path); });
}

void EngineLink::open(const QString &path)
{
    QMetaObject::invokeMethod(m_worker, [w = m_worker, path] { w->open(path); });
}

void EngineLink::requestTiles(const QList<wire::RenderTile> &tiles)
{
    QMetaObject::invokeMethod(m_worker, [w = m_worker, tiles] { w->requestTiles(tiles); });
}

void EngineLink::cancel(const QList<quint64> &requests)
{
    QMetaObject::invokeMethod(m_worker, [w = m_worker, requests] { w->cancel(requests); });
}

quint64 EngineLink::identify(LonLat place, double tolerance, double scale, const MapStyle &style)
{
    const wire::Identify question{nextRequest(), place.lon, place.lat, tolerance, scale, wireStyle(style)};
    QMetaObject::invokeMethod(m_worker, [w = m_worker, question] { w->identify(question); });
    return question.request;
}

quint64 EngineLink::exportMap(const QRectF &extent, QSize pixels, double dpi, const QString &file,
                              const MapStyle &style)
{
    const wire::Export order{nextRequest(),  extent.left(),   extent.top(), extent.right(), extent.bottom(),
                             pixels.width(), pixels.height(), dpi,          file,           wireStyle(style)};
    QMetaObject::invokeMethod(m_worker, [w = m_worker, order] { w->exportMap(order); });
    return order.request;
}

quint64 EngineLink::exportPage(wire::Page page)
{
    page.request = nextRequest();
    QMetaObject::invokeMethod(m_worker, [w = m_worker, page] { w->exportPage(page); });
    return page.request;
}

void EngineLink::setFleet(const wire::Fleet &changes)
{
    QMetaObject::invokeMethod(m_worker, [w = m_worker, changes] { w->roads().setFleet(changes); });
}

template <class Question> quint64 EngineLink::askRoads(const Question &question)
{
    m_roadQuestions.insert(question.request);
    QMetaObject::invokeMethod(m_worker, [w = m_worker, question] { w->roads().ask(question); });
    return question.request;
}

quint64 EngineLink::reach(LonLat place, int nearest)
{
    const wire::Reach question{nextRequest(), place.lon, place.lat, static_cast<quint32>(nearest)};
    return askRoads(question);
}

quint64 EngineLink::route(LonLat from, LonLat to, double topSpeed)
{
    const wire::Route question{nextRequest(), from.lon, from.lat, to.lon, to.lat, topSpeed};
    return askRoads(question);
}

quint64 EngineLink::cover(LonLat place, bool toward, double topSpeed, const QList<int> &seconds)
{
    const wire::Cover question{nextRequest(), place.lon, place.lat, toward, topSpeed, {seconds.begin(), seconds.end()}};
    return askRoads(question);
}

quint64 EngineLink::serve(const QList<wire::FleetPlace> &units, const std::vector<LonLat> &places, int longest)
{
    wire::Serve question{nextRequest(), units, {}, static_cast<quint32>(longest)};
    question.places.reserve(static_cast<qsizetype>(2 * places.size()));
    for (const LonLat &place : places)
        question.places << place.lon << place.lat;
    return askRoads(question);
}

void EngineLink::cancelRoads(quint64 request)
{
    m_roadQuestions.remove(request);
    QMetaObject::invokeMethod(m_worker, [w = m_worker, request] { w->roads().cancel(request); });
}

wire::Style wireStyle(const MapStyle &style)
{
    wire::Style s;
    s.theme = style.dark ? QStringLiteral("dark") : QStringLiteral("light");
    s.labelFloor = style.labelFloor;
    s.asProject = !style.opacity.has_value();
    if (style.opacity)
        for (auto it = style.opacity->begin(); it != style.opacity->end(); ++it)
            if (it.value() > 0)
                s.layers.append({it.key(), it.value()});
    return s;
}

} // namespace huying
