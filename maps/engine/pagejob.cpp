// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/pagejob.h"

#include "maps/engine/drawing.h"
#include "maps/engine/mappage.h"
#include "maps/engine/openproject.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <cstdio>
#include <qgsmaplayer.h>
#include <qgsproject.h>

namespace huying
{

using wire::Kind;

namespace
{

constexpr int pageLimitMs = 120000; ///< as for a picture, with time to open the project once more

/// The next message of `from`, if it is one of that kind.
template <class M> bool take(wire::FrameReader &reader, QIODevice &from, Kind wanted, M &message)
{
    Kind kind{};
    QByteArray payload;
    return reader.read(from, kind, payload) == wire::FrameReader::Next::Frame && kind == wanted && wire::parse(payload, message);
}

wire::Problem writeFrom(const wire::Open &open, const wire::Page &order)
{
    QgsProject project;
    QVector<wire::Problem> notices; // the engine has told them
    const wire::Layers layers = openProject(project, open.path, notices);
    if (layers.problem)
        return layers.problem;
    Drawing drawing(project);
    return writePage(drawing, order);
}

} // namespace

PageJob::PageJob(const QString &project, const wire::Page &order, QObject *parent)
    : QObject(parent), m_project{0, project}, m_order(order)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_limit.setSingleShot(true);
    connect(&m_process, qOverload<int, QProcess::ExitStatus>(&QProcess::finished), this, [this] { finish(answer()); });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish({wire::Trouble::RenderFailed, m_order.file, m_process.errorString()});
    });
    connect(&m_limit, &QTimer::timeout, &m_process, &QProcess::kill);
}

void PageJob::start()
{
    m_limit.start(pageLimitMs);
    m_process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--page"), QString::number(QCoreApplication::applicationPid())});
    m_process.write(wire::frame(Kind::Open, m_project));
    m_process.write(wire::frame(Kind::Page, m_order));
    m_process.closeWriteChannel();
}

wire::Problem PageJob::answer()
{
    if (!m_limit.isActive())
        return {wire::Trouble::TooSlow, m_order.file, {}};
    wire::FrameReader reader;
    wire::Exported told;
    if (m_process.exitStatus() == QProcess::NormalExit && take(reader, m_process, Kind::Exported, told))
        return told.problem;
    return {wire::Trouble::RenderFailed, m_order.file, {}};
}

void PageJob::finish(const wire::Problem &problem)
{
    if (problem)
        QFile::remove(wire::partOf(m_order.file));
    emit done({m_order.request, m_order.file, problem});
    deleteLater();
}

int writeOrderedPage()
{
    QFile in, out;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly))
        return 2;
    QByteArray words = in.readAll();
    QBuffer buffer(&words);
    buffer.open(QIODevice::ReadOnly);
    wire::FrameReader reader;
    wire::Open open;
    wire::Page order;
    if (!take(reader, buffer, Kind::Open, open) || !take(reader, buffer, Kind::Page, order))
        return 2;
    out.write(wire::frame(Kind::Exported, wire::Exported{order.request, order.file, writeFrom(open, order)}));
    return out.flush() ? 0 : 1;
}

} // namespace huying
