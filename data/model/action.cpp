// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/action.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <algorithm>

namespace huying
{

QUuid uuid7(TimeMs at, quint64 randomHigh, quint64 randomLow)
{
    const auto ms = static_cast<quint64>(at);
    QUuid id;
    id.data1 = static_cast<uint>(ms >> 16);
    id.data2 = static_cast<ushort>(ms & 0xffff);
    id.data3 = static_cast<ushort>(0x7000 | (randomHigh & 0x0fff));
    for (int i = 0; i < 8; ++i)
        id.data4[i] = static_cast<uchar>(randomLow >> (8 * (7 - i)));
    id.data4[0] = static_cast<uchar>((id.data4[0] & 0x3f) | 0x80);
    return id;
}

QUuid uuid7(TimeMs at)
{
    auto *random = QRandomGenerator::system();
    return uuid7(at, random->generate64(), random->generate64());
}

QByteArray writable(const QByteArray &json)
{
    constexpr qsizetype escape = 6; // backslash, u, four digits; whole characters of two halves are never escaped
    QByteArray clean;
    qsizetype from = 0;
    for (qsizetype at = json.indexOf('\\'); at >= 0 && at + 1 < json.size(); at = json.indexOf('\\', at)) {
        const ushort code = json[at + 1] == 'u' ? json.mid(at + 2, 4).toUShort(nullptr, 16) : ushort(' ');
        if (code && !QChar::isSurrogate(code)) {
            at += 2; // also a backslash that is itself escaped: it begins nothing
            continue;
        }
        clean += QByteArrayView(json).sliced(from, at - from);
        from = at += escape;
    }
    return from ? clean + json.sliced(std::min(from, json.size())) : json;
}

QJsonObject writable(const QJsonObject &object)
{
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return json.contains("\\u") ? QJsonDocument::fromJson(writable(json)).object() : object;
}

} // namespace huying
