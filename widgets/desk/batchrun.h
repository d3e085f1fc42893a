// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/model/account.h"

#include <QHash>
#include <QObject>

namespace huying
{

struct BatchResult
{
    struct Refused
    {
        QString no, why;
    };
    QString kind;
    int done = 0;
    QList<Refused> refused;
};

/// The same action for many cases: each gets an action of its own with the version that the user saw, so that one
/// that has moved on meanwhile is refused alone.
class BatchRun : public QObject
{
    Q_OBJECT
public:
    BatchRun(LiveStore &live, const Account &account, QObject *parent = nullptr);

    bool isRunning() const { return !m_open.isEmpty(); }
    void start(const QString &kind, const QJsonObject &payload, const QList<CaseState> &cases);

signals:
    void finished(const huying::BatchResult &result);

private:
    void answer(const QUuid &actionId, const QString &why);

    LiveStore &m_live;
    const Account m_account;
    QHash<QUuid, QString> m_open; ///< number of the case by action
    BatchResult m_result;
};

} // namespace huying
