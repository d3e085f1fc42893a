// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/scene.h"

#include "maps/view/scenepainter.h"

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace huying {

Scene::Scene(QObject *parent) : QObject(parent), m_painter(new ScenePainter)
{
    m_thread.setObjectName(QStringLiteral("map-scene"));
    m_painter->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_painter, &QObject::deleteLater);
    m_thread.start();
#ifdef Q_OS_LINUX
    // Of this thread alone: where cores are few, the picture waits and not the hand that moves it.
    QMetaObject::invokeMethod(m_painter, [] { setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 5); });
#endif
}

Scene::~Scene()
{
    m_thread.quit();
    m_thread.wait();
}

void Scene::request(SceneRequest request)
{
    Q_ASSERT(!m_busy);
    m_busy = true;
    QMetaObject::invokeMethod(m_painter, [this, painter = m_painter, r = std::move(request)] {
        const SceneResult result = painter->paint(r);
        QMetaObject::invokeMethod(this, [this, result] {
            m_busy = false;
            emit done(result);
        });
    });
}

} // namespace huying
