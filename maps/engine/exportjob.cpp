// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/exportjob.h"
#include "maps/engine/drawing.h"

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <qgsmaplayer.h>
#include <qgsmaprenderercustompainterjob.h>
#include <qgsmapsettings.h>

namespace huying
{

constexpr int longestSide = 20000;
constexpr int limitMs = 120000;

ExportJob::ExportJob(Drawing &drawing, const wire::Export &order, QObject *parent)
    : QObject(parent), m_drawing(drawing), m_order(order)
{
}

ExportJob::~ExportJob()
{
    if (m_job)
        m_job->cancel();
}

void ExportJob::start()
{
    const bool sane = m_order.width > 0 && m_order.height > 0 && m_order.width <= longestSide
                      && m_order.height <= longestSide && m_order.east > m_order.west && m_order.north > m_order.south;
    if (!sane)
        return fail({wire::Trouble::NotExported, m_order.file,
                     QStringLiteral("%1 × %2").arg(m_order.width).arg(m_order.height)});
    m_layers = m_drawing.layers(m_order.style);
    if (!openDevice())
        return fail({wire::Trouble::NotExported, m_order.file, {}});
    const double extent[4] = {m_order.west, m_order.south, m_order.east, m_order.north};
    QgsMapSettings settings =
        m_drawing.settings(*m_layers, extent, m_order.width, m_order.height, m_order.dpi, false);
    settings.setFlag(Qgis::MapSettingsFlag::ForceVectorOutput, bool(m_pdf));
    m_painter->fillRect(0, 0, m_order.width, m_order.height, m_layers->background);
    m_job = std::make_unique<QgsMapRendererCustomPainterJob>(settings, m_painter.get());
    connect(m_job.get(), &QgsMapRendererCustomPainterJob::finished, this, &ExportJob::finish);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { m_job->cancelWithoutBlocking(); });
    m_limit.start(limitMs);
    m_job->start();
}

// Both are drawn beside the target and renamed, so that a broken export leaves no half file.
bool ExportJob::openDevice()
{
    const QString part = wire::partOf(m_order.file);
    QFile probe(part);
    if (!probe.open(QIODevice::WriteOnly))
        return false;
    probe.close();
    QPaintDevice *device = nullptr;
    if (m_order.file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
        auto pdf = std::make_unique<QPdfWriter>(part);
        pdf->setResolution(qRound(m_order.dpi));
        pdf->setPageSize(QPageSize(QSizeF(m_order.width, m_order.height) * 72 / m_order.dpi, QPageSize::Point));
        pdf->setPageMargins(QMarginsF());
        device = pdf.get();
        m_pdf = std::move(pdf);
    } else {
        m_image = std::make_unique<QImage>(m_order.width, m_order.height, QImage::Format_ARGB32_Premultiplied);
        device = m_image.get();
    }
    m_painter = std::make_unique<QPainter>();
    return m_painter->begin(device);
}

void ExportJob::finish()
{
    const QString part = wire::partOf(m_order.file);
    const bool inTime = m_limit.isActive();
    m_limit.stop();
    const bool drawn = m_painter->end();
    m_pdf.reset();
    if (!inTime)
        return fail({wire::Trouble::TooSlow, m_order.file, {}});
    if (!drawn || (m_image && !m_image->save(part, "PNG")))
        return fail({wire::Trouble::NotExported, m_order.file, {}});
    QFile::remove(m_order.file);
    if (!QFile::rename(part, m_order.file))
        return fail({wire::Trouble::NotExported, m_order.file, {}});
    emit done({m_order.request, m_order.file, {}});
    deleteLater();
}

void ExportJob::fail(const wire::Problem &problem)
{
    QFile::remove(wire::partOf(m_order.file));
    emit done({m_order.request, m_order.file, problem});
    deleteLater();
}

} // namespace huying
