// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace huying {

class KeyButton;

/// Says why there is nothing to see, as of when, and what to do next.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// An empty `action` shows no button.
    void show(const QString &iconName, const QString &title, const QString &reason, const QString &action = {},
              const QString &key = {});

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();

    QString m_iconName;
    QWidget *m_icon;
    QLabel *m_title, *m_reason;
    KeyButton *m_action;
};

} // namespace huying
