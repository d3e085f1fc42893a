// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

#include <QByteArray>

namespace huying
{

struct Resource
{
    QByteArray bytes;
    QString fileName; ///< for error messages
};

/// A table of resources/: the site's own copy ($HUYING_SITE, /etc/huying) wins over the built-in one, so
/// that a county changes codes, calendars and workflow without a build.
Result<Resource> readResource(const QString &name);

} // namespace huying
