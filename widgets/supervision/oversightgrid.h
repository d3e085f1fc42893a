// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/oversighttable.h"
#include "widgets/words/casewords.h"

#include <QTableView>

namespace huying
{

/// An OversightTable on the screen. Enter or a click on a figure opens the cases behind it.
class OversightGrid : public QTableView
{
    Q_OBJECT
public:
    OversightGrid(OversightTable &table, const CaseWords &words, OversightTable::By by, QWidget *parent = nullptr);

signals:
    void filterChosen(const huying::QueueFilter &filter);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void open(const QModelIndex &index);
    void nameColumns();

    OversightTable &m_table;
    const CaseWords &m_words;
};

} // namespace huying
