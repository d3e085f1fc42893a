// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QElapsedTimer>

class QProgressBar;

namespace huying
{

class KeyButton;
class Label;

/// How far the first load of a copy is. Esc asks for its end; whoever loads then closes it.
class LoadDialog : public QDialog
{
    Q_OBJECT
public:
    LoadDialog(const QString &server, const QString &file, QWidget *parent = nullptr);

    /// A copy that is there becomes another account's; how long that takes nobody knows before.
    void setHandover(const QString &account);
    void showProgress(qint64 rows, qint64 expected);
    void showTrouble(const QString &why); ///< it is being tried again
    void reject() override;

signals:
    void stopWanted();

private:
    Label *m_title, *m_what;
    QProgressBar *m_bar;
    Label *m_rows;
    KeyButton *m_stop;
    QElapsedTimer m_since;
};

} // namespace huying
