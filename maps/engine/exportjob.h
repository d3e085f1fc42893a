// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/protocol.h"

#include <QObject>
#include <QTimer>
#include <memory>

class QPainter;
class QPagedPaintDevice;
class QImage;
class QgsMapRendererCustomPainterJob;

namespace huying
{

class Drawing;
struct LayerSet;

/// Draws one extent into a PNG or PDF file in a thread of its own; deletes itself after `done`.
class ExportJob : public QObject
{
    Q_OBJECT
public:
    ExportJob(Drawing &drawing, const wire::Export &order, QObject *parent);
    ~ExportJob() override;
    void start();

signals:
    void done(const huying::wire::Exported &answer);

private:
    bool openDevice();
    void finish();
    void fail(const wire::Problem &problem);

    Drawing &m_drawing;
    wire::Export m_order;
    std::shared_ptr<const LayerSet> m_layers;
    std::unique_ptr<QImage> m_image;
    std::unique_ptr<QPagedPaintDevice> m_pdf;
    std::unique_ptr<QPainter> m_painter;
    std::unique_ptr<QgsMapRendererCustomPainterJob> m_job;
    QTimer m_limit;
};

} // namespace huying
