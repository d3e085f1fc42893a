// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/messagemodel.h"

#include <algorithm>

namespace huying
{

void MessageModel::setMessages(const QList<Message> &messages)
{
    QSet<QUuid> stays;
    for (const Message &m : messages)
        stays << m.id;
    for (int row = rowCount() - 1; row >= 0; --row)
        if (!stays.contains(m_rows[row].id)) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
    for (int i = 0; i < messages.size(); ++i) {
        const bool isHere = i < m_rows.size() && m_rows[i].id == messages[i].id;
        if (isHere && m_rows[i] == messages[i])
            continue;
        if (isHere) {
            m_rows[i] = messages[i];
            emit dataChanged(index(i), index(i));
            continue;
        }
        if (const int from = rowOf(messages[i].id); from >= 0) { // upstream amended a clock: it moves
            beginRemoveRows({}, from, from);
            m_rows.removeAt(from);
            endRemoveRows();
        }
        beginInsertRows({}, i, i);
        m_rows.insert(i, messages[i]);
        endInsertRows();
    }
}

int MessageModel::rowOf(const QUuid &id) const
{
    const auto found = std::ranges::find(m_rows, id, &Message::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int MessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant MessageModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Message &m = m_rows[index.row()];
    switch (role) {
    case MessageRole:
        return QVariant::fromValue(&m);
    case IdRole:
        return m.id;
    case Qt::AccessibleTextRole:
    case Qt::DisplayRole:
        return m.text;
    default:
        return {};
    }
}

} // namespace huying
