// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/rng.h"
#include "data/model/result.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace huying::demo {

/// Word lists of resources/demo/names.json.
class Names
{
public:
    static Result<Names> load();

    QStringList list(const char *key) const;
    QString person(Rng &rng) const;
    /// 150 unlike names and more: every joining of a first and a last part, shuffled.
    QStringList villages(Rng &rng) const;

private:
    QHash<QString, QStringList> m_lists;
    QStringList m_surnames, m_given;
};

void shuffle(QStringList &list, Rng &rng);
/// 县, 街道, 镇, 乡, 社区, 村 left off.
QString shortName(const QString &areaName);

} // namespace huying::demo
