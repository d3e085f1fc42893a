// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace huying
{

class MessagePanel;
class Session;

/// Messages in a window of their own, beside which work goes on.
class MessagesDialog : public QDialog
{
    Q_OBJECT
public:
    MessagesDialog(Session &session, QWidget *parent);

    MessagePanel *panel() const { return m_panel; }
    void present(); ///< the one that waits
    void write();   ///< a new one

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void raiseUp();

    Session &m_session;
    MessagePanel *m_panel;
};

} // namespace huying
