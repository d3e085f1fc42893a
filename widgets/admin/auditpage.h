// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "widgets/words/casewords.h"

#include <QWidget>

class QLineEdit;
class QStandardItemModel;
class QTableView;

namespace huying
{

class KeyButton;
class Label;

/// The audit administrator's page: who did what when, and whether the chain of the records is whole.
class AuditPage : public QWidget
{
    Q_OBJECT
public:
    AuditPage(LiveStore &live, const CaseWords &words, QWidget *parent = nullptr);
    void reload();

private:
    void fill(const QList<AuditEntry> &entries);
    void check();
    QString actText(const QString &act) const;

    LiveStore &m_live;
    const CaseWords &m_words;
    QLineEdit *m_filter;
    Label *m_chain, *m_count;
    QStandardItemModel *m_rows;
    QTableView *m_table;
};

} // namespace huying
