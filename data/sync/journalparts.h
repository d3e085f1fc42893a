// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"
#include "data/store/caserow.h"

#include <SQLiteCpp/SQLiteCpp.h>

// What the parts of Journal share.
namespace huying
{

/// What the database or the workflow says in the middle of a transaction; it ends the transaction.
struct Stopped
{
    Error error;
};

template <class T> T orStop(Result<T> result)
{
    if (!result)
        throw Stopped{result.error()};
    return std::move(*result);
}

inline void bindUuid(SQLite::Statement &statement, int at, const QUuid &id)
{
    const QByteArray bytes = idBytes(id);
    statement.bind(at, bytes.constData(), static_cast<int>(bytes.size()));
}

} // namespace huying
