// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QWidget>

namespace huying {

/// Every symbol and control in one theme, in the order of the mock-up of states.
class Sheet : public QWidget
{
    Q_OBJECT

public:
    explicit Sheet(const Theme &theme, QWidget *parent = nullptr);
};

} // namespace huying
