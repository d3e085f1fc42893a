// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/scale.h"

namespace huying::demo {

Result<Scale> scaleNamed(const QString &name)
{
    const Scale county;
    Scale tiny{name, 1, 1, 2, 6, 30, 40, 300, 120, 20, 200};
    tiny.radiusEast = 4200;
    tiny.radiusNorth = 3400;
    tiny.seatColumns = 3;
    tiny.seatRows = 3;
    if (name == QLatin1String("tiny"))
        return tiny;
    Scale scale = county;
    scale.name = name;
    if (name == QLatin1String("county"))
        return scale;
    if (name == QLatin1String("city")) {
        Scale city{name, 3, 2, 60, 720, 4000, 6300, 2000000, 700000, 2000, 270000};
        return city;
    }
    if (name == QLatin1String("prefecture"))
        return Scale{name, 4, 3, 132, 1800, 14577, 25884, 3300000, 1200000, 4000, 500000};
    return fail(ErrorKind::BadInput,
                QStringLiteral("没有规模 %1，可选 county、city、prefecture（tiny 供测试）").arg(name));
}

} // namespace huying::demo
