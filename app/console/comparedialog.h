// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/paneldialog.h"

namespace huying
{

/// Two instants compared, beside which the window shows either.
class CompareDialog : public PanelDialog
{
    Q_OBJECT
public:
    CompareDialog(Session &session, QWidget *parent);
};

} // namespace huying
