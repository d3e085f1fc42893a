// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/searchindex.h"

#include <QFrame>

class QListView;

namespace huying {

class HitModel;
class SectionHeader;

/// One thing to choose from a list under the entry.
struct EntryRow
{
    QString mark, title, detail, note; ///< mark: one character; note: at the right
};

/// Drops from the entry over whatever is below. Takes no focus: keys stay with the entry.
class HitList : public QFrame
{
    Q_OBJECT

public:
    explicit HitList(QWidget *parent = nullptr);

    /// Highlights the first.
    void setHits(const QString &title, const QList<SearchHit> &hits);
    /// Anything else than what was found; `row` is highlighted.
    void setRows(const QString &title, const QList<EntryRow> &rows, int row, const QString &note);
    const QList<SearchHit> &hits() const { return m_hits; }
    const QList<EntryRow> &rows() const;
    int currentRow() const; ///< −1 if there is none
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
    QList<SearchHit> m_hits; ///< empty when other rows are shown
    HitModel *m_model;
    QListView *m_view;
    SectionHeader *m_head;
};

} // namespace huying
