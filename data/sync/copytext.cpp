// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/pgconnection.h"

#include <cstring>

namespace huying
{

QByteArray pgText(const QUuid &id)
{
    return id.toByteArray(QUuid::WithoutBraces);
}

QByteArray pgText(const QString &s)
{
    return s.isNull() ? QByteArray() : s.isEmpty() ? QByteArray("") : s.toUtf8();
}

QByteArray pgArray(const QList<QByteArray> &items)
{
    QByteArray text("{");
    for (QByteArray item : items) {
        item.replace('\\', "\\\\").replace('"', "\\\"");
        text += (text.size() > 1 ? ",\"" : "\"") + item + '"';
    }
    return text + '}';
}

QByteArray pgBytea(const QByteArray &bytes)
{
    return "\\x" + bytes.toHex();
}

QByteArray copyField(QByteArrayView text)
{
    if (text.isNull())
        return "\\N";
    QByteArray out;
    out.reserve(text.size() + 8);
    for (const char c : text)
        switch (c) {
        case '\\': out += "\\\\"; break;
        case '\t': out += "\\t"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        default: out += c;
        }
    return out;
}

namespace
{

/// What follows a backslash.
char escaped(char c)
{
    switch (c) {
    case 't': return '\t';
    case 'n': return '\n';
    case 'r': return '\r';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'v': return '\v';
    default: return c;
    }
}

} // namespace

std::span<const PgCell> CopyFields::of(QByteArrayView line)
{
    m_cells.clear();
    m_text.resize(0);
    m_text.reserve(line.size()); // so that nothing moves: unescaped it is no longer
    const char *at = line.data(), *const end = at + line.size();
    for (;;) {
        const auto *tab = static_cast<const char *>(std::memchr(at, '\t', static_cast<std::size_t>(end - at)));
        const std::string_view raw(at, static_cast<std::size_t>((tab ? tab : end) - at));
        if (raw == "\\N") {
            m_cells.emplace_back();
        } else if (raw.find('\\') == raw.npos) {
            m_cells.emplace_back(raw);
        } else {
            const qsizetype from = m_text.size();
            for (std::size_t i = 0; i < raw.size(); ++i)
                m_text += raw[i] == '\\' && i + 1 < raw.size() ? escaped(raw[++i]) : raw[i];
            m_cells.emplace_back(std::string_view(m_text.constData() + from, static_cast<std::size_t>(m_text.size() - from)));
        }
        if (!tab)
            return m_cells;
        at = tab + 1;
    }
}

QList<QByteArray> copyFields(QByteArrayView line)
{
    CopyFields fields;
    QList<QByteArray> copies;
    for (const PgCell &cell : fields.of(line))
        copies << (cell ? QByteArray(cell->data(), static_cast<qsizetype>(cell->size())) : QByteArray());
    return copies;
}

} // namespace huying
