// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/admission.h"

#include "data/model/jsontable.h"

#include <QJsonArray>

namespace huying
{

Result<Admission> Admission::load(const Catalogue &catalogue)
{
    return readResource(QStringLiteral("codes/admission.json")).and_then([&](const Resource &file) {
        return fromJson(file.bytes, file.fileName, catalogue);
    });
}

Result<Admission> Admission::fromJson(const QByteArray &json, const QString &fileName, const Catalogue &catalogue)
{
    const auto table = JsonTable::parse({json, fileName});
    if (!table)
        return tl::unexpected(table.error());
    Admission admission;
    admission.m_catalogue = catalogue;
    return admission.read(*table).map([&] { return std::move(admission); });
}

Result<void> Admission::read(const JsonTable &table)
{
    m_consultation = table.root()[QLatin1String("consultation")].toString();
    m_channel = table.root()[QLatin1String("channel")].toString();
    if (!m_catalogue.item(m_consultation))
        return table.wrong(m_consultation, QStringLiteral("consultation 要写事项清单里的编码"));
    if (!m_catalogue.channel(m_channel))
        return table.wrong(m_channel, QStringLiteral("channel 要写渠道编码"));
    for (const auto &[list, member, into] : {std::tuple("variants", "variant", &m_variants), {"refused", "reason", &m_refused}})
        for (const QJsonValue &row : table.root()[QLatin1String(list)].toArray()) {
            const QString value = row[QLatin1String(member)].toString();
            for (const QJsonValue &item : row[QLatin1String("items")].toArray()) {
                const QString code = item.toString();
                if (!m_catalogue.item(code) && !m_catalogue.caseClass(code))
                    return table.wrong(code, QStringLiteral("不是事项清单里的事项或大类"));
                if (value.isEmpty())
                    return table.wrong(code, QStringLiteral("缺少 %1").arg(QLatin1String(member)));
                into->insert(code, value);
            }
        }
    return {};
}

QString Admission::refusal(const QString &item, const QString &title) const
{
    if (!m_catalogue.item(item))
        return QStringLiteral("“%1”不在事项清单内，不能进网格").arg(title.left(20));
    const QString why = m_refused.value(item, m_refused.value(item.left(3)));
    return why.isEmpty() ? QString() : QStringLiteral("“%1”不准入：%2").arg(m_catalogue.item(item)->name, why);
}

} // namespace huying
