// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/tilepng.h"

#include <array>
#include <png.h>

namespace huying
{

namespace
{

constexpr quint32 mostColours = 256;
constexpr quint32 places = 1024; ///< of the table of colours, a power of two

/// Kept from one picture to the next: new memory costs as much as filling it.
struct Rows
{
    QByteArray pixels;  ///< a byte a pixel with a palette, else three
    QByteArray palette; ///< red, green, blue, …
    QByteArray png;
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
    rows.pixels.resize(width * height);
    char *out = rows.pixels.data();
    quint32 count = 0;
    for (int y = 0; y < height; ++y) {
        const QRgb *line = lineOf(image, y);
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
    rows.pixels.resize(width * 3 * height);
    char *out = rows.pixels.data();
    for (int y = 0; y < height; ++y) {
        const QRgb *line = lineOf(image, y);
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
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(image.width());
    header.height = static_cast<png_uint_32>(image.height());
    header.format = hasPalette ? PNG_FORMAT_RGB_COLORMAP : PNG_FORMAT_RGB;
    header.flags = PNG_IMAGE_FLAG_FAST; // no filters, little compression
    header.colormap_entries = static_cast<png_uint_32>(rows.palette.size() / 3);
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(header);
    rows.png.resize(static_cast<qsizetype>(size));
    const bool isWritten = png_image_write_to_memory(&header, rows.png.data(), &size, 0, rows.pixels.constData(), 0, rows.palette.constData());
    return isWritten ? rows.png.first(static_cast<qsizetype>(size)) : QByteArray();
}

} // namespace huying
