// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/wholepdf.h"

#include <QFile>

namespace huying
{

bool isWholePdf(const QString &file)
{
    constexpr qint64 tail = 1024;
    QFile pdf(file);
    if (!pdf.open(QIODevice::ReadOnly) || !pdf.read(5).startsWith("%PDF-"))
        return false;
    pdf.seek(qMax(qint64(0), pdf.size() - tail));
    const QByteArray end = pdf.readAll();
    const auto start = end.lastIndexOf("startxref"), last = end.lastIndexOf("%%EOF");
    if (start < 0 || last < start)
        return false;
    bool isNumber = false;
    const qint64 table = end.mid(start + 9, last - start - 9).trimmed().toLongLong(&isNumber);
    return isNumber && table > 0 && pdf.seek(table) && pdf.read(4) == "xref";
}

} // namespace huying
