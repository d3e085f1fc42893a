// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/pointsnapshot.h"

#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>
#include <cstring>
#include <sodium.h>

namespace huying
{

namespace
{

constexpr quint32 snapshotFormat = 0x48595031; // "HYP1"
constexpr qint64 hashSize = 16;
constexpr qint64 mostRows = qint64(1) << 28;

const char *snapshotTable(RegisterKind kind)
{
    return kind == RegisterKind::People ? "people" : kind == RegisterKind::Places ? "places" : nullptr;
}

QByteArray hashOf(const char *bytes, qint64 size)
{
    QByteArray hash(hashSize, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), hashSize, reinterpret_cast<const unsigned char *>(bytes),
                       static_cast<unsigned long long>(size), nullptr, 0);
    return hash;
}

template <class T> void append(QByteArray &bytes, const std::vector<T> &column)
{
    static_assert(std::is_trivially_copyable_v<T>);
    bytes.append(reinterpret_cast<const char *>(column.data()), static_cast<qsizetype>(column.size() * sizeof(T)));
}

/// Takes columns off the front; false once there is not enough left.
class Cutter
{
public:
    Cutter(const char *bytes, qint64 size) : m_at(bytes), m_left(size) {}
    template <class T> bool take(std::vector<T> &column, qint64 rows)
    {
        const qint64 size = rows * static_cast<qint64>(sizeof(T));
        if (size > m_left)
            return false;
        column.resize(static_cast<std::size_t>(rows));
        if (size)
            std::memcpy(column.data(), m_at, static_cast<std::size_t>(size));
        m_at += size;
        m_left -= size;
        return true;
    }
    bool isEmpty() const { return m_left == 0; }

private:
    const char *m_at;
    qint64 m_left;
};

QString markOf(Store &store, RegisterKind kind)
{
    const char *table = snapshotTable(kind);
    if (!table || !store.db().tableExists("point_snapshots"))
        return {};
    // A table that some program has made anew lost its triggers, and with them the word that it is another.
    SQLite::Statement row(store.db(), "SELECT mark FROM point_snapshots WHERE register = ?1 AND 3 = (SELECT count(*) "
                                      "FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?1 AND name GLOB 'snapshot_*')");
    row.bind(1, table);
    return row.executeStep() ? QStringLiteral("x") + textAt(row, 0) : QString();
}

} // namespace

QByteArray packed(const RegisterColumns &columns)
{
    const PointTable &points = columns.points;
    QByteArray bytes;
    QDataStream head(&bytes, QIODevice::WriteOnly);
    head.setVersion(QDataStream::Qt_6_4);
    head << snapshotFormat << static_cast<quint32>(Q_BYTE_ORDER) << static_cast<quint8>(points.kind) << static_cast<qint64>(points.size())
         << static_cast<qint64>(points.heading.size()) << static_cast<qint64>(points.offline.size())
         << static_cast<qint64>(points.visited.size()) << points.categories << columns.areas;
    bytes.prepend(QByteArray::number(bytes.size()).rightJustified(10, '0'));
    append(bytes, points.at);
    append(bytes, points.fid);
    append(bytes, points.area);
    append(bytes, points.heading);
    append(bytes, points.visited);
    append(bytes, points.category);
    append(bytes, points.offline);
    return bytes + hashOf(bytes.constData(), bytes.size());
}

std::optional<RegisterColumns> unpacked(const char *bytes, qint64 size)
{
    constexpr qint64 lengthSize = 10;
    const qint64 body = size - hashSize;
    if (body < lengthSize || std::memcmp(hashOf(bytes, body).constData(), bytes + body, static_cast<std::size_t>(hashSize)) != 0)
        return std::nullopt;
    const qint64 headSize = QByteArray::fromRawData(bytes, lengthSize).toLongLong();
    if (headSize <= 0 || headSize > body - lengthSize)
        return std::nullopt;
    QDataStream head(QByteArray::fromRawData(bytes + lengthSize, static_cast<qsizetype>(headSize)));
    head.setVersion(QDataStream::Qt_6_4);
    quint32 format = 0, order = 0;
    quint8 kind = 0;
    qint64 rows = 0, headings = 0, states = 0, visits = 0;
    RegisterColumns columns;
    PointTable &points = columns.points;
    head >> format >> order >> kind >> rows >> headings >> states >> visits >> points.categories >> columns.areas;
    const auto isColumn = [rows](qint64 length) { return length == 0 || length == rows; };
    if (head.status() != QDataStream::Ok || format != snapshotFormat || order != static_cast<quint32>(Q_BYTE_ORDER) || rows < 0 || rows > mostRows
        || !isColumn(headings) || !isColumn(states) || !isColumn(visits))
        return std::nullopt;
    points.kind = static_cast<RegisterKind>(kind);
    Cutter cutter(bytes + lengthSize + headSize, body - lengthSize - headSize);
    if (!cutter.take(points.at, rows) || !cutter.take(points.fid, rows) || !cutter.take(points.area, rows) || !cutter.take(points.heading, headings)
        || !cutter.take(points.visited, visits) || !cutter.take(points.category, rows) || !cutter.take(points.offline, states) || !cutter.isEmpty())
        return std::nullopt;
    if (std::ranges::any_of(points.area, [&columns](qint32 area) { return area < 0 || area >= columns.areas.size(); }))
        return std::nullopt;
    return columns;
}

QString PointSnapshots::fileOf(RegisterKind kind) const
{
    const char *table = snapshotTable(kind);
    return table ? m_folder + u'/' + QLatin1String(table) : QString();
}

void PointSnapshots::expect(Store &writer)
{
    for (const RegisterKind kind : {RegisterKind::People, RegisterKind::Places}) {
        const std::string table = snapshotTable(kind);
        const auto known = writer.db().execAndGet("SELECT count(*) FROM point_snapshots WHERE register = '" + table + "'").getInt();
        const auto last = writer.db().execAndGet("SELECT coalesce(max(fid), 0) FROM " + table).getInt64();
        if (!known && last >= static_cast<int64_t>(leastRows))
            writer.db().exec("INSERT INTO point_snapshots VALUES ('" + table + "', '')");
    }
}

bool PointSnapshots::isExpected(Store &store, RegisterKind kind)
{
    return markOf(store, kind) == QLatin1String("x");
}

bool PointSnapshots::isKnown(Store &store, RegisterKind kind)
{
    return !markOf(store, kind).isEmpty();
}

std::optional<RegisterColumns> PointSnapshots::read(Store &store, RegisterKind kind) const
{
    const QString mark = markOf(store, kind);
    if (mark.size() < 2)
        return std::nullopt;
    QFile file(fileOf(kind));
    if (!QFileInfo(file).isFile()) // to open a pipe would wait for whoever writes into it
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly) || file.size() < hashSize)
        return std::nullopt;
    const qint64 size = file.size();
    const uchar *bytes = file.map(0, size);
    if (!bytes || QByteArray::fromRawData(reinterpret_cast<const char *>(bytes) + size - hashSize, hashSize).toHex() != mark.mid(1).toLatin1())
        return std::nullopt;
    auto columns = unpacked(reinterpret_cast<const char *>(bytes), size);
    return columns && columns->points.kind == kind ? std::move(columns) : std::nullopt;
}

std::optional<QByteArray> PointSnapshots::write(const RegisterColumns &columns) const
{
    QDir().mkpath(m_folder);
    const QString path = fileOf(columns.points.kind);
    QFile::remove(path); // it does not count, and may be a link, of which the other end would be written, or another's
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return std::nullopt;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray bytes = packed(columns);
    if (file.write(bytes) != bytes.size() || !file.commit())
        return std::nullopt;
    return bytes.last(hashSize).toHex();
}

void PointSnapshots::confirm(Store &writer, RegisterKind kind, const QByteArray &mark)
{
    SQLite::Statement write(writer.db(), "UPDATE point_snapshots SET mark = ? WHERE register = ? AND mark = ''");
    write.bind(1, mark.toStdString());
    write.bind(2, snapshotTable(kind));
    write.exec();
}

void PointSnapshots::forget(Store &writer, RegisterKind kind)
{
    if (const char *table = snapshotTable(kind))
        writer.db().exec(std::string("DELETE FROM point_snapshots WHERE register = '") + table + "'");
}

} // namespace huying
