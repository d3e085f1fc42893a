// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace huying
{

/// What went wrong decides what a caller does; `message` is shown to the user as it is.
enum class ErrorKind {
    BadInput,   ///< what the user or a file gave can't be used; it must be changed
    Refused,    ///< a rule of the workflow or of permission says no
    Conflict,   ///< the case has moved on since the caller looked
    NotFound,   ///< no such file, case, area
    Busy,       ///< somebody else holds it; try again or close the other
    Storage,    ///< disk full, read-only, device failed
    Damaged,    ///< a file is not what it says it is
    TooNew,     ///< written by a later version of this program
    Unavailable ///< a process, server or library that is needed is not there
};

struct Error
{
    ErrorKind kind = ErrorKind::BadInput;
    QString message;
};

template <class T> using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, QString message)
{
    return tl::unexpected<Error>(Error{kind, std::move(message)});
}

} // namespace huying
