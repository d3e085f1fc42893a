// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QLineEdit;

namespace huying
{

class KeyButton;
class Label;

/// Account and password for an upstream, or for the copy of it on this machine. Stays until somebody accepts it.
class SignInDialog : public QDialog
{
    Q_OBJECT
public:
    /// `server` in words, "db.example:5432/huying". An account that is given can't be changed.
    SignInDialog(const QString &server, const QString &account, QWidget *parent = nullptr);

    /// What is to be known before one signs in: "offline, for the copy of 09-21".
    void setNote(const QString &note);
    void setBusy(const QString &what); ///< empty: no longer
    /// Somebody has to type again.
    void showProblem(const QString &why);
    /// The password is this machine's; there may be none.
    void setLocal();
    /// There is a keyring: whether the password goes into it is asked too.
    void offerToKeep(bool isKept);
    bool isToKeep() const;

signals:
    void wanted(const QString &account, const QString &password);

private:
    void ask();

    QLineEdit *m_account, *m_password;
    Label *m_title, *m_note, *m_problem;
    QCheckBox *m_keep;
    KeyButton *m_enter;
};

} // namespace huying
