// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"

#include <QDialog>

class QLineEdit;

namespace huying
{

class KeyButton;
class Label;

/// The seat's user changes his password: the old one, the new one twice. Empty takes it away.
class PasswordDialog : public QDialog
{
    Q_OBJECT
public:
    PasswordDialog(LiveStore &live, QWidget *parent);

signals:
    void changed();

private:
    void apply();
    void showProblem(const QString &why, QLineEdit *at);

    LiveStore &m_live;
    QLineEdit *m_before, *m_after, *m_again;
    Label *m_problem;
    KeyButton *m_apply;
};

} // namespace huying
