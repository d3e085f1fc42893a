// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

#include <QString>

namespace huying
{

/// The throw-away file that a replay works on, in the user's cache, named after the process. Removed with the object;
/// what a killed console left behind goes with the next copy that is made.
class ReplayCopy
{
public:
    ReplayCopy();
    ~ReplayCopy();
    Q_DISABLE_COPY_MOVE(ReplayCopy)

    const QString &path() const { return m_path; }

    /// The store as it is, open or not elsewhere. Errors: Storage, and those of a store that can't be read.
    Result<void> takeFrom(const QString &store);

private:
    QString m_path;
};

} // namespace huying
