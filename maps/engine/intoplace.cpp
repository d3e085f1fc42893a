// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/intoplace.h"

#include <QFile>
#include <cstdio>
#include <unistd.h>

namespace huying
{

bool moveIntoPlace(const QString &part, const QString &file)
{
    QFile whole(part);
    return whole.open(QIODevice::ReadWrite) && ::fsync(whole.handle()) == 0
           && std::rename(QFile::encodeName(part).constData(), QFile::encodeName(file).constData()) == 0;
}

} // namespace huying
