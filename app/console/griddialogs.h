// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/paneldialog.h"

#include <functional>

namespace huying
{

class GridDoctorPanel;
class GridEditPanel;

/// The panel of the grid editor in a window of its own.
class GridEditDialog : public PanelDialog
{
    Q_OBJECT
public:
    GridEditDialog(Session &session, QWidget *parent);
    GridEditPanel &panel() { return *m_panel; }
    /// Asked before it closes; with unsaved edits the second try closes.
    void setUnsaved(bool unsaved) { m_isUnsaved = unsaved, m_warned = false; }

    void reject() override;

signals:
    void closed();

private:
    GridEditPanel *m_panel;
    bool m_isUnsaved = false, m_warned = false;
};

/// The findings about the grids in a window of its own; examines when it is shown.
class GridDoctorDialog : public PanelDialog
{
    Q_OBJECT
public:
    GridDoctorDialog(Session &session, QWidget *parent);
    GridDoctorPanel &panel() { return *m_panel; }

    void examine();

private:
    GridDoctorPanel *m_panel;
};

} // namespace huying
