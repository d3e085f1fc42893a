// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

#include <utility>

namespace huying {

/// All keys and what they do, in two columns; Esc closes. Show it with open(): nothing waits for it.
class KeyHelp : public QDialog
{
    Q_OBJECT

public:
    /// Key ("Ctrl+F, F2": several with commas) and text; a pair with an empty key is the title of what follows.
    explicit KeyHelp(const QList<std::pair<QString, QString>> &rows, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeRow(const QString &keys, const QString &text);
    QWidget *makeColumn(const QList<std::pair<QString, QString>> &rows);
};

} // namespace huying
