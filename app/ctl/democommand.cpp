// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command.h"
#include "app/ctl/progressline.h"
#include "data/demo/demo.h"

namespace huying {

Result<void> runDemo(const Arguments &arguments)
{
    bool isNumber = false;
    const QString seedText = arguments.option(QStringLiteral("seed"), QStringLiteral("1"));
    const quint64 seed = seedText.toULongLong(&isNumber);
    if (!isNumber)
        return fail(ErrorKind::BadInput, QStringLiteral("--seed 要一个非负整数，不能是 %1").arg(seedText));
    const auto scale = demo::scaleNamed(arguments.option(QStringLiteral("scale"), QStringLiteral("county")));
    if (!scale)
        return tl::unexpected(scale.error());
    ProgressLine line;
    return demo::makeStore(
        arguments.positional[0], {*scale, seed, arguments.has(QStringLiteral("force"))},
        [&line](const QString &what, qint64 done, qint64 total) { line.show(what, done, total); });
}

} // namespace huying
