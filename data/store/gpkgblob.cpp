// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/gpkgblob.h"

#include <algorithm>
#include <bit>
#include <cstring>

static_assert(std::endian::native == std::endian::little, "cells are written little-endian as they lie in memory");

namespace huying
{

namespace
{

enum WkbType : quint32 { WkbPoint = 1, WkbLine = 2, WkbPolygon = 3, WkbMultiPolygon = 6 };

template <class T> void put(QByteArray &out, T value)
{
    out.append(reinterpret_cast<const char *>(&value), sizeof value);
}

void putHeader(QByteArray &out, const Box *envelope)
{
    out.append("GP", 2);
    out.append('\0');                                      // version
    out.append(static_cast<char>(envelope ? 0x03 : 0x01)); // little-endian, xy envelope or none
    put<qint32>(out, 4326);
    if (envelope)
        for (double v : {envelope->west, envelope->east, envelope->south, envelope->north})
            put(out, v);
}

void putType(QByteArray &out, WkbType type)
{
    out.append('\x01');
    put<quint32>(out, type);
}

void putLine(QByteArray &out, const Line &line)
{
    put(out, static_cast<quint32>(line.size()));
    for (const LonLat &p : line) {
        put(out, p.lon);
        put(out, p.lat);
    }
}

/// Reads forward through a cell; any read past the end makes it bad and yields zeros.
class Reader
{
public:
    explicit Reader(Blob blob) : m_rest(blob) {}
    bool ok() const { return m_ok; }
    std::size_t left() const { return m_rest.size(); }
    void spoil() { m_ok = false, m_rest = {}; }
    void skip(std::size_t bytes)
    {
        if (m_rest.size() < bytes)
            spoil();
        else
            m_rest = m_rest.subspan(bytes);
    }
    template <class T> T take()
    {
        T value{};
        if (m_rest.size() < sizeof value) {
            spoil();
            return value;
        }
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest = m_rest.subspan(sizeof value);
        return value;
    }
    /// 2D geometry type; Z and M variants are not written by us and match no type.
    quint32 takeType()
    {
        if (take<quint8>() != 1)
            spoil();
        return take<quint32>();
    }
    Line takeLine()
    {
        const auto count = take<quint32>();
        if (count > left() / 16) {
            spoil();
            return {};
        }
        Line line(count);
        for (LonLat &p : line) {
            p.lon = take<double>();
            p.lat = take<double>();
        }
        return line;
    }
    Polygon takePolygon()
    {
        const auto count = take<quint32>();
        if (count > left() / 4) {
            spoil();
            return {};
        }
        Polygon polygon(count);
        for (Ring &ring : polygon)
            ring = takeLine();
        return polygon;
    }

private:
    Blob m_rest;
    bool m_ok = true;
};

/// Positions the reader behind the header; the envelope as it stands there, if any.
std::optional<Box> takeHeader(Reader &in)
{
    static constexpr std::size_t envelopeBytes[] = {0, 32, 48, 48, 64, 0, 0, 0};
    if (in.take<quint16>() != 0x5047)
        in.spoil();
    in.skip(1);
    const auto flags = in.take<quint8>();
    in.skip(4);
    const std::size_t bytes = envelopeBytes[(flags >> 1) & 7];
    if (bytes < 32 || !(flags & 1)) {
        in.skip(bytes);
        return std::nullopt;
    }
    Box box;
    box.west = in.take<double>();
    box.east = in.take<double>();
    box.south = in.take<double>();
    box.north = in.take<double>();
    in.skip(bytes - 32);
    return box;
}

} // namespace

QByteArray gpkgPoint(LonLat p)
{
    QByteArray out;
    out.reserve(29);
    putHeader(out, nullptr);
    putType(out, WkbPoint);
    put(out, p.lon);
    put(out, p.lat);
    return out;
}

QByteArray gpkgLine(const Line &line)
{
    const Box box = boundsOf({{line}});
    QByteArray out;
    out.reserve(static_cast<qsizetype>(49 + line.size() * 16));
    putHeader(out, &box);
    putType(out, WkbLine);
    putLine(out, line);
    return out;
}

QByteArray gpkgMultiPolygon(const MultiPolygon &shape)
{
    const Box box = boundsOf(shape);
    QByteArray out;
    putHeader(out, &box);
    putType(out, WkbMultiPolygon);
    put(out, static_cast<quint32>(shape.size()));
    for (const Polygon &polygon : shape) {
        putType(out, WkbPolygon);
        put(out, static_cast<quint32>(polygon.size()));
        for (const Ring &ring : polygon)
            putLine(out, ring);
    }
    return out;
}

std::optional<LonLat> pointFromGpkg(Blob blob)
{
    Reader in(blob);
    takeHeader(in);
    if (in.takeType() != WkbPoint)
        return std::nullopt;
    LonLat p;
    p.lon = in.take<double>();
    p.lat = in.take<double>();
    return in.ok() && isOnEarth(p) ? std::optional(p) : std::nullopt;
}

Line lineFromGpkg(Blob blob)
{
    Reader in(blob);
    takeHeader(in);
    if (in.takeType() != WkbLine)
        return {};
    Line line = in.takeLine();
    return in.ok() ? line : Line{};
}

MultiPolygon polygonsFromGpkg(Blob blob)
{
    Reader in(blob);
    takeHeader(in);
    const quint32 type = in.takeType();
    MultiPolygon shape;
    if (type == WkbPolygon) {
        shape.push_back(in.takePolygon());
    } else if (type == WkbMultiPolygon) {
        const auto count = in.take<quint32>();
        for (quint32 i = 0; i < count && in.ok(); ++i) {
            if (in.takeType() != WkbPolygon)
                return {};
            shape.push_back(in.takePolygon());
        }
    }
    return in.ok() ? shape : MultiPolygon{};
}

Box boundsFromGpkg(Blob blob)
{
    Reader in(blob);
    if (const auto envelope = takeHeader(in); envelope && in.ok())
        return *envelope;
    if (const auto p = pointFromGpkg(blob))
        return {p->lon, p->lat, p->lon, p->lat};
    if (const Line line = lineFromGpkg(blob); !line.empty())
        return boundsOf({{line}});
    return boundsOf(polygonsFromGpkg(blob));
}

QByteArray gpkgFromWkb(const QByteArray &wkb)
{
    QByteArray cell;
    putHeader(cell, nullptr);
    cell += wkb;
    const Blob blob(reinterpret_cast<const unsigned char *>(cell.constData()), static_cast<std::size_t>(cell.size()));
    switch (wkb.size() > 4 && wkb[0] == 1 ? wkb[1] : 0) {
    case WkbPoint: return pointFromGpkg(blob) ? cell : QByteArray();
    case WkbLine: return gpkgLine(lineFromGpkg(blob));
    case WkbPolygon:
    case WkbMultiPolygon: return gpkgMultiPolygon(polygonsFromGpkg(blob));
    default: return {};
    }
}

} // namespace huying
