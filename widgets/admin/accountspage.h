// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "widgets/words/casewords.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QStandardItemModel;
class QTableView;

namespace huying
{

class CodePicker;
class KeyButton;
class Label;

/// The system administrator's page: who there is, with which roles, for which area and organisation.
class AccountsPage : public QWidget
{
    Q_OBJECT
public:
    AccountsPage(LiveStore &live, const CaseWords &words, QWidget *parent = nullptr);
    /// Reads the accounts anew.
    void reload();

signals:
    void done(const QString &text);

private:
    QWidget *makeForm();
    void fill(const QList<Account> &accounts);
    void edit(int row);
    void save();
    void showProblem(const QString &why);
    QString rolesText(const QStringList &codes) const;

    LiveStore &m_live;
    const CaseWords &m_words;
    QList<Account> m_accounts;
    QStandardItemModel *m_rows;
    QTableView *m_table;
    QLineEdit *m_name, *m_display, *m_area, *m_org, *m_seat;
    QList<QCheckBox *> m_roles; ///< in the workflow table's order
    QCheckBox *m_clearPassword;
    Label *m_problem;
    KeyButton *m_save;
};

} // namespace huying
