// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/searchindex.h"

#include <QFrame>

class QListView;

namespace huying {

class HitModel;
class SectionHeader;

/// Drops from the entry over whatever is below. Takes no focus: keys stay with the entry.
class HitList : public QFrame
{
    Q_OBJECT

public:
    explicit HitList(QWidget *parent = nullptr);

    /// Highlights the first.
    void setHits(const QString &title, const QList<SearchHit> &hits);
    const QList<SearchHit> &hits() const;
    /// Null if there is none.
    const SearchHit *current() const;
    void move(int by);
    int wantedHeight() const;

signals:
    void currentChanged();
    void chosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    HitModel *m_model;
    QListView *m_view;
    SectionHeader *m_head;
};

} // namespace huying
