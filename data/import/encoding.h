// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

#include <QByteArray>
#include <optional>

struct UConverter;

namespace huying
{

enum class Encoding { Auto, Utf8, Gb18030 };

/// "auto", "utf-8", "gb18030" and the names that .cpg files use for GBK ("936", "CP936", "GB2312", …).
std::optional<Encoding> encodingFromName(const QString &name);

/// Turns the bytes of a row into text. Auto takes every row for itself: valid UTF-8 is UTF-8, anything else is
/// tried as GB18030, so that a file pasted together from two systems comes in whole.
class TextDecoder
{
public:
    explicit TextDecoder(Encoding encoding);
    ~TextDecoder();
    TextDecoder(const TextDecoder &) = delete;
    TextDecoder &operator=(const TextDecoder &) = delete;

    /// How the row is written; empty if neither fits. `row` is its cells, one after the other.
    std::optional<Encoding> encodingOf(const QByteArray &row);
    QString decode(const char *bytes, qsizetype size, Encoding encoding);
    /// What was met so far, for the report: "UTF-8 900 行，GB18030 3 行".
    QString summary() const;
    void forgetCounts() { m_ascii = m_utf8 = m_gb = 0; }

private:
    bool isGb18030(const QByteArray &bytes);

    Encoding m_encoding;
    UConverter *m_gb18030 = nullptr;
    qint64 m_ascii = 0, m_utf8 = 0, m_gb = 0;
};

} // namespace huying
