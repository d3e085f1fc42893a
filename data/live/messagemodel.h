// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/message.h"

#include <QAbstractListModel>

namespace huying
{

/// What an account sent and got, the newest first. GUI thread.
class MessageModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    enum Role {
        MessageRole = Qt::UserRole + 1, ///< const Message *, valid until control returns to the event loop
        IdRole
    };

    /// Rows that stay keep their place among each other.
    void setMessages(const QList<Message> &messages);
    const QList<Message> &messages() const { return m_rows; }
    const Message &at(int row) const { return m_rows[row]; }
    int rowOf(const QUuid &id) const; ///< −1: not there

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Message> m_rows;
};

} // namespace huying

Q_DECLARE_METATYPE(const huying::Message *)
