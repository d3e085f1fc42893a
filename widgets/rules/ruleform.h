// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/rules/rulemodel.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace huying
{

class CodePicker;
class CodesPicker;
class Label;

/// One rule as fields. Says at once what can't be read; the model says what does not fit.
class RuleForm : public QWidget
{
    Q_OBJECT
public:
    explicit RuleForm(QWidget *parent = nullptr);

    void setChoices(const RuleChoices &choices);
    void setReadOnly(bool readOnly);
    /// Fills the fields; no signal comes of it.
    void show(const RoutingRule &rule);
    void showProblem(const QString &text, bool isError);
    QString problem() const;

signals:
    void changed(const huying::RoutingRule &rule);

private:
    void addRow(const QString &label, QWidget *editor);
    void take();

    QFormLayout *m_rows;
    QLineEdit *m_id, *m_name, *m_hours, *m_words, *m_limit;
    CodesPicker *m_channels, *m_items, *m_areas, *m_assist;
    CodePicker *m_org;
    QComboBox *m_days, *m_card;
    QCheckBox *m_urgent, *m_ask, *m_on;
    Label *m_problem;
    RoutingRule m_rule;
    QString m_unread; ///< what a field holds and can't be read
    bool m_filling = false;
};

} // namespace huying
