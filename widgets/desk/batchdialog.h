// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
#include "widgets/words/casewords.h"

#include <QDialog>
#include <QJsonObject>

class QComboBox;
class QLineEdit;

namespace huying
{

class KeyButton;

/// Says what a batch will do and to which cases, asks for what the action needs, and goes only when the number of
/// cases has been typed.
class BatchDialog : public QDialog
{
    Q_OBJECT
public:
    BatchDialog(const WorkflowAction &action, const QList<CaseState> &cases, int chosen, const CaseWords &words, QWidget *parent);

signals:
    void confirmed(const QJsonObject &payload);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString consequences(const WorkflowAction &action, int chosen, const CaseWords &words) const;
    QWidget *makeCases(const CaseWords &words);
    void addFields(const WorkflowAction &action, const CaseWords &words);
    void check();
    void confirm();

    const QList<CaseState> m_cases;
    QLineEdit *m_typed;
    QComboBox *m_reason = nullptr, *m_add = nullptr, *m_checker = nullptr;
    KeyButton *m_go;
};

} // namespace huying
