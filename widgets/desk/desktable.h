// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/queuemodel.h"
#include "widgets/words/casewords.h"

#include <QTableView>

namespace huying
{

/// The queue as a table of the desk: check boxes, lamp, source, class, and columns in words. Space ticks the row, Shift
/// with arrows, Page keys, Home and End ticks up to where it goes, Ctrl+A all, Escape none.
class DeskTable : public QTableView
{
    Q_OBJECT
public:
    DeskTable(QueueModel &model, const CaseWords &words, QWidget *parent = nullptr);
    /// Widths and header words; call it once the view has its model.
    void arrange();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QueueModel &m_queue;
    const CaseWords &m_words;
    QPersistentModelIndex m_anchor;
};

} // namespace huying
