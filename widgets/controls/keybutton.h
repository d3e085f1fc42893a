// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace huying {

/// A button with its key printed on it: 派发 [F6]. It only prints; the command table owns the shortcut.
class KeyButton : public QPushButton
{
    Q_OBJECT

public:
    enum class Role { Normal, Primary, Danger };

    explicit KeyButton(const QString &text, const QString &key = {}, Role role = Role::Normal,
                       QWidget *parent = nullptr);

    QString key() const { return m_key; }
    void setKey(const QString &key);
    void setRole(Role role);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int keyWidth() const;

    QString m_key;
};

/// A key cap on its own, for hints beside fields.
class KeyCap : public QWidget
{
    Q_OBJECT

public:
    explicit KeyCap(const QString &key, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

} // namespace huying
