// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace huying
{

class Session;
class TrackingPanel;

/// The tracking panel in a window of its own, beside which work goes on.
class TrackingDialog : public QDialog
{
    Q_OBJECT
public:
    TrackingDialog(Session &session, QWidget *parent);

    TrackingPanel *panel() const { return m_panel; }
    void present();

signals:
    void unitActivated(const QString &ref); ///< selected as well

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TrackingPanel *m_panel;
};

} // namespace huying
