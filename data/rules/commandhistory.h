// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/commandline.h"

namespace huying
{

/// A line as it may be kept: without phone, reporter and what was told, which are about somebody; long runs of digits
/// in the rest are masked.
QString withoutPersons(const QString &line, const CommandLine &read);

/// The lines that one user gave, newest first, in a file of his own. Never holds what withoutPersons() takes out.
class CommandHistory
{
public:
    static constexpr int longest = 50;

    /// Keeps in the file from now on; what can't be read is as if it were not there.
    void open(const QString &path);
    void add(const QString &line, const CommandLine &read);
    const QStringList &lines() const { return m_lines; }

private:
    QString m_path;
    QStringList m_lines;
};

} // namespace huying
