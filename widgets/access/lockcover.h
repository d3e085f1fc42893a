// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace huying
{

class KeyButton;
class Label;

/// Hides a whole window while its user is away; nothing of what lies under it can be read. One of the covers asks
/// for the password, the others are blank.
class LockCover : public QWidget
{
    Q_OBJECT
public:
    /// `who`: "受理员 林晓 · A-01"; `asking`: with a password field.
    LockCover(const QString &who, bool asking, QWidget *window);

    void showProblem(const QString &why);
    void setBusy(bool busy);
    void focusEntry();

signals:
    void unlockWanted(const QString &password);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build(const QString &who);

    QLineEdit *m_entry = nullptr;
    KeyButton *m_unlock = nullptr;
    Label *m_problem = nullptr;
};

} // namespace huying
