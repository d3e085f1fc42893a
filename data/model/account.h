// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace huying
{

/// Who sits at the console; one row of table `accounts`.
struct Account
{
    QString name, display;
    QStringList roles; ///< role codes of the workflow table
    QString area, org; ///< scope, empty: all
    QString seat;      ///< "A-03"

    bool mayAny(const QStringList &wanted) const
    {
        for (const QString &role : wanted)
            if (roles.contains(role))
                return true;
        return false;
    }
};

} // namespace huying
