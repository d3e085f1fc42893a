// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/actionform.h"

#include "data/model/limit.h"
#include "theme/theme.h"
#include "widgets/casefile/codepicker.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace huying
{

ActionForm::ActionForm(const WorkflowAction &action, const CaseState &state, const CaseWords &words, QWidget *parent,
                       const QJsonObject &suggested)
    : QWidget(parent), m_action(action), m_words(words), m_suggested(suggested), m_forGood(endsForGood(action, words.workflow())),
      m_rows(new QFormLayout), m_problem(new Label({}, Label::Tone::Red, Label::Size::Label))
{
    const QString name = words.action(action);
    setAccessibleName(name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addWidget(new Label(tr("%1 · %2", "action · case").arg(name, state.no), Label::Tone::Text, Label::Size::Table, true));
    addConsequence(state);
    column->addLayout(m_rows);
    m_rows->setContentsMargins({});
    m_rows->setHorizontalSpacing(12);
    m_rows->setVerticalSpacing(8);
    for (const QString &need : action.needs)
        addField(need, state);
    addExtras();
    takeRequest(state);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    auto *cancel = new KeyButton(tr("Cancel"), QStringLiteral("Esc"), KeyButton::Role::Normal, this);
    m_confirm = new KeyButton(name, m_forGood ? QString() : QStringLiteral("⏎"),
                              m_forGood ? KeyButton::Role::Danger : KeyButton::Role::Primary, this);
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &ActionForm::cancelled);
    connect(m_confirm, &QPushButton::clicked, this, &ActionForm::submit);
    setFocusProxy(m_fields.isEmpty() ? cancel : m_fields.first().editor);
}

void ActionForm::addConsequence(const CaseState &state)
{
    QStringList effects;
    if (m_action.to != QLatin1String("=") && m_action.to != state.state)
        effects << tr("The case goes to “%1”.").arg(m_words.state(m_action.to));
    if (m_action.clock == ClockEffect::Stop)
        effects << tr("The clock stops until it is resumed.");
    if (const QString rule = m_suggested[QLatin1String("rule")].toString(); !rule.isEmpty())
        effects << tr("Filled in by rule %1.").arg(rule);
    if (const TimeMs due = m_suggested[QLatin1String("due")].toInteger())
        effects << tr("Due %1 by that rule.").arg(QDateTime::fromMSecsSinceEpoch(due).toString(QStringLiteral("MM-dd HH:mm")));
    if (m_forGood)
        effects << tr("This ends the case and can't be taken back.");
    else if (m_words.workflow().isFinal(m_action.to))
        effects << tr("This ends the case; for %1 s it can be taken back.").arg(m_words.workflow().undoMs() / secondMs);
    if (effects.isEmpty())
        return;
    auto *label = new Label(effects.join(QString()), m_forGood ? Label::Tone::Yellow : Label::Tone::Second, Label::Size::Label);
    label->setWordWrap(true);
    layout()->addWidget(label);
}

void ActionForm::addField(const QString &need, const CaseState &state)
{
    if (need == QLatin1String("org"))
        add(orgField(need, tr("Organization")));
    else if (need == QLatin1String("checker"))
        add(accountField(need, tr("Checker")));
    else if (need == QLatin1String("mediation_org"))
        add(orgField(need, tr("Mediation by")));
    else if (need == QLatin1String("orgs"))
        add(orgsField(need, tr("Organizations")));
    else if (need == QLatin1String("units"))
        add(unitsField());
    else if (need == QLatin1String("due"))
        add(timeField(need, tr("New limit"), state));
    else if (need == QLatin1String("until"))
        add(timeField(need, tr("Asks for"), state));
    else if (need == QLatin1String("satisfaction"))
        add(satisfactionField());
    else if (need == QLatin1String("contacted"))
        add(choiceField(need, tr("Reporter"), {{2, tr("Reached")}, {1, tr("Not reached")}}));
    else if (need == QLatin1String("difficulty"))
        add(choiceField(need, tr("Difficulty"), {{1, tr("Simple")}, {2, tr("Ordinary")}, {3, tr("Hard")}}));
    else if (need == QLatin1String("flags"))
        add(flagsField(state));
    else if (need == QLatin1String("into"))
        add(textField(need, tr("Into case number"), {}));
    else if (need == QLatin1String("mediator"))
        add(textField(need, tr("Mediator"), {}));
    else if (need == QLatin1String("agreement"))
        add(textField(need, tr("Agreement"), {tr("Both sides agreed on site"), tr("Written agreement signed")}));
    else if (need == QLatin1String("place"))
        add(placeField());
    else if (need == QLatin1String("reason"))
        add(textField(need, tr("Reason"),
                      {tr("Photos don't match"), tr("Conditions of closing not met"), tr("Reported again at the same place"),
                       tr("Not in this organization's charge"), tr("Waiting for the owner"), tr("Waiting for material")}));
    else if (need == QLatin1String("result"))
        add(textField(need, tr("Result"), {tr("Handled, site restored"), tr("Handled, reporter told"), tr("Removed on site")}));
    else
        add(textField(need, tr("Text"), {}));
}

/// What an action can take beyond what the table needs.
void ActionForm::addExtras()
{
    const auto addOptional = [this](Field field) {
        field.optional = true;
        add(field);
    };
    if (m_action.code == QLatin1String("assign")) {
        addOptional(orgsField(QStringLiteral("assist"), tr("Assisting")));
    } else if (m_action.code == QLatin1String("follow_up")) {
        addOptional(choiceField(QStringLiteral("solved"), tr("The matter is"), {{2, tr("Solved")}, {1, tr("Not solved")}}));
        addOptional(satisfactionField());
    } else if (m_action.code == QLatin1String("supervise")) {
        addOptional(limitField(QStringLiteral("reply_limit"), tr("Reply within")));
    } else if (m_action.code == QLatin1String("urge") || m_action.code == QLatin1String("supervise_end")) {
        addOptional(textField(QStringLiteral("text"), tr("Text"), {}));
    }
}

/// Granting what was asked for keeps the reason that was given.
void ActionForm::takeRequest(const CaseState &state)
{
    const bool grants = m_action.code == QLatin1String("extend") || m_action.code == QLatin1String("suspend");
    for (const Field &field : m_fields)
        if (auto *box = qobject_cast<QComboBox *>(field.editor); box && grants && field.member == QLatin1String("reason"))
            box->setEditText(state.request.reason);
}

void ActionForm::add(const Field &field)
{
    field.editor->setAccessibleName(field.label);
    m_rows->addRow(new Label(field.label, Label::Tone::Third, Label::Size::Label), field.editor);
    m_fields << field;
}

void ActionForm::setPlace(LonLat place, const QString &address, const QString &area)
{
    if (!m_placeText)
        return;
    m_place = place;
    m_address = address;
    m_area = area;
    m_placeText->setText(address.isEmpty() ? tr("%1, %2", "longitude, latitude").arg(place.lon, 0, 'f', 5).arg(place.lat, 0, 'f', 5)
                                           : address);
    m_problem->hide();
}

void ActionForm::showProblem(const QString &why)
{
    m_problem->setText(why);
    m_problem->setVisible(!why.isEmpty());
}

QString ActionForm::problem() const
{
    return m_problem->text();
}

void ActionForm::setBusy(bool busy)
{
    m_confirm->setEnabled(!busy);
}

bool ActionForm::check()
{
    for (const Field &field : m_fields)
        if (!field.optional && field.value().isNull()) {
            showProblem(tr("“%1” is still missing").arg(field.label));
            field.editor->setFocus(Qt::OtherFocusReason);
            return false;
        }
    showProblem({});
    return true;
}

QJsonObject ActionForm::payload() const
{
    QJsonObject payload;
    const auto org = std::ranges::find(m_fields, QStringLiteral("org"), &Field::member);
    if (org != m_fields.end() && org->value() == m_suggested[QLatin1String("org")])
        for (const char *member : {"rule", "due", "limit"})
            if (const QJsonValue value = m_suggested[QLatin1String(member)]; !value.isUndefined())
                payload[QLatin1String(member)] = value;
    for (const Field &field : m_fields)
        if (field.member != QLatin1String("place") && !field.value().isNull())
            payload[field.member] = field.value();
    if (m_place) {
        payload[QLatin1String("lon")] = m_place->lon;
        payload[QLatin1String("lat")] = m_place->lat;
        if (!m_address.isEmpty())
            payload[QLatin1String("address")] = m_address;
        if (!m_area.isEmpty())
            payload[QLatin1String("area")] = m_area;
    }
    return payload;
}

void ActionForm::submit()
{
    if (check())
        emit submitted(payload());
}

void ActionForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        emit cancelled();
        return;
    }
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enters && !m_forGood && m_confirm->isEnabled()) {
        submit();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ActionForm::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg2);
    p.fillRect(QRect(0, 0, width(), 1), m_forGood ? t.red : t.acc);
}

} // namespace huying
