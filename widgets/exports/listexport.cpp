// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exports/listexport.h"

#include "data/live/whendone.h"
#include "widgets/exports/pdflist.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

namespace huying
{

namespace
{

constexpr int mostRowsAtOnce = 1000;
constexpr qint64 sliceNs = 6'000'000;

std::unique_ptr<ListWriter> makeWriter(ListFormat format, const QString &file)
{
    switch (format) {
    case ListFormat::Csv:
        return makeCsvWriter(file);
    case ListFormat::Pdf:
        return makePdfWriter(file);
    case ListFormat::Xlsx:
        break;
    }
    return makeXlsxWriter(file);
}

} // namespace

QString suffixOf(ListFormat format)
{
    return format == ListFormat::Csv ? QStringLiteral("csv") : format == ListFormat::Pdf ? QStringLiteral("pdf") : QStringLiteral("xlsx");
}

ListExport::ListExport(LiveStore &live, QObject *parent)
    : QObject(parent), m_live(live), m_writer(std::make_shared<std::unique_ptr<ListWriter>>()), m_thread(QStringLiteral("export"))
{
}

ListExport::~ListExport()
{
    m_thread.run([writer = m_writer] { writer->reset(); });
    m_thread.stop();
}

void ListExport::start(const ListJob &job)
{
    if (m_running)
        return;
    m_job = job;
    m_done = 0;
    m_running = true;
    m_stop = false;
    emit progressed(0, job.rows);
    const QString detail = QStringLiteral("%1 件，%2，%3").arg(job.rows).arg(QFileInfo(job.file).fileName(), job.detail);
    whenDone(m_live.audit(QStringLiteral("export"), job.subject, detail), this,
             [this](const Result<void> &done) { after(done, &ListExport::begin); },
             [this] { refuse(); });
}

void ListExport::cancel()
{
    m_stop = m_running;
}

/// Goes on with `next`, or ends: what there is of the file goes with its writer.
void ListExport::after(const Result<void> &done, void (ListExport::*next)())
{
    if (done && !m_stop)
        return (this->*next)();
    end();
    if (!done)
        emit failed(done.error().message);
    else
        emit cancelled();
}

void ListExport::end()
{
    m_running = false;
    m_job.row = nullptr;
    m_thread.run([writer = m_writer] { writer->reset(); });
}

void ListExport::refuse()
{
    // Some versions of lupdate take a bare tr() in this file for one outside the namespace.
    after(fail(ErrorKind::Unavailable, QCoreApplication::translate("huying::ListExport", "The store is closed")), nullptr);
}

void ListExport::begin()
{
    whenDone(m_thread.run([writer = m_writer, job = m_job]() -> Result<void> {
                 *writer = makeWriter(job.format, job.file);
                 return (*writer)->begin(job.head);
             }),
             this, [this](const Result<void> &done) { after(done, &ListExport::feed); });
}

void ListExport::feed()
{
    if (m_done >= m_job.rows)
        return finish();
    QElapsedTimer timer;
    timer.start();
    QList<ExportRow> rows;
    while (m_done < m_job.rows && rows.size() < mostRowsAtOnce && timer.nsecsElapsed() < sliceNs)
        rows << m_job.row(m_done++);
    whenDone(m_thread.run([writer = m_writer, rows] { return (*writer)->add(rows); }), this, [this](const Result<void> &done) {
        if (done)
            emit progressed(m_done, m_job.rows);
        after(done, &ListExport::feed);
    });
}

void ListExport::finish()
{
    whenDone(m_thread.run([writer = m_writer] { return (*writer)->finish(); }), this, [this](const Result<void> &done) {
        m_stop = false; // it is there
        if (!done)
            return after(done, nullptr);
        end();
        emit finished(m_job.file, m_job.rows);
    });
}

} // namespace huying
