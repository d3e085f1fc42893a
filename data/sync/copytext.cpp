// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/pgconnection.h"

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

QList<QByteArray> copyFields(QByteArrayView line)
{
    QList<QByteArray> fields;
    QByteArray field("");
    bool isNull = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '\t') {
            fields << (isNull ? QByteArray() : field);
            field = QByteArray("");
            isNull = false;
        } else if (c != '\\' || i + 1 == line.size()) {
            field += c;
        } else {
            switch (const char next = line[++i]) {
            case 'N': isNull = true; break;
            case 't': field += '\t'; break;
            case 'n': field += '\n'; break;
            case 'r': field += '\r'; break;
            case 'b': field += '\b'; break;
            case 'f': field += '\f'; break;
            case 'v': field += '\v'; break;
            default: field += next;
            }
        }
    }
    fields << (isNull ? QByteArray() : field);
    return fields;
}

} // namespace huying
