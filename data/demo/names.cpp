// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/names.h"

#include "data/model/resource.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace huying::demo {

Result<Names> Names::load()
{
    const auto file = readResource(QStringLiteral("demo/names.json"));
    if (!file)
        return tl::unexpected(file.error());
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(file->bytes, &error).object();
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorKind::BadInput, QStringLiteral("%1 第 %2 行写法不对：%3")
                                             .arg(file->fileName)
                                             .arg(file->bytes.left(error.offset).count('\n') + 1)
                                             .arg(error.errorString()));
    Names names;
    for (auto it = root.begin(); it != root.end(); ++it) {
        QStringList &list = names.m_lists[it.key()];
        const QString text = it.value().toString();
        list = text.contains(QLatin1Char(' ')) ? text.split(QLatin1Char(' '), Qt::SkipEmptyParts)
                                               : text.split(QString(), Qt::SkipEmptyParts);
        if (list.isEmpty())
            return fail(ErrorKind::BadInput,
                        QStringLiteral("%1 里的 %2 是空的").arg(file->fileName, it.key()));
    }
    for (const char *key :
         {"counties", "towns", "villageFirst", "villageLast", "communities", "surnames", "given", "streets"})
        if (!names.m_lists.contains(QString::fromLatin1(key)))
            return fail(ErrorKind::BadInput,
                        QStringLiteral("%1 缺少 %2").arg(file->fileName, QString::fromLatin1(key)));
    names.m_surnames = names.list("surnames");
    names.m_given = names.list("given");
    return names;
}

QStringList Names::list(const char *key) const
{
    return m_lists.value(QString::fromLatin1(key));
}

QString Names::person(Rng &rng) const
{
    // Squaring makes the first surnames of the list the most frequent.
    const double u = rng.uniform();
    QString name = m_surnames[static_cast<qsizetype>(u * u * static_cast<double>(m_surnames.size()))];
    name += rng.pick(m_given);
    return rng.chance(0.8) ? name + rng.pick(m_given) : name;
}

QStringList Names::villages(Rng &rng) const
{
    QStringList all;
    for (const QString &first : list("villageFirst"))
        for (const QString &last : list("villageLast"))
            if (first != last)
                all << first + last;
    shuffle(all, rng);
    return all;
}

void shuffle(QStringList &list, Rng &rng)
{
    for (qsizetype i = list.size() - 1; i > 0; --i)
        list.swapItemsAt(i, rng.below(static_cast<int>(i) + 1));
}

QString shortName(const QString &areaName)
{
    for (const char *tail : {"街道", "社区", "县", "镇", "乡", "村", "市"})
        if (const QString end = QString::fromUtf8(tail); areaName.endsWith(end))
            return areaName.chopped(end.size());
    return areaName;
}

} // namespace huying::demo
