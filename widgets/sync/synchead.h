// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/syncstatus.h"

#include <QWidget>

namespace huying
{

class Label;

/// The state in large, since when and why, and what is known of the link. Label and value, four in a row.
class SyncHead : public QWidget
{
    Q_OBJECT
public:
    explicit SyncHead(QWidget *parent = nullptr);

    void show(const SyncStatus &status, TimeMs now);
    void setSecrets(const QString &words); ///< where they lie

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    SyncStatus::State m_state = SyncStatus::State::Alone;
    Label *m_word, *m_since, *m_why, *m_secrets;
    QList<Label *> m_values;
};

} // namespace huying
