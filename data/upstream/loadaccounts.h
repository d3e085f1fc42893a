// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/upstream/load.h"

#include <QFile>

namespace huying
{

/// First passwords for their owner's eyes: a file that only its maker reads, gone again unless kept.
class PasswordFile
{
public:
    ~PasswordFile();
    PasswordFile() = default;
    PasswordFile(const PasswordFile &) = delete;
    PasswordFile &operator=(const PasswordFile &) = delete;

    Result<void> begin(const QString &path); ///< an empty path: no passwords. Errors: Refused (is there), Storage
    bool isWanted() const { return m_file.isOpen(); }
    void add(const QString &name, const QString &display, const QString &password);
    Result<void> finish(); ///< on disk when it returns; still gone again unless kept
    void keep() { m_kept = true; }

private:
    QFile m_file;
    bool m_kept = false;
};

/// The store's accounts as roles of the server with their scopes. Those that are there stay as they are.
Result<void> loadAccounts(Store &store, PgConnection &server, PasswordFile &passwords, LoadReport &report);

} // namespace huying
