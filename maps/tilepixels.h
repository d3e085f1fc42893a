// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How pixels of a tile go over the socket: most of a map is flat, and less to send is less to copy, four times on
// each side. Compiles with Qt 5 and Qt 6.

#include <QImage>
#include <QRect>
#include <algorithm>
#include <cstring>

namespace huying::wire
{

constexpr quint32 manyColours = 1U << 31; ///< in a length: so many pixels follow, else one that is repeated
constexpr int shortestRun = 3;            ///< pixels

/// A part of a picture of 32 bits a pixel, row by row: a length, then the pixel or the pixels. `part` lies within it.
inline QByteArray packPixels(const QImage &image, const QRect &part)
{
    static thread_local QByteArray all; // new memory costs as much as filling it
    all.resize(std::max<int>(int(all.size()), (part.width() * 4 + 8) * part.height()));
    auto *out = reinterpret_cast<quint32 *>(all.data());
    const quint32 *begin = out;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const quint32 *at = reinterpret_cast<const quint32 *>(image.constScanLine(y)) + part.left(), *end = at + part.width();
        const quint32 *loose = at; // from here on nothing is written yet
        const auto writeLoose = [&out, &loose](const quint32 *until) {
            if (until == loose)
                return;
            *out++ = manyColours | quint32(until - loose);
            std::memcpy(out, loose, size_t(until - loose) * 4);
            out += until - loose;
        };
        while (at < end) {
            const quint32 colour = *at, *run = at;
            while (at < end && *at == colour)
                ++at;
            if (at - run < shortestRun)
                continue;
            writeLoose(run);
            *out++ = quint32(at - run);
            *out++ = colour;
            loose = at;
        }
        writeLoose(end);
    }
    return QByteArray(all.constData(), int((out - begin) * 4));
}

/// Fills a picture of 32 bits a pixel. False if these are not its pixels.
inline bool unpackPixels(const QByteArray &bytes, QImage &image)
{
    const auto *at = reinterpret_cast<const quint32 *>(bytes.constData()), *end = at + bytes.size() / 4;
    if (bytes.size() % 4)
        return false;
    for (int y = 0; y < image.height(); ++y) {
        auto *out = reinterpret_cast<quint32 *>(image.scanLine(y));
        for (quint32 left = quint32(image.width()); left > 0;) {
            if (end - at < 2)
                return false;
            const bool isMany = *at & manyColours;
            const quint32 n = *at++ & ~manyColours;
            if (n == 0 || n > left || (isMany && end - at < qptrdiff(n)))
                return false;
            if (isMany) {
                std::memcpy(out, at, size_t(n) * 4);
                at += n;
            } else {
                std::fill_n(out, n, *at++);
            }
            out += n;
            left -= n;
        }
    }
    return at == end;
}

} // namespace huying::wire
