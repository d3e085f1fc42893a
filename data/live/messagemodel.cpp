// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/messagemodel.h"

#include <QSet>
#include <algorithm>

namespace huying
{

void MessageModel::setMessages(const QList<Message> &messages)
{
    QSet<QUuid> stays, here;
    stays.reserve(messages.size());
    for (const Message &m : messages)
        stays << m.id;
    for (int row = rowCount() - 1; row >= 0; --row)
        if (!stays.contains(m_rows[row].id)) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
    here.reserve(m_rows.size());
    for (const Message &m : std::as_const(m_rows))
        here << m.id;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        if (qsizetype end = i; !here.contains(messages[i].id)) { // with those after it that are new too
            while (end < messages.size() && !here.contains(messages[end].id))
                ++end;
            beginInsertRows({}, static_cast<int>(i), static_cast<int>(end) - 1);
            m_rows.insert(i, end - i, Message());
            std::copy(messages.begin() + i, messages.begin() + end, m_rows.begin() + i);
            endInsertRows();
            i = end - 1;
            continue;
        }
        const bool isHere = i < m_rows.size() && m_rows[i].id == messages[i].id;
        if (isHere && m_rows[i] == messages[i])
            continue;
        if (isHere) {
            m_rows[i] = messages[i];
            emit dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
            continue;
        }
        if (i + 1 < m_rows.size() && m_rows[i + 1].id == messages[i].id) { // upstream amended a clock: it goes further down
            beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
            here.remove(m_rows.takeAt(i).id);
            endRemoveRows();
            --i;
            continue;
        }
        const int from = rowOf(messages[i].id);
        beginRemoveRows({}, from, from);
        m_rows.removeAt(from);
        endRemoveRows();
        beginInsertRows({}, static_cast<int>(i), static_cast<int>(i));
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
