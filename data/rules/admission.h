// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/codes.h"

#include <QHash>

namespace huying
{

/// The gate of the catalogue (清单准入, codes/admission.json): what may enter the grid, which way it goes there, and
/// what becomes of the rest. Immutable once read; any thread.
class Admission
{
public:
    /// The site's file, else the built-in one. Errors name file and line: unknown item, no reason.
    static Result<Admission> load(const Catalogue &catalogue);
    static Result<Admission> fromJson(const QByteArray &json, const QString &fileName, const Catalogue &catalogue);

    /// Why an item is not taken in, empty if it is; `title` is how a message calls what has no item.
    QString refusal(const QString &item, const QString &title) const;
    /// Code of the workflow's variant for an item; empty: the ordinary one.
    QString variantOf(const QString &item) const { return m_variants.value(item, m_variants.value(item.left(3))); }
    const QString &consultation() const { return m_consultation; } ///< item that what is refused can be taken as
    const QString &channel() const { return m_channel; }           ///< of a report that names none

private:
    Result<void> read(const class JsonTable &table);

    Catalogue m_catalogue;
    QHash<QString, QString> m_variants, m_refused; ///< by item or class
    QString m_consultation, m_channel;
};

} // namespace huying
