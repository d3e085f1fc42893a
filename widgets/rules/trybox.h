// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/routing.h"
#include "widgets/words/casewords.h"

#include <QWidget>

class QDateTimeEdit;
class QLineEdit;

namespace huying
{

class CodePicker;
class Label;
class TraceTable;
struct RuleChoices;

/// A case that never was: type what and where, see whose it would be and what every rule says.
class TryBox : public QWidget
{
    Q_OBJECT
public:
    TryBox(const CaseWords &words, QWidget *parent = nullptr);

    void setChoices(const RuleChoices &choices);
    /// Tries it on this table from now on. The table outlives the box or is replaced.
    void setRouting(const Routing *routing);
    void setTime(TimeMs at);
    void refresh();
    CaseState typed() const;
    QString outcome() const;

private:
    const CaseWords &m_words;
    const Routing *m_routing = nullptr;
    QLineEdit *m_text;
    CodePicker *m_item, *m_area, *m_channel;
    QDateTimeEdit *m_time;
    Label *m_outcome;
    TraceTable *m_trace;
};

} // namespace huying
