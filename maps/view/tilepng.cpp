// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/tilepng.h"

#include <QtEndian>
#include <array>

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

/// Kept from one picture to the next: new memory costs as much as filling it.
struct Rows
{
    QByteArray pixels; ///< each row begins with its filter: none
    QByteArray palette;
};

const QRgb *lineOf(const QImage &image, int y)
{
    return reinterpret_cast<const QRgb *>(image.constScanLine(y));
}

/// False if there are too many colours.
bool fillIndexed(const QImage &image, Rows &rows)
{
    struct Place
    {
        QRgb colour = 0;
        int index = -1;
    };
    std::array<Place, places> table;
    const int width = image.width(), height = image.height();
    rows.palette.clear();
    rows.pixels.resize((width + 1) * height);
    char *out = rows.pixels.data();
    quint32 count = 0;
    for (int y = 0; y < height; ++y) {
        const QRgb *line = lineOf(image, y);
        *out++ = 0;
        for (int x = 0; x < width; ++x, ++out) {
            if (x > 0 && line[x] == line[x - 1]) {
                *out = out[-1];
                continue;
            }
            quint32 at = line[x] * 2654435761U >> 22;
            while (table[at].index >= 0 && table[at].colour != line[x])
                at = (at + 1) % places;
            if (table[at].index < 0) {
                if (count == mostColours)
                    return false;
                table[at] = {line[x], static_cast<int>(count++)};
                for (const int part : {qRed(line[x]), qGreen(line[x]), qBlue(line[x])})
                    rows.palette.append(static_cast<char>(part));
            }
            *out = static_cast<char>(table[at].index);
        }
    }
    return true;
}

void fillColoured(const QImage &image, Rows &rows)
{
    const int width = image.width(), height = image.height();
    rows.palette.clear();
    rows.pixels.resize((width * 3 + 1) * height);
    char *out = rows.pixels.data();
    for (int y = 0; y < height; ++y) {
        const QRgb *line = lineOf(image, y);
        *out++ = 0;
        for (int x = 0; x < width; ++x, out += 3) {
            out[0] = static_cast<char>(qRed(line[x]));
            out[1] = static_cast<char>(qGreen(line[x]));
            out[2] = static_cast<char>(qBlue(line[x]));
        }
    }
}

/// As a map is, nearly always: then its colours are what they are, multiplied by alpha or not.
bool isOpaque(const QImage &image)
{
    const int width = image.width(), height = image.height();
    QRgb all = 0xFF000000;
    for (int y = 0; y < height; ++y)
        for (const QRgb *at = lineOf(image, y), *end = at + width; at < end; ++at)
            all &= *at;
    return qAlpha(all) == 255;
}

} // namespace

QByteArray pngOf(const QImage &picture)
{
    if (picture.isNull())
        return {};
    const bool is32 = picture.format() == QImage::Format_ARGB32_Premultiplied || picture.format() == QImage::Format_ARGB32;
    const QImage image = is32 && isOpaque(picture) ? picture : picture.convertToFormat(QImage::Format_RGB32);
    static thread_local Rows rows;
    const bool hasPalette = fillIndexed(image, rows);
    if (!hasPalette)
        fillColoured(image, rows);
    QByteArray png("\x89PNG\r\n\x1a\n", 8), header;
    appendNumber(header, static_cast<quint32>(image.width()));
    appendNumber(header, static_cast<quint32>(image.height()));
    header.append('\x08').append(hasPalette ? 3 : 2).append(3, '\0'); // eight bits; deflate, filters a row, not interlaced
    appendChunk(png, "IHDR", header);
    if (hasPalette)
        appendChunk(png, "PLTE", rows.palette);
    appendChunk(png, "IDAT", qCompress(rows.pixels, fastest).mid(4)); // after Qt's own length
    appendChunk(png, "IEND", {});
    return png;
}

} // namespace huying
