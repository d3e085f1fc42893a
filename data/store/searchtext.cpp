// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/searchtext.h"

#include <QStringList>
#include <algorithm>
#include <unicode/translit.h>

namespace huying
{

struct SearchText::Rules
{
    std::unique_ptr<icu::Transliterator> toLatin;
};

namespace
{

bool isHan(QChar c)
{
    return (c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff) || (c.unicode() >= 0x3400 && c.unicode() <= 0x4dbf);
}

} // namespace

SearchText::SearchText() : m_rules(std::make_unique<Rules>())
{
    UErrorCode status = U_ZERO_ERROR;
    m_rules->toLatin.reset(icu::Transliterator::createInstance(
        icu::UnicodeString::fromUTF8("Han-Latin; Latin-ASCII"), UTRANS_FORWARD, status));
}

SearchText::~SearchText() = default;

QString SearchText::words(const QString &text) const
{
    QString out;
    out.reserve(text.size() * 2);
    for (const QChar c : text) {
        if (isHan(c))
            out += QLatin1Char(' '), out += c, out += QLatin1Char(' ');
        else
            out += c.isLetterOrNumber() ? c.toLower() : QLatin1Char(' ');
    }
    return out.simplified();
}

char16_t SearchText::initialOf(char16_t han)
{
    if (const auto known = m_known.find(han); known != m_known.end())
        return *known;
    char16_t initial = 0;
    if (m_rules->toLatin) {
        icu::UnicodeString reading(static_cast<UChar>(han));
        m_rules->toLatin->transliterate(reading);
        if (reading.length() > 0 && reading[0] >= u'a' && reading[0] <= u'z')
            initial = reading[0];
    }
    m_known.insert(han, initial);
    return initial;
}

QString SearchText::initials(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (isHan(c)) {
            if (const char16_t initial = initialOf(c.unicode()))
                out += QChar(initial);
        } else if (c.isLetterOrNumber()) {
            out += c.toLower();
        }
    }
    return out;
}

QString SearchText::letters(const QString &text)
{
    QString out;
    for (const QChar c : initials(text)) {
        if (!out.isEmpty())
            out += QLatin1Char(' ');
        out += c;
    }
    return out;
}

QString SearchText::query(const QString &text)
{
    QStringList terms;
    for (const QString &part : text.simplified().split(QLatin1Char(' '))) {
        const QString phrase = words(part);
        if (phrase.isEmpty())
            continue;
        if (std::any_of(part.begin(), part.end(), isHan))
            terms << QStringLiteral("(text : \"%1\")").arg(phrase);
        else
            terms << QStringLiteral("(text : \"%1\" * OR initials : \"%2\")").arg(phrase, letters(part));
    }
    return terms.join(QStringLiteral(" AND "));
}

} // namespace huying
