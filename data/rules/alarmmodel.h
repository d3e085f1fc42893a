// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/opencases.h"
#include "data/rules/alarms.h"

#include <QAbstractListModel>
#include <set>

namespace huying
{

/// The alarms of the open cases as rows of a list. What an operator decides is handed out by decided() and shows
/// only once take() says that it is kept. GUI thread.
class AlarmModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using Now = std::function<TimeMs()>;
    enum Role {
        LineRole = Qt::UserRole + 1, ///< const AlarmLine *, valid until control returns to the event loop
        KeyRole,                     ///< of the alarm; of a flood "kind/state"
        CaseRole                     ///< const CaseState *, null for an alarm without a case or a flood
    };

    AlarmModel(const OpenCases &cases, Now now, QString account, QObject *parent = nullptr);

    const AlarmBoard &alarms() const { return m_alarms; }
    TimeMs now() const { return m_now(); }
    const AlarmLine &line(int row) const { return m_lines[row]; }
    int rowOf(const QString &key) const;
    /// Of a member as of a head that stands for many.
    static QString keyOf(const AlarmLine &line);

    /// All conditions that no case gives but `source` does: a wrong clock, units off their way.
    void setOther(const QString &source, const QList<AlarmCondition> &conditions);
    /// Shelved alarms are listed instead of the standing ones.
    void showShelved(bool shelved);
    bool isShowingShelved() const { return m_shelved; }
    /// Opens or folds the flood in this row.
    void toggle(int row);
    /// Call it every second: deadlines pass by the clock alone.
    void tick();

    /// All of a flood at once if it is one. False if there is nothing to acknowledge.
    bool acknowledge(int row);
    /// Why not, empty if it is on its way.
    QString shelve(int row, const QString &reason, TimeMs until);
    bool unshelve(int row);

    void restore(const QList<AlarmMark> &marks);
    void take(const QList<AlarmMark> &marks);
    void learn(const QList<AlarmMark> &marks); ///< all that are kept, after other seats decided some

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

signals:
    void decided(const QList<huying::AlarmMark> &marks); ///< keep them, then take() them
    void raised(int alarms);                             ///< that nobody has seen yet
    void countsChanged();

private:
    QStringList keysAt(int row) const;
    void watch(const QList<int> &rows);
    void rebuild();
    void refresh();
    void showLines();

    const OpenCases &m_cases;
    Now m_now;
    const QString m_account;
    AlarmBoard m_alarms;
    QHash<int, QList<AlarmCondition>> m_byRow; ///< of the board
    QHash<int, TimeMs> m_nextOf;
    std::set<std::pair<TimeMs, int>> m_next;
    QHash<QString, QList<AlarmCondition>> m_other; ///< by source
    QList<AlarmLine> m_lines;
    QSet<QString> m_open;
    int m_recent = 0; ///< new ones in the window, as last shown
    bool m_shelved = false, m_stale = true;
};

} // namespace huying
