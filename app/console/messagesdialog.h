// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/paneldialog.h"

namespace huying
{

class MessagePanel;

/// Messages in a window of their own, beside which work goes on.
class MessagesDialog : public PanelDialog
{
    Q_OBJECT
public:
    MessagesDialog(Session &session, QWidget *parent);

    MessagePanel *panel() const { return m_panel; }
    void present(); ///< the one that waits
    void write();   ///< a new one

private:
    MessagePanel *m_panel;
};

} // namespace huying
