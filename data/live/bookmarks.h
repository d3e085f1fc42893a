// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"
#include "data/model/time.h"

#include <QList>
#include <QObject>

namespace huying
{

/// An instant that somebody wants to come back to in a review.
struct Bookmark
{
    TimeMs at = 0;
    QString text;
    bool operator==(const Bookmark &) const = default;
};

/// Bookmarks of one store, by time, in a file of the user's own: the store is not touched by who only looks back.
/// GUI thread.
class Bookmarks : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// An absent file is an empty list; a damaged one is told and left as it is until something is added.
    Result<void> open(const QString &file);
    const QList<Bookmark> &list() const { return m_list; }
    /// Another one at the same instant is replaced. On disk when it returns.
    Result<void> add(const Bookmark &bookmark);
    Result<void> remove(TimeMs at);
    /// The nearest after (forward) or before an instant; null if there is none.
    const Bookmark *next(TimeMs at, bool forward) const;

signals:
    void changed();

private:
    Result<void> save();

    QString m_file;
    QList<Bookmark> m_list;
};

} // namespace huying
