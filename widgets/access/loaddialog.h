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

    void showProgress(qint64 rows, qint64 expected);
    void reject() override;

signals:
    void stopWanted();

private:
    QProgressBar *m_bar;
    Label *m_rows;
    KeyButton *m_stop;
    QElapsedTimer m_since;
};

} // namespace huying
