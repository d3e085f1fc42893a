// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/words/casewords.h"

#include <QHash>
#include <QJsonObject>
#include <QWidget>
#include <functional>
#include <optional>

class QFormLayout;

namespace huying
{

class KeyButton;
class Label;

/// Asks in place, without a dialog, for what an action needs, and says what it brings about.
class ActionForm : public QWidget
{
    Q_OBJECT
public:
    /// `suggested`: a payload that the fields start with; what has no field goes along as long as its organisation stays.
    ActionForm(const WorkflowAction &action, const CaseState &state, const CaseWords &words, QWidget *parent = nullptr,
               const QJsonObject &suggested = {});

    /// It ends the case, and its actor can't take it back.
    static bool endsForGood(const WorkflowAction &action, const Workflow &workflow)
    {
        return workflow.isFinal(action.to) && !action.undo;
    }

    const QString &kind() const { return m_action.code; }
    /// A place picked on the map, for actions that need one.
    void setPlace(LonLat place, const QString &address, const QString &area);
    void showProblem(const QString &why);
    QString problem() const;
    KeyButton *confirmButton() const { return m_confirm; }
    void setBusy(bool busy);
    /// Everything that is asked for is there; else it says what is missing and goes to that field.
    bool check();
    QJsonObject payload() const;

signals:
    void submitted(const QJsonObject &payload);
    void cancelled();
    void placeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Field
    {
        QString member, label;
        QWidget *editor = nullptr;
        std::function<QJsonValue()> value; ///< null when nothing is entered
        bool optional = false;
    };

    void addExtras();
    void takeRequest(const CaseState &state);
    void addField(const QString &need, const CaseState &state);
    Field textField(const QString &member, const QString &label, const QStringList &phrases);
    Field accountField(const QString &member, const QString &label);
    Field orgField(const QString &member, const QString &label);
    Field orgsField(const QString &member, const QString &label);
    Field unitsField();
    Field timeField(const QString &member, const QString &label, const CaseState &state);
    Field choiceField(const QString &member, const QString &label, const QList<std::pair<int, QString>> &choices);
    Field satisfactionField();
    Field limitField(const QString &member, const QString &label);
    Field flagsField(const CaseState &state);
    Field placeField();
    void add(const Field &field);
    void addConsequence(const CaseState &state);
    void submit();

    const WorkflowAction m_action;
    const CaseWords &m_words;
    const QJsonObject m_suggested;
    const bool m_forGood; ///< ends the case and can't be undone: Enter must not do it
    QFormLayout *m_rows;
    QList<Field> m_fields;
    Label *m_problem;
    Label *m_placeText = nullptr;
    KeyButton *m_confirm;
    std::optional<LonLat> m_place;
    QString m_address, m_area;
};

} // namespace huying
