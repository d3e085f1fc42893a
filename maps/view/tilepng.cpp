// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/tilepng.h"

#include <QtEndian>
#include <array>
#include <optional>

namespace huying
{

namespace
{

constexpr int fastest = 1; // of zlib's levels
constexpr std::uint32_t mostColours = 256;
constexpr std::uint32_t places = 1024; ///< of the table of colours, a power of two

void appendNumber(QByteArray &bytes, quint32 number)
{
    std::array<char, 4> big{};
    qToBigEndian(number, big.data());
    bytes.append(big.data(), big.size());
}

/// CRC-32 as zlib has it.
quint32 checkOf(const char *data, qsizetype size)
{
    static const auto table = [] {
        std::array<quint32, 256> t{};
        for (quint32 i = 0; i < t.size(); ++i) {
            t[i] = i;
            for (int bit = 0; bit < 8; ++bit)
                t[i] = t[i] & 1 ? 0xEDB88320U ^ t[i] >> 1 : t[i] >> 1;
        }
        return t;
    }();
    quint32 sum = ~0U;
    for (qsizetype i = 0; i < size; ++i)
        sum = table[(sum ^ static_cast<quint8>(data[i])) & 0xFF] ^ sum >> 8;
    return ~sum;
}

void appendChunk(QByteArray &png, const char *kind, const QByteArray &content)
{
    appendNumber(png, static_cast<quint32>(content.size()));
    const qsizetype start = png.size();
    png.append(kind, 4).append(content);
    appendNumber(png, checkOf(png.constData() + start, png.size() - start));
}

struct Rows
{
    QByteArray pixels; ///< each row begins with its filter: none
    QByteArray palette;
};

/// None if there are too many colours.
std::optional<Rows> indexed(const QImage &image)
{
    struct Place
    {
        QRgb colour = 0;
        int index = -1;
    };
    std::array<Place, places> table;
    Rows rows;
    rows.pixels.resize((image.width() + 1) * image.height());
    char *out = rows.pixels.data();
    quint32 count = 0;
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        *out++ = 0;
        for (int x = 0; x < image.width(); ++x, ++out) {
            if (x > 0 && line[x] == line[x - 1]) {
                *out = out[-1];
                continue;
            }
            quint32 at = line[x] * 2654435761U >> 22;
            while (table[at].index >= 0 && table[at].colour != line[x])
                at = (at + 1) % places;
            if (table[at].index < 0) {
                if (count == mostColours)
                    return std::nullopt;
                table[at] = {line[x], static_cast<int>(count++)};
                for (const int part : {qRed(line[x]), qGreen(line[x]), qBlue(line[x])})
                    rows.palette.append(static_cast<char>(part));
            }
            *out = static_cast<char>(table[at].index);
        }
    }
    return rows;
}

Rows coloured(const QImage &image)
{
    Rows rows;
    rows.pixels.resize((image.width() * 3 + 1) * image.height());
    char *out = rows.pixels.data();
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        *out++ = 0;
        for (int x = 0; x < image.width(); ++x) {
            *out++ = static_cast<char>(qRed(line[x]));
            *out++ = static_cast<char>(qGreen(line[x]));
            *out++ = static_cast<char>(qBlue(line[x]));
        }
    }
    return rows;
}

} // namespace

QByteArray pngOf(const QImage &picture)
{
    if (picture.isNull())
        return {};
    const QImage image = picture.convertToFormat(QImage::Format_RGB32);
    std::optional<Rows> rows = indexed(image);
    const char kind = rows ? 3 : 2; // palette, red and green and blue
    if (!rows)
        rows = coloured(image);
    QByteArray png("\x89PNG\r\n\x1a\n", 8), header;
    appendNumber(header, static_cast<quint32>(image.width()));
    appendNumber(header, static_cast<quint32>(image.height()));
    header.append('\x08').append(kind).append(3, '\0'); // eight bits; deflate, filters a row, not interlaced
    appendChunk(png, "IHDR", header);
    if (!rows->palette.isEmpty())
        appendChunk(png, "PLTE", rows->palette);
    appendChunk(png, "IDAT", qCompress(rows->pixels, fastest).mid(4)); // after Qt's own length
    appendChunk(png, "IEND", {});
    return png;
}

} // namespace huying
