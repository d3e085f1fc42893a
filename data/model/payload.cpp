// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/payload.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace huying
{

namespace
{

QString textFrom(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

/// Reads what QJsonDocument::Compact writes of members that are texts, numbers and lists of texts: no blanks, no
/// escapes, no name twice, names in ASCII. Gives up at anything else.
class Payload::Reader
{
public:
    Reader(std::string_view json, Payload &into)
        : m_json(json), m_at(json.data()), m_end(json.data() + json.size()), m_into(into)
    {
    }

    bool read()
    {
        if (!take('{'))
            return false;
        if (take('}'))
            return m_at == m_end;
        do {
            Member &member = m_into.m_members.emplace_back();
            if (!readText(member.name) || !isAscii(member.name) || !take(':') || !readValue(member)
                || isThereBefore(member.name))
                return false;
        } while (take(','));
        if (!take('}') || m_at != m_end)
            return false;
        return m_isAscii || QByteArrayView(m_json.data(), static_cast<qsizetype>(m_json.size())).isValidUtf8();
    }

private:
    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    bool takeWord(std::string_view word)
    {
        if (!std::string_view(m_at, static_cast<std::size_t>(m_end - m_at)).starts_with(word))
            return false;
        m_at += word.size();
        return true;
    }
    bool readText(std::string_view &text)
    {
        if (!take('"'))
            return false;
        const char *const from = m_at;
        unsigned char all = 0;
        for (; m_at != m_end && *m_at != '"'; ++m_at) {
            const auto c = static_cast<unsigned char>(*m_at);
            if (c < 0x20 || c == '\\')
                return false;
            all |= c;
        }
        m_isAscii = m_isAscii && all < 0x80;
        text = {from, static_cast<std::size_t>(m_at - from)};
        return take('"');
    }
    bool readValue(Member &member)
    {
        const char c = m_at == m_end ? '\0' : *m_at;
        if (c == '"') {
            member.kind = Kind::Text;
            return readText(member.text);
        }
        if (c == '-' || isDigit(c))
            return readNumber(member);
        if (c == '[')
            return readList(member);
        member.kind = c == 'n' ? Kind::Null : Kind::Truth;
        return takeWord("null") || takeWord("true") || takeWord("false");
    }
    bool readList(Member &member)
    {
        member.kind = Kind::List;
        member.first = m_into.m_entries.size();
        if (!take('['))
            return false;
        if (take(']'))
            return true;
        do {
            if (!readText(m_into.m_entries.emplace_back()))
                return false;
        } while (take(','));
        member.count = m_into.m_entries.size() - member.first;
        return take(']');
    }
    bool readNumber(Member &member)
    {
        const char *const from = m_at;
        m_at += *m_at == '-';
        const char *const digits = m_at;
        takeDigits();
        if (m_at == digits || (*digits == '0' && m_at - digits > 1))
            return false;
        member.kind = Kind::Whole;
        if (m_at == m_end || *m_at != '.')
            return std::from_chars(from, m_at, member.whole).ec == std::errc();
        const char *const fraction = ++m_at;
        takeDigits();
        if (m_at == fraction || std::from_chars(from, m_at, member.fraction).ec != std::errc())
            return false;
        if (std::abs(member.fraction) < 1e15 && member.fraction == std::trunc(member.fraction))
            member.whole = static_cast<qint64>(member.fraction); // as Qt keeps it
        else
            member.kind = Kind::Fraction;
        return std::abs(member.fraction) < 1e15; // farther, whole and fraction are not told apart
    }
    void takeDigits()
    {
        while (m_at != m_end && isDigit(*m_at))
            ++m_at;
    }
    /// Qt keeps the last of two.
    bool isThereBefore(std::string_view name)
    {
        const auto first = static_cast<std::size_t>(name.empty() ? '\0' : name.front());
        const auto last = static_cast<std::size_t>(name.empty() ? '\0' : name.back());
        const quint64 mark = quint64(1) << ((name.size() * 7 + first * 5 + last) & 63);
        if (!(std::exchange(m_names, m_names | mark) & mark))
            return false;
        const auto &members = m_into.m_members;
        return std::any_of(members.begin(), members.end() - 1, [name](const Member &m) { return m.name == name; });
    }

    const std::string_view m_json;
    const char *m_at;
    const char *const m_end;
    Payload &m_into;
    bool m_isAscii = true;
    quint64 m_names = 0; ///< a bit a name, some share one
};

void Payload::read(std::string_view json)
{
    m_members.clear();
    m_entries.clear();
    m_isPlain = Reader(json, *this).read();
    m_object = {};
    m_isBroken = false;
    if (!m_isPlain) {
        const auto bytes = QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size()));
        const QJsonDocument document = QJsonDocument::fromJson(bytes);
        m_isBroken = !document.isObject();
        m_object = document.object();
    }
}

const Payload::Member *Payload::member(std::string_view name) const
{
    for (const Member &member : m_members)
        if (member.name == name)
            return &member;
    return nullptr;
}

const Payload::Member *Payload::member(const QString &name) const
{
    const auto is = [&name](std::string_view other) {
        const auto isSame = [](QChar a, char b) { return a.unicode() == static_cast<unsigned char>(b); };
        return std::ranges::equal(name, other, isSame);
    };
    for (const Member &member : m_members)
        if (is(member.name))
            return &member;
    return nullptr;
}

QJsonValue Payload::value(std::string_view name) const
{
    return m_object.value(QLatin1String(name.data(), static_cast<qsizetype>(name.size())));
}

QString Payload::text(std::string_view name, const QString &otherwise) const
{
    if (m_isPlain) {
        const Member *of = member(name);
        return of && of->kind == Kind::Text ? textFrom(of->text) : otherwise;
    }
    const QJsonValue of = value(name);
    return of.isString() ? of.toString() : otherwise;
}

QStringList Payload::texts(std::string_view name) const
{
    QStringList list;
    if (!m_isPlain) {
        for (const QJsonValue &entry : value(name).toArray())
            list << entry.toString();
    } else if (const Member *of = member(name)) {
        for (std::size_t i = 0; i < of->count; ++i)
            list << textFrom(m_entries[of->first + i]);
    }
    return list;
}

qint64 Payload::whole(std::string_view name, qint64 otherwise) const
{
    if (m_isPlain) {
        const Member *of = member(name);
        return of && (of->kind == Kind::Whole || of->kind == Kind::Fraction) ? of->whole : otherwise;
    }
    const QJsonValue of = value(name);
    return of.isDouble() ? of.toInteger() : otherwise;
}

int Payload::count(std::string_view name) const
{
    const qint64 of = whole(name);
    return of >= std::numeric_limits<int>::min() && of <= std::numeric_limits<int>::max() ? static_cast<int>(of) : 0;
}

double Payload::number(std::string_view name) const
{
    if (!m_isPlain)
        return value(name).toDouble();
    const Member *of = member(name);
    return !of ? 0 : of->kind == Kind::Fraction ? of->fraction : static_cast<double>(of->whole);
}

bool Payload::isNumber(std::string_view name) const
{
    if (!m_isPlain)
        return value(name).isDouble();
    const Member *of = member(name);
    return of && (of->kind == Kind::Whole || of->kind == Kind::Fraction);
}

bool Payload::isMissing(const QString &name) const
{
    if (name == QLatin1String("place"))
        return !isNumber("lon") || !isNumber("lat");
    if (m_isPlain) {
        const Member *of = member(name);
        return !of || of->kind == Kind::Null || (of->kind == Kind::List && !of->count)
            || (of->kind == Kind::Text && isBlank(textFrom(of->text)));
    }
    const QJsonValue of = m_object.value(name);
    if (of.isArray())
        return of.toArray().isEmpty();
    return of.isUndefined() || of.isNull() || (of.isString() && isBlank(of.toString()));
}

} // namespace huying
