// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/scene.h"

#include "maps/view/scenepainter.h"

namespace huying {

Scene::Scene(QObject *parent) : QObject(parent), m_painter(new ScenePainter)
{
    m_thread.setObjectName(QStringLiteral("map-scene"));
    m_painter->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_painter, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
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
