// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/macros.h"

#include <QDialog>
#include <functional>

class QTableWidget;

namespace huying {

class Label;

/// The user's named lines: a table to write in, kept when it is closed with Save.
class MacroDialog : public QDialog
{
    Q_OBJECT

public:
    using Save = std::function<Result<void>(const QList<Macro> &)>;

    /// `line` waits in a new row for a name; may be empty.
    MacroDialog(const QList<Macro> &macros, const QString &line, Save save, QWidget *parent = nullptr);

    QTableWidget *table() const { return m_table; }
    QString problem() const;
    /// Keeps and closes; stays open and says why if that is refused.
    void save();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addRow(const Macro &macro);

    Save m_save;
    QTableWidget *m_table;
    Label *m_problem;
};

} // namespace huying
