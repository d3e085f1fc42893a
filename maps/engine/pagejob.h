// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/protocol.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace huying
{

/// Has one page laid out in a process of its own (QGIS lays out on the main thread), so that tiles and answers come
/// all the while and a page that ends QGIS ends no map. The process goes with this one. Deletes itself after `done`.
class PageJob : public QObject
{
    Q_OBJECT
public:
    /// `project`: what is open here.
    PageJob(const QString &project, const wire::Page &order, QObject *parent);
    void start();

signals:
    void done(const huying::wire::Exported &answer);

private:
    void finish(const wire::Problem &problem);
    wire::Problem answer();

    wire::Open m_project;
    wire::Page m_order;
    QProcess m_process;
    QTimer m_limit;
};

/// That process: Open and Page come on standard input, Exported goes to standard output. Returns what it ends with.
int writeOrderedPage();

} // namespace huying
