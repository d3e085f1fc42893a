// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"

namespace huying {

Result<Arguments> parseArguments(const QStringList &words, const QStringList &known)
{
    Arguments result;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (optionsEnded || !word.startsWith(QLatin1String("--"))) {
            result.positional << word;
            continue;
        }
        if (word.size() == 2) {
            optionsEnded = true;
            continue;
        }
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        if (known.contains(name + QLatin1Char('='))) {
            if (equals < 0 && i + 1 >= words.size())
                return fail(ErrorKind::BadInput, QStringLiteral("选项 --%1 后面缺少取值").arg(name));
            result.options[name] = equals < 0 ? words[++i] : word.mid(equals + 1);
        } else if (known.contains(name) && equals < 0) {
            result.options[name] = QString();
        } else {
            return fail(ErrorKind::BadInput, QStringLiteral("不认识的选项 %1").arg(word));
        }
    }
    return result;
}

} // namespace huying
