// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/routing.h"
#include "widgets/words/casewords.h"

#include <QDialog>

class QTableWidget;

namespace huying
{

/// What every rule made of a case: what held, or the first condition that did not. The one that decided is marked.
class TraceTable : public QWidget
{
    Q_OBJECT
public:
    explicit TraceTable(const CaseWords &words, QWidget *parent = nullptr);
    void show(const Route &route);
    QTableWidget *table() const { return m_table; }

private:
    const CaseWords &m_words;
    QTableWidget *m_table;
};

/// The trace of one case; Esc closes. Show it with open().
class TraceDialog : public QDialog
{
    Q_OBJECT
public:
    TraceDialog(const QString &title, const Route &route, const CaseWords &words, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace huying
