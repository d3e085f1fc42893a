// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>

namespace huying
{

/// Calls `then` with the result, or `otherwise` if the future ended without one, in the context's thread, which is the
/// caller's. Nothing is called once the context is gone; unlike QFuture::then, whose continuation runs where the
/// future ends and there looks at a context that another thread may be deleting (and Qt 6.4 asserts that it lives).
template <class T, class Then, class Otherwise>
void whenDone(const QFuture<T> &future, QObject *context, Then then, Otherwise otherwise)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then), otherwise = std::move(otherwise)]() mutable {
                         const QFuture<T> ended = watcher->future();
                         watcher->deleteLater();
                         if (ended.resultCount() > 0)
                             then(ended.result());
                         else
                             otherwise();
                     });
    watcher->setFuture(future);
}

template <class T, class Then> void whenDone(const QFuture<T> &future, QObject *context, Then then)
{
    whenDone(future, context, std::move(then), [] {});
}

} // namespace huying
