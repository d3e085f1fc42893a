// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/upstream/copyrows.h"

#include "data/store/gpkgblob.h"

#include <QRegularExpression>
#include <QUuid>
#include <cstring>

namespace huying
{

namespace
{

constexpr qsizetype bufferBytes = 1 << 18;

std::string selectOf(const CopyPlan &plan)
{
    return std::string("SELECT ") + plan.columns + " FROM " + plan.source;
}

QString keyOf(const CopyPlan &plan, SQLite::Statement &row)
{
    return plan.forms[0] == 'u' ? QUuid::fromRfc4122(blobAt(row, 0)).toString(QUuid::WithoutBraces) : textAt(row, 0);
}

/// Null: this cell can't be read as what it should be.
QByteArray fieldOf(SQLite::Statement &row, int column, char form, const CountyOf &countyOf)
{
    const auto cell = row.getColumn(column);
    if (form == 'c')
        return copyField(countyOf(cell.isNull() ? QByteArray() : blobAt(row, column)));
    if (cell.isNull())
        return "\\N";
    switch (form) {
    case 'r': return QByteArray::number(cell.getDouble(), 'g', 17);
    case 'g': return ewkbOf(blobAt(row, column));
    case 'b': return "\\" + pgBytea(blobAt(row, column));
    case 'u': return cell.getBytes() == 16 ? QUuid::fromRfc4122(blobAt(row, column)).toByteArray(QUuid::WithoutBraces) : QByteArray();
    case 'l': return copyField(pgArray(blobAt(row, column).split(',')));
    default: return copyField({cell.getText(), cell.getBytes()});
    }
}

/// COPY says which of its lines it did not take; the line is the row of the same number.
QString rowNamed(Store &store, const CopyPlan &plan, const QString &context)
{
    static const QRegularExpression line(QStringLiteral(", line (\\d+)(?:, column (\\w+))?"));
    const auto match = line.match(context);
    if (!match.hasMatch())
        return {};
    SQLite::Statement rows(store.db(), selectOf(plan));
    for (qint64 n = match.captured(1).toLongLong(); n > 0; --n)
        if (!rows.executeStep())
            return {};
    const QString column = match.captured(2);
    return QStringLiteral(" %1%2").arg(keyOf(plan, rows), column.isEmpty() ? QString() : QStringLiteral("（%1）").arg(column));
}

} // namespace

QByteArray ewkbOf(const QByteArray &cell)
{
    static constexpr qsizetype envelopeBytes[] = {0, 32, 48, 48, 64, 0, 0, 0};
    constexpr quint32 polygon = 3, withSrid = 0x20000000, wgs84 = 4326;
    if (cell.size() < 8 || !cell.startsWith("GP"))
        return {};
    const qsizetype start = 8 + envelopeBytes[(static_cast<quint8>(cell[3]) >> 1) & 7];
    if (cell.size() < start + 9 || cell[start] != 1)
        return {};
    quint32 type = 0;
    std::memcpy(&type, cell.constData() + start + 1, sizeof type);
    if (type == polygon)
        return ewkbOf(gpkgMultiPolygon(polygonsFromGpkg({reinterpret_cast<const unsigned char *>(cell.constData()), static_cast<std::size_t>(cell.size())})));
    type |= withSrid;
    QByteArray out(1, '\x01');
    out.append(reinterpret_cast<const char *>(&type), sizeof type);
    out.append(reinterpret_cast<const char *>(&wgs84), sizeof wgs84);
    out.append(cell.constData() + start + 5, cell.size() - start - 5);
    return out.toHex();
}

Result<qint64> copyRows(Store &store, PgConnection &server, const CopyPlan &plan, const LoadProgress &progress, const CountyOf &countyOf)
{
    const QString what = QString::fromUtf8(plan.zh);
    return guarded(store.path(), QStringLiteral("读取") + what, [&]() -> Result<qint64> {
        const qint64 total = store.db().execAndGet("SELECT count(*) FROM (" + selectOf(plan) + ")").getInt64();
        SQLite::Statement rows(store.db(), selectOf(plan));
        const int columns = static_cast<int>(std::strlen(plan.forms));
        qint64 done = 0;
        const auto fill = [&](QByteArray &buffer) -> Result<bool> {
            return guarded(store.path(), QStringLiteral("读取") + what, [&]() -> Result<bool> {
                progress(what, done, total);
                while (buffer.size() < bufferBytes) {
                    if (!rows.executeStep())
                        return false;
                    ++done;
                    for (int i = 0; i < columns; ++i) {
                        const QByteArray field = fieldOf(rows, i, plan.forms[i], countyOf);
                        if (field.isNull())
                            return fail(ErrorKind::Damaged, QStringLiteral("%1 的%2 %3：第 %4 栏已损坏").arg(store.path(), what, keyOf(plan, rows)).arg(i + 1));
                        buffer += field;
                        buffer += i + 1 < columns ? '\t' : '\n';
                    }
                }
                return true;
            });
        };
        const auto copied = server.copyIn(QByteArray("COPY ") + plan.target + " FROM STDIN", fill);
        if (copied)
            return *copied;
        const PgError &e = copied.error();
        return fail(e.error.kind, e.sqlState.isEmpty() ? e.error.message : QStringLiteral("%1%2：%3").arg(what, rowNamed(store, plan, e.context), e.error.message));
    });
}

} // namespace huying
