// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/journal.h"

#include <QAbstractListModel>

namespace huying
{

/// What upstream did not take and nobody has decided on, the oldest first. GUI thread.
class ReturnedModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    enum Role {
        ActionRole = Qt::UserRole + 1, ///< const ReturnedAction *, valid until control returns to the event loop
        IdRole,
        ProblemRole, ///< why what was tried with it failed, or empty
        BusyRole     ///< something is being tried with it
    };

    /// Rows that stay keep their place and what is known of them; new ones are older than none of them. How many are new.
    int setActions(const QList<ReturnedAction> &actions);
    const ReturnedAction &at(int row) const { return m_rows[row].action; }
    int rowOf(const QUuid &id) const; ///< −1: not there
    void setBusy(const QUuid &id);
    void setProblem(const QUuid &id, const QString &why);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        ReturnedAction action;
        QString problem;
        bool busy = false;
    };

    QList<Row> m_rows;
};

} // namespace huying

Q_DECLARE_METATYPE(const huying::ReturnedAction *)
