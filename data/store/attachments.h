// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/store/store.h"

namespace huying
{

struct NewAttachment
{
    CaseId caseId;
    QString name; ///< as the sender called it
    QString role; ///< before, after, report
    TimeMs at = 0;
    QString by = {}; ///< account; empty: the one that the store is a copy for
};

/// What a file is by its first bytes: "image/png", "image/jpeg", "application/pdf", "video/mp4"; empty for anything
/// that a case does not take.
QString mediaTypeOf(const QByteArray &head);

/// Whether a file can be attached, before anything is done with it. Errors: NotFound, BadInput as of attachFile().
Result<void> mayAttach(const QString &file);

/// Where a file of this SHA-256 stands in a store's folder of files.
QString attachmentPath(const QString &filesFolder, const QString &sha256);

/// Puts the file under its SHA-256 beside the store (once, however often it is attached) and its row in the table.
/// Writer thread; inside or outside a transaction. Errors: NotFound, BadInput (kind of file, empty, above 200 MB),
/// Storage. The file stands whole before the row does. In a copy of an upstream it is noted that it has to go up.
Result<Attachment> attachFile(Store &store, const QString &file, const NewAttachment &about);
/// The file alone, without a row; its SHA-256 in hex.
Result<QString> keepBytes(Store &store, const QByteArray &bytes, const QString &name);
Result<Attachment> attachBytes(Store &store, const QByteArray &bytes, const NewAttachment &about);

} // namespace huying
