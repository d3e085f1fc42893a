// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/symbols.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace huying {

class Label;

/// What a toast says. Toasts confirm and hint; an alarm never comes as one.
struct ToastText
{
    LampShape lamp = LampShape::Tick;
    QString title, note;
    QString action;         ///< "撤销"; empty for none
    int seconds = 6;        ///< how long it stays
    bool countdown = false; ///< prints the seconds left after the action, as for undo
};

/// The toasts of one window, at the lower right of it or of one part, newest below. Stays over the window's
/// content and never takes the focus.
class ToastStack : public QWidget
{
    Q_OBJECT

public:
    explicit ToastStack(QWidget *window);

    /// Returns the id that actionTriggered() and dismissed() name. What the newest toast says already is counted
    /// there instead of being said again.
    int post(const ToastText &text);
    void dismiss(int id);
    /// Stays inside this part of the window from now on: over the map it covers no buttons.
    void keepTo(QWidget *part);

signals:
    void actionTriggered(int id);
    /// Time ran out or it was closed without the action.
    void dismissed(int id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tick();
    void place();

    QVBoxLayout *m_column;
    QTimer m_second;
    int m_next = 1;
    QPointer<QWidget> m_part;
};

/// One line of the stack.
class ToastLine : public QFrame
{
    Q_OBJECT

public:
    ToastLine(int id, const ToastText &text, QWidget *parent);

    int id() const { return m_id; }
    bool says(const ToastText &text) const;
    /// The same again: counts, and stays as long as a new one would.
    void repeat();
    /// One second has passed; false when its time is over. Stands still under the mouse.
    bool tick();

signals:
    void triggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void label();

    int m_id;
    ToastText m_text;
    Label *m_title;
    int m_times = 1, m_stay;
    QPushButton *m_action = nullptr;
};

} // namespace huying
