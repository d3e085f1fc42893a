// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/unitmatch.h"

#include <QJsonArray>

namespace huying
{

Result<UnitMatch> UnitMatch::fromJson(const QJsonObject &who)
{
    static const QStringList words{QStringLiteral("person"), QStringLiteral("vehicle"), QStringLiteral("helper")};
    const auto list = [&who](const char *key) {
        QStringList texts;
        for (const QJsonValue &value : who[QLatin1String(key)].toArray())
            texts << value.toString();
        return texts;
    };
    UnitMatch match{list("roles"), list("units"), {}};
    for (const QString &word : list("kinds")) {
        const auto kind = words.indexOf(word);
        if (kind < 0)
            return fail(ErrorKind::BadInput, QStringLiteral("kinds 里的“%1”不认识，只能是 person、vehicle、helper").arg(word));
        match.kinds << static_cast<UnitKind>(kind);
    }
    return match;
}

} // namespace huying
