// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/paneldialog.h"

namespace huying
{

class InstantMaps;

/// Two instants compared: their maps side by side, and below what became of the cases in between. The window shows either.
class CompareDialog : public PanelDialog
{
    Q_OBJECT
public:
    CompareDialog(Session &session, QWidget *parent);

    const InstantMaps &maps() const { return *m_maps; }

private:
    InstantMaps *m_maps;
};

} // namespace huying
