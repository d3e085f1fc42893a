// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/closing.h"

#include "data/model/jsontable.h"

namespace huying
{

Result<ClosingConditions> ClosingConditions::load()
{
    const auto table = JsonTable::load(QStringLiteral("codes/closing.json"));
    if (!table)
        return tl::unexpected(table.error());
    ClosingConditions made;
    made.m_conditions.insert({}, table->root()[QLatin1String("default")].toString());
    for (const char *part : {"classes", "items"}) {
        const QJsonObject entries = table->root()[QLatin1String(part)].toObject();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            if (entry.value().toString().trimmed().isEmpty())
                return table->wrong(entry.key(), QStringLiteral("%1 的结案条件是空的").arg(entry.key()));
            made.m_conditions.insert(entry.key(), entry.value().toString().trimmed());
        }
    }
    if (made.m_conditions.value({}).isEmpty())
        return table->wrong(QStringLiteral("default"), QStringLiteral("缺少通用的结案条件 default"));
    return made;
}

QString ClosingConditions::of(const QString &item) const
{
    for (const QString &code : {item, item.left(3)})
        if (const auto found = m_conditions.find(code); found != m_conditions.end() && !code.isEmpty())
            return *found;
    return m_conditions.value({});
}

} // namespace huying
