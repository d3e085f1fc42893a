// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/pgconnection.h"

namespace huying
{

/// What libpq says about a connection that did not come about, in words that say what to do.
PgError connectTrouble(const QString &server, const QString &said);
/// What the server answered with. Functions of the house speak Chinese already, so their words stay as they are.
PgError answerTrouble(const QString &server, const pg_result *result, bool isLost);
/// Why a connection was lost, said by libpq, OpenSSL or the server, in words that say what it means.
QString lossWords(const QString &said);
/// "host:port/dbname" of a conninfo that has not been tried yet, for words.
QString serverWords(const QString &conninfo);
/// `more` over `conninfo`, each in either form that libpq takes; not tried yet.
QString overlaid(const QString &conninfo, const QString &more);

} // namespace huying
