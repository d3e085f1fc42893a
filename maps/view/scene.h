// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/choropleth.h"
#include "maps/view/layer.h"

#include <QObject>
#include <QThread>
#include <optional>

namespace huying {

/// The picture of all that is moved and scaled as a whole, larger than the window.
struct Ground
{
    QImage image;  ///< opaque; its device pixel ratio is set
    Viewport view; ///< the centre lies so that the pixels are whole ones of the zoom's pixel grid
    std::optional<Choropleth> choropleth;
};

struct SceneRequest
{
    Viewport view;        ///< with the overscan
    double overscan = 0;  ///< pixels that it reaches past the window on each side
    double ratio = 1;
    MapContentPtr content;
    std::vector<TileDraw> tiles;
    bool ground = false, marks = false;
};

struct SceneResult
{
    std::optional<Ground> ground;
    MarkSetPtr marks;
    qint64 groundMicros = 0, marksMicros = 0;
};

class ScenePainter;

/// Pictures and marks made in a thread of their own. One request at a time; the view asks again when one is
/// done, so that it always gets the newest and nothing queues up.
class Scene : public QObject
{
    Q_OBJECT
public:
    explicit Scene(QObject *parent = nullptr);
    ~Scene() override;

    bool isBusy() const { return m_busy; }
    void request(SceneRequest request);

signals:
    void done(const huying::SceneResult &result);

private:
    QThread m_thread;
    ScenePainter *m_painter; ///< lives in the thread
    bool m_busy = false;
};

} // namespace huying

Q_DECLARE_METATYPE(huying::SceneResult)
