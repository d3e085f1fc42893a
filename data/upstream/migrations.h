// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/upstream/rootsession.h"

#include <QStringList>

namespace huying
{

/// One file of data/upstream as it is built in.
struct Migration
{
    int version;
    QString name; ///< "001_house"
    QByteArray sql;
};

QList<Migration> migrations(); ///< by version

/// What has been installed, newest last; empty: nothing of ours. Errors: Refused if the database has tables of others.
Result<QList<int>> installedMigrations(PgConnection &server);
/// Those that are not installed yet, each in a transaction of its own that also notes it. Their names.
/// Errors: TooNew if the database has one that this program does not know, else as the server says, with the file.
Result<QStringList> installMissing(PgConnection &server, const QList<int> &installed);
/// An upstream of just this version, neither older nor newer. Errors: NotFound, TooNew, Refused.
Result<void> demandCurrent(PgConnection &server);

} // namespace huying
