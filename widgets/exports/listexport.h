// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/export/listtable.h"
#include "data/live/livestore.h"
#include "data/live/storethread.h"

#include <QObject>
#include <functional>

namespace huying
{

enum class ListFormat : quint8 { Xlsx, Csv, Pdf };
QString suffixOf(ListFormat format); ///< "xlsx"

/// What is to be written. `row` is called in the GUI thread, in order, a few rows between other events.
struct ListJob
{
    ListFormat format = ListFormat::Xlsx;
    QString file;
    ListHead head;
    int rows = 0;
    std::function<ExportRow(int)> row;
    QString subject, detail; ///< for the audit: which list, and by which filter
};

/// Writes lists to files without holding anybody up: rows are made here in slices, formatted and written in a thread.
/// The audit entry is on disk before the first byte of the file. GUI thread.
class ListExport : public QObject
{
    Q_OBJECT
public:
    explicit ListExport(LiveStore &live, QObject *parent = nullptr);
    ~ListExport() override;

    bool isRunning() const { return m_running; }
    void start(const ListJob &job);
    void cancel();

signals:
    void progressed(int done, int total);
    void finished(const QString &file, int rows);
    void failed(const QString &why);
    void cancelled();

private:
    void refuse();
    void begin();
    void feed();
    void finish();
    void after(const Result<void> &done, void (ListExport::*next)());
    void end();

    LiveStore &m_live;
    ListJob m_job;
    std::shared_ptr<std::unique_ptr<ListWriter>> m_writer; ///< made and used in the thread
    int m_done = 0;
    bool m_running = false, m_stop = false;
    StoreThread m_thread;
};

} // namespace huying
