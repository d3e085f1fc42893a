// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/paneldialog.h"

#include <QPointer>

namespace huying
{

class Commands;
class SignInDialog;
class SyncPanel;

/// The sync panel in a window of its own, beside which work goes on; signs in again when the link was stopped.
class SyncDialog : public PanelDialog
{
    Q_OBJECT
public:
    SyncDialog(Session &session, Commands &commands, QWidget *parent);

    void present();
    SyncPanel *panel() const { return m_panel; }

private:
    void askPassword();
    void follow();
    void noteChoice();
    void followSecrets();

    SyncPanel *m_panel;
    QPointer<SignInDialog> m_signIn;
    QString m_tried;         ///< the password that is on its way
    bool m_isTrying = false;
};

} // namespace huying
