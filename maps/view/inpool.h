// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace huying {

/// Makes something in the pool and hands it over in the owner's thread, if the owner is still there then.
template <class Make, class Take>
void inPool(QObject *owner, Make make, Take take)
{
    auto *watcher = new QFutureWatcher<std::invoke_result_t<Make>>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, take] {
        watcher->deleteLater();
        take(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(make));
}

} // namespace huying
