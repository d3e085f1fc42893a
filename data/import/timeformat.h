// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"
#include "data/model/time.h"

#include <QStringList>
#include <QTimeZone>
#include <optional>

namespace huying
{

/// Reads the times of a file. Formats are written as for Qt (yyyy M d H h m s AP, other characters stand for
/// themselves; two letters ask for two digits, one takes one or two) or are the words "iso", "epoch" (seconds)
/// and "epoch_ms"; they are tried in order, ISO 8601 last. A text without an offset is local time of `zone`.
class TimeFormat
{
public:
    TimeFormat() : TimeFormat({}, QTimeZone("Asia/Shanghai")) {}
    /// `zone` is an IANA name or an offset such as "+08:00".
    static Result<TimeFormat> make(const QStringList &formats, const QString &zone);

    /// Empty if no format fits, or if the year is outside 1970 … 2100.
    std::optional<TimeMs> parse(const QString &text) const;
    const QTimeZone &zone() const { return m_zone; }
    /// For messages: how a time should look.
    QString expected() const;

private:
    TimeFormat(QStringList formats, QTimeZone zone) : m_formats(std::move(formats)), m_zone(std::move(zone)) {}
    std::optional<TimeMs> parseAs(const QString &format, const QString &text) const;

    QStringList m_formats;
    QTimeZone m_zone;
};

} // namespace huying
