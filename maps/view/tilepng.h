// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace huying
{

/// The picture as PNG without alpha, for the cache: without filters, which cost most of the time and win nothing on flat
/// colours, and with a palette where 256 colours do. Empty for an empty picture. In any thread.
QByteArray pngOf(const QImage &image);

} // namespace huying
