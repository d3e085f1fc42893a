// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/action.h"
#include "data/store/store.h"

#include <QHash>
#include <span>

namespace huying::demo {

/// Drawn pictures ("示意图") where the actions say that photos came: before with the report, after with the result.
/// Each picture lies in the store's folder once. Inside the caller's transaction; throws SQLite::Exception.
class CasePhotos
{
public:
    explicit CasePhotos(Store &store);

    Result<void> attach(std::span<const Action> actions);

private:
    /// SHA-256 and size of the picture, which is put into the folder when it is first wanted.
    struct Picture
    {
        QString sha256;
        qint64 size = 0;
    };
    Result<Picture> picture(const QString &file);

    Store &m_store;
    SQLite::Statement m_insert;
    QHash<QString, Picture> m_pictures;
};

} // namespace huying::demo
