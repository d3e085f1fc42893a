// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/dispatch/caseadvice.h"
#include "widgets/dispatch/routewords.h"
#include "widgets/words/casewords.h"

#include <QWidget>

class QPushButton;

namespace huying
{

class FlowLayout;
class SectionHeader;

/// Whose case it is and why: the organisation, what the deciding rule found, who else could be named. Once it is
/// assigned, who has it and by which rule.
class RouteBlock : public QWidget
{
    Q_OBJECT
public:
    explicit RouteBlock(const CaseWords &words, QWidget *parent = nullptr);

    void show(const CaseState &state, const CaseAdvice &advice);
    QStringList reasons() const;

signals:
    void traceWanted();
    void organizationChosen(const QString &code); ///< one of the others

private:
    class Body;
    void fillOthers(const QList<RouteChoice> &others);

    const CaseWords &m_words;
    SectionHeader *m_header;
    QPushButton *m_trace;
    Body *m_body;
    QWidget *m_others;
    FlowLayout *m_flow;
    QStringList m_shown;
};

} // namespace huying
