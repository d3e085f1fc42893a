// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/encoding.h"

#include <QStringList>
#include <algorithm>
#include <unicode/ucnv.h>

namespace huying
{

namespace
{

bool isAscii(const QByteArray &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
}

} // namespace

std::optional<Encoding> encodingFromName(const QString &name)
{
    const QString n = name.trimmed().toLower().remove(QLatin1Char('-')).remove(QLatin1Char('_')).remove(QLatin1Char(' '));
    if (n.isEmpty() || n == QLatin1String("auto"))
        return Encoding::Auto;
    if (n == QLatin1String("utf8") || n == QLatin1String("65001"))
        return Encoding::Utf8;
    static const QStringList han{QStringLiteral("gb18030"), QStringLiteral("gbk"),   QStringLiteral("gb2312"),
                                 QStringLiteral("936"),     QStringLiteral("cp936"), QStringLiteral("ansi936"),
                                 QStringLiteral("euccn"),   QStringLiteral("54936"), QStringLiteral("ms936")};
    return han.contains(n) ? std::optional(Encoding::Gb18030) : std::nullopt;
}

TextDecoder::TextDecoder(Encoding encoding) : m_encoding(encoding)
{
    UErrorCode error = U_ZERO_ERROR;
    m_gb18030 = ucnv_open("gb18030", &error);
    if (m_gb18030)
        ucnv_setToUCallBack(m_gb18030, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
}

TextDecoder::~TextDecoder()
{
    if (m_gb18030)
        ucnv_close(m_gb18030);
}

bool TextDecoder::isGb18030(const QByteArray &bytes)
{
    UErrorCode error = U_ZERO_ERROR;
    ucnv_toUChars(m_gb18030, nullptr, 0, bytes.constData(), static_cast<int32_t>(bytes.size()), &error);
    return error == U_BUFFER_OVERFLOW_ERROR || error == U_STRING_NOT_TERMINATED_WARNING || U_SUCCESS(error);
}

std::optional<Encoding> TextDecoder::encodingOf(const QByteArray &row)
{
    if (isAscii(row)) {
        ++m_ascii;
        return Encoding::Utf8;
    }
    if (m_encoding != Encoding::Gb18030 && row.isValidUtf8()) {
        ++m_utf8;
        return Encoding::Utf8;
    }
    if (m_encoding != Encoding::Utf8 && m_gb18030 && isGb18030(row)) {
        ++m_gb;
        return Encoding::Gb18030;
    }
    return std::nullopt;
}

QString TextDecoder::decode(const char *bytes, qsizetype size, Encoding encoding)
{
    if (encoding == Encoding::Utf8)
        return QString::fromUtf8(bytes, size);
    QString text(size, Qt::Uninitialized); // a GB18030 character never has more UTF-16 units than bytes
    UErrorCode error = U_ZERO_ERROR;
    const int32_t length =
        ucnv_toUChars(m_gb18030, reinterpret_cast<UChar *>(text.data()), static_cast<int32_t>(text.size()), bytes,
                      static_cast<int32_t>(size), &error);
    text.resize(U_SUCCESS(error) ? length : 0);
    return text;
}

QString TextDecoder::summary() const
{
    QStringList parts;
    if (m_utf8)
        parts << QStringLiteral("UTF-8 %1 行").arg(m_utf8);
    if (m_gb)
        parts << QStringLiteral("GB18030 %1 行").arg(m_gb);
    if (parts.isEmpty())
        return QStringLiteral("ASCII");
    if (m_ascii)
        parts << QStringLiteral("纯 ASCII %1 行").arg(m_ascii);
    return parts.join(QStringLiteral("，"));
}

} // namespace huying
