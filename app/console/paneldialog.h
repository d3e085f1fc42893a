// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace huying
{

class Session;

/// A panel in a window of its own, beside which work goes on: title, frame, and who looks at it when.
class PanelDialog : public QDialog
{
    Q_OBJECT
public:
    PanelDialog(Session &session, const QString &iconName, const QString &title, QWidget *parent);

    /// In front, with the keyboard.
    void present();

protected:
    /// Once, in the constructor.
    void setPanel(QWidget *panel);
    /// At the lower left of the window that has the map, where it covers least of what it is about.
    void standBelow(const QWidget &map);
    void paintEvent(QPaintEvent *event) override;

    Session &m_session;
};

} // namespace huying
