// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

#include <QList>
#include <QString>

namespace huying
{

/// A line kept under a name: `=夜间噪音 人民路12号` is the line with the rest behind it.
struct Macro
{
    QString name, line;
    bool operator==(const Macro &) const = default;
};

/// One user's named lines, a JSON file of his own.
class Macros
{
public:
    /// A file that is not there is an empty list. Errors name file and entry.
    static Result<Macros> load(const QString &path);
    Result<void> save(const QString &path) const;

    const QList<Macro> &all() const { return m_macros; }
    /// Refused: without name or line, a name with blanks or twice, a line that leads back to itself.
    Result<void> set(const QList<Macro> &macros);
    /// The line with a leading `=NAME` replaced, also within what that stands for. Errors: no such name.
    Result<QString> expand(const QString &line) const;

private:
    QList<Macro> m_macros;
};

} // namespace huying
