// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace huying {

class KeyButton;
class Label;

/// Says why there is nothing to see, as of when, and what to do next.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// An empty `action` shows no button.
    void tell(const QString &iconName, const QString &title, const QString &reason,
              const QString &action = {}, const QString &key = {});

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
    QWidget *m_icon;
    Label *m_title, *m_reason;
    KeyButton *m_action;
};

} // namespace huying
