// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/casesteps.h"

#include "data/store/attachments.h"

#include <QFile>
#include <QFileInfo>

namespace huying
{

namespace
{

void seal(QJsonObject &payload, const QString &member, const QString &masked, const QByteArray &cell)
{
    payload[member] = masked;
    payload[member + QStringLiteral("_enc")] = QString::fromLatin1(cell.toBase64());
}

} // namespace

void sealReporter(Action &report, const Vault &vault, const QString &reporter, const QString &phone)
{
    const QByteArray id = report.caseId.toRfc4122();
    if (!reporter.isEmpty())
        seal(report.payload, QStringLiteral("reporter"), maskName(reporter), vault.seal(reporter, "case.reporter/" + id));
    if (!phone.isEmpty())
        seal(report.payload, QStringLiteral("phone"), maskPhone(phone), vault.seal(phone, "case.phone/" + id));
}

Result<Vault> vaultOf(const QString &storePath)
{
    return QFile::exists(Vault::keyPath(storePath)) ? Vault::open(storePath) : Vault::create(storePath, Vault::randomKey());
}

Result<void> attachAll(Store &store, const QStringList &files, const Action &report)
{
    for (const QString &file : files)
        if (const auto done = attachFile(store, file, {report.caseId, QFileInfo(file).fileName(), QStringLiteral("report"), report.at, report.actor}); !done)
            return tl::unexpected(done.error());
    return {};
}

} // namespace huying
