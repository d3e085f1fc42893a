// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/resource.h"

#include <QJsonObject>

namespace huying {

/// Empty where there is none.
inline QString text(const QJsonObject &object, const char *member)
{
    return object[QLatin1String(member)].toString();
}

/// A JSON file of resources/ whose errors name file and line.
class JsonTable
{
public:
    static Result<JsonTable> load(const QString &name);
    static Result<JsonTable> parse(const Resource &file);

    const QJsonObject &root() const { return m_root; }
    const QString &fileName() const { return m_file.fileName; }
    /// BadInput; the line is that of the first `near` in the text, none if it does not occur.
    tl::unexpected<Error> wrong(const QString &near, const QString &why) const;

private:
    Resource m_file;
    QJsonObject m_root;
};

} // namespace huying
