// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace huying {

/// Tab goes through `content`, in the order its parts were made, right after `before`: Qt puts what is made later at
/// the window's end, wherever it shows.
void tabThrough(QWidget &before, const QWidget &content);

} // namespace huying
