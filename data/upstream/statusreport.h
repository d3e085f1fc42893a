// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/upstream/rootsession.h"

#include <QStringList>

namespace huying
{

/// One heading with its lines; a line is the cells of a table's row.
struct StatusPart
{
    QString title;
    QList<QStringList> rows;
};

/// How an upstream is: version, sizes, partitions, seats, lag, audit. Whatever the account may not see stands there as
/// such. Errors: NotFound (nothing installed), Unavailable.
Result<QList<StatusPart>> upstreamStatus(PgConnection &server);

} // namespace huying
