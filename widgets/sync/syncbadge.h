// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/syncstatus.h"

#include <QAbstractButton>

namespace huying
{

/// How the seat stands with its upstream, in one line that is always there; a click asks for more.
class SyncBadge : public QAbstractButton
{
    Q_OBJECT
public:
    explicit SyncBadge(QWidget *parent = nullptr);

    /// True if it takes another width than before.
    bool show(const SyncStatus &status, TimeMs now);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    SyncStatus::State m_state = SyncStatus::State::Alone;
    QString m_returned; ///< "2 came back", or empty
};

} // namespace huying
