// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

namespace huying
{

/// Where a secret of this seat lies.
enum class SecretPlace {
    None,    ///< there is none
    Keyring, ///< the desktop's keyring has it, or what opens it
    File     ///< as it is, in a file that its owner alone can read
};

/// What keeps secrets for the user of this desktop: its keyring. Any thread but the GUI's, which a keyring that somebody
/// has to unlock would keep waiting.
class Secrets
{
public:
    virtual ~Secrets() = default;
    /// Errors of all: Unavailable (no keyring, or nobody unlocked it). Of read() also NotFound.
    virtual Result<QString> read(const QString &name) = 0;
    virtual Result<void> keep(const QString &name, const QString &secret) = 0;
    virtual Result<void> forget(const QString &name) = 0;
};

} // namespace huying
