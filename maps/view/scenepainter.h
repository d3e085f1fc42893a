// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/scene.h"

#include <array>

namespace huying {

/// The render thread's half of Scene: owns the layers.
class ScenePainter : public QObject
{
    Q_OBJECT
public:
    ScenePainter();

    SceneResult paint(const SceneRequest &request);
    /// Ground and marks straight into a painter whose origin is the view's top left corner, in logical pixels;
    /// what the shades mean, if there are any.
    std::optional<Choropleth> paintOnto(QPainter &painter, const SceneRequest &request);
    /// The same without land under it.
    std::optional<Choropleth> paintLive(QPainter &painter, const SceneRequest &request);

private:
    void adoptTheme(const MapContent &content);
    MarkSetPtr makeMarks(const Frame &frame);
    void paintLayers(QPainter &painter, const Frame &frame);
    Ground paintGround(const Frame &frame);
    QImage &canvas(QSize pixels, double ratio);

    std::vector<std::unique_ptr<Layer>> m_layers; ///< bottom to top
    std::unique_ptr<SymbolPainter> m_symbols;
    quint32 m_themeRevision = 0;
    std::array<QImage, 4> m_canvases; ///< two with the view, one on its way, one to paint on
};

} // namespace huying
