// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/paneldialog.h"

namespace huying
{

class TrackingPanel;

/// The tracking panel in a window of its own, beside which work goes on.
class TrackingDialog : public PanelDialog
{
    Q_OBJECT
public:
    TrackingDialog(Session &session, QWidget *parent);

    TrackingPanel *panel() const { return m_panel; }
    void present();

signals:
    void unitActivated(const QString &ref); ///< show it on the map

private:
    TrackingPanel *m_panel;
};

} // namespace huying
