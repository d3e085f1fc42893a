// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace huying {

/// Fusion without gradients and shadows, with a 2 px accent ring on whatever has the focus.
/// Takes its colours from themeOf(widget), so one instance serves dark and light windows.
/// Buttons say what they are by the dynamic property "role": "primary" or "danger".
class HouseStyle : public QProxyStyle
{
    Q_OBJECT

public:
    HouseStyle();
};

} // namespace huying
