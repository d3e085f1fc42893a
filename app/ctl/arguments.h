// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"

#include <QHash>
#include <QStringList>

namespace huying {

struct Arguments
{
    QStringList positional;
    QHash<QString, QString> options; ///< name without dashes; a switch has an empty value

    QString option(const QString &name, const QString &otherwise = {}) const
    {
        return options.value(name, otherwise);
    }
    bool has(const QString &name) const { return options.contains(name); }
};

/// `known` as in Command::options. Takes "--name value" and "--name=value"; "--" ends the options.
Result<Arguments> parseArguments(const QStringList &words, const QStringList &known);

} // namespace huying
