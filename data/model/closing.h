// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

#include <QHash>
#include <QString>

namespace huying
{

/// When a case of an item may be closed (结案条件), as a checker has to find it on the spot (resources/codes/closing.json).
class ClosingConditions
{
public:
    /// Errors name file and entry.
    static Result<ClosingConditions> load();
    /// That of the item, else of its class, else the general one.
    QString of(const QString &item) const;

private:
    QHash<QString, QString> m_conditions; ///< by item or class; "" is the general one
};

} // namespace huying
