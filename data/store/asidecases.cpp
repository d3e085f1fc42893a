// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/asidecases.h"

#include <algorithm>

namespace huying
{

namespace
{

const QString asidePrefix = QStringLiteral("aside/");
constexpr qsizetype longestReason = 300; ///< it may quote what somebody sent

QString asideKey(const CaseId &id)
{
    return asidePrefix + id.toString(QUuid::WithoutBraces);
}

} // namespace

/// "SINCE␊NO␊REASON"
void setAside(Store &store, const CaseId &id, const QString &reason, TimeMs now)
{
    const TimeMs since = store.meta(asideKey(id)).section(u'\n', 0, 0).toLongLong();
    SQLite::Statement number(store.db(), "SELECT no FROM cases WHERE id = ?");
    const QByteArray bytes = id.toRfc4122();
    number.bind(1, bytes.constData(), static_cast<int>(bytes.size()));
    const QString no = number.executeStep() ? textAt(number, 0) : QString();
    store.setMeta(asideKey(id), QStringList{QString::number(since ? since : now), no, reason.left(longestReason)}.join(u'\n'));
}

void takeFromAside(Store &store, const CaseId &id)
{
    SQLite::Statement drop(store.db(), "DELETE FROM meta WHERE key = ?");
    drop.bind(1, toSql(asideKey(id)));
    drop.exec();
}

QList<AsideCase> asideCases(Store &store)
{
    SQLite::Statement rows(store.db(), "SELECT key, value FROM meta WHERE key > 'aside/' AND key < 'aside0'");
    QList<AsideCase> cases;
    while (rows.executeStep()) {
        const QString value = textAt(rows, 1);
        cases << AsideCase{QUuid::fromString(textAt(rows, 0).mid(asidePrefix.size())), value.section(u'\n', 1, 1), value.section(u'\n', 2),
                           value.section(u'\n', 0, 0).toLongLong()};
    }
    std::ranges::stable_sort(cases, {}, &AsideCase::since);
    return cases;
}

QString asideWords(const QList<AsideCase> &cases)
{
    if (cases.isEmpty())
        return {};
    const AsideCase &first = cases.first();
    const QString name = first.no.isEmpty() ? first.id.toString(QUuid::WithoutBraces) : first.no;
    return QStringLiteral("案卷 %1%2的动作本机不能理解：%3，已放在一边，请管理员核对")
        .arg(name, cases.size() > 1 ? QStringLiteral(" 等 %1 个案卷").arg(cases.size()) : QStringLiteral(" "), first.reason);
}

} // namespace huying
