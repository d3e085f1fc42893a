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
#include <QRadioButton>
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

ActionForm::Field ActionForm::textField(const QString &member, const QString &label, const QStringList &phrases)
{
    auto *box = new QComboBox;
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(phrases);
    box->setCurrentIndex(-1);
    box->lineEdit()->setMaxLength(500);
    box->lineEdit()->setPlaceholderText(phrases.isEmpty() ? QString() : tr("Type, or choose a usual phrase"));
    return {member, label, box, [box]() -> QJsonValue {
                const QString text = box->currentText().trimmed();
                return text.isEmpty() ? QJsonValue() : QJsonValue(text);
            }};
}

ActionForm::Field ActionForm::accountField(const QString &member, const QString &label)
{
    auto *picker = new CodePicker;
    picker->setChoices(m_words.actors());
    picker->setPlaceholderText(tr("Name or pinyin initials"));
    return {member, label, picker, [picker]() -> QJsonValue {
                const QString code = picker->code();
                return code.isEmpty() ? QJsonValue() : QJsonValue(code);
            }};
}

ActionForm::Field ActionForm::orgField(const QString &member, const QString &label)
{
    auto *picker = new CodePicker;
    picker->setChoices(m_words.organizations());
    picker->setPlaceholderText(tr("Name, pinyin initials or code"));
    picker->setCode(m_suggested[member].toString());
    return {member, label, picker, [picker]() -> QJsonValue {
                const QString code = picker->code();
                return code.isEmpty() ? QJsonValue() : QJsonValue(code);
            }};
}

ActionForm::Field ActionForm::orgsField(const QString &member, const QString &label)
{
    auto *picker = new CodesPicker;
    picker->setChoices(m_words.organizations());
    picker->field()->setPlaceholderText(tr("Name, pinyin initials or code"));
    for (const QJsonValue &code : m_suggested[member].toArray())
        picker->add(code.toString());
    return {member, label, picker, [picker]() -> QJsonValue {
                const QStringList codes = picker->codes();
                return codes.isEmpty() ? QJsonValue() : QJsonValue(QJsonArray::fromStringList(codes));
            }};
}

ActionForm::Field ActionForm::unitsField()
{
    auto *picker = new CodesPicker;
    QList<UnitRow> units = m_words.units();
    std::ranges::stable_partition(units, [](const UnitRow &u) { return u.status == UnitStatus::Free; });
    QList<NamedCode> choices;
    for (const UnitRow &unit : units)
        if (unit.status != UnitStatus::Offline)
            choices << NamedCode{unit.ref, unit.status == UnitStatus::Free ? unit.name : tr("%1 (busy)").arg(unit.name)};
    picker->setChoices(choices);
    picker->field()->setPlaceholderText(tr("Name, pinyin initials or number"));
    return {QStringLiteral("units"), tr("Units"), picker, [picker]() -> QJsonValue {
                const QStringList codes = picker->codes();
                return codes.isEmpty() ? QJsonValue() : QJsonValue(QJsonArray::fromStringList(codes));
            }};
}

ActionForm::Field ActionForm::timeField(const QString &member, const QString &label, const CaseState &state)
{
    // Granting what was asked for is one Enter.
    const TimeMs asked = m_action.code == QLatin1String("extend") ? state.request.until : 0;
    const TimeMs later = asked > state.dueAt ? asked : state.dueAt + std::max(hourMs, state.limitMs / 2);
    auto *edit = new QDateTimeEdit(QDateTime::fromMSecsSinceEpoch(later));
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    edit->setMinimumDateTime(QDateTime::fromMSecsSinceEpoch(state.dueAt + minuteMs));
    return {member, label, edit,
            [edit]() -> QJsonValue { return static_cast<qint64>(edit->dateTime().toMSecsSinceEpoch()); }};
}

ActionForm::Field ActionForm::choiceField(const QString &member, const QString &label, const QList<std::pair<int, QString>> &choices)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    auto *group = new QButtonGroup(row);
    for (const auto &[value, text] : choices) {
        auto *button = new QRadioButton(text);
        group->addButton(button, value);
        line->addWidget(button);
        if (!row->focusProxy())
            row->setFocusProxy(button);
    }
    line->addStretch();
    return {member, label, row, [group]() -> QJsonValue {
                return group->checkedId() > 0 ? QJsonValue(group->checkedId()) : QJsonValue();
            }};
}

/// Limits as the tables write them; the site's usual one if none is chosen.
ActionForm::Field ActionForm::limitField(const QString &member, const QString &label)
{
    auto *box = new QComboBox;
    box->addItem(tr("The usual limit"), QString());
    for (const Limit limit : {Limit{2, LimitUnit::Hour}, Limit{2, LimitUnit::WorkHour}, Limit{4, LimitUnit::WorkHour},
                              Limit{1, LimitUnit::WorkDay}, Limit{3, LimitUnit::WorkDay}})
        box->addItem(toText(limit), toText(limit));
    return {member, label, box, [box]() -> QJsonValue {
                const QString limit = box->currentData().toString();
                return limit.isEmpty() ? QJsonValue() : QJsonValue(limit);
            }};
}

ActionForm::Field ActionForm::satisfactionField()
{
    const bool isOfWhistle = m_action.code == QLatin1String("whistle_rate");
    return choiceField(QStringLiteral("satisfaction"), isOfWhistle ? tr("The town is") : tr("Reporter is"),
                       {{3, tr("Satisfied")}, {2, tr("Basically")}, {1, tr("Not")}});
}

ActionForm::Field ActionForm::flagsField(const CaseState &state)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    QList<std::pair<int, QCheckBox *>> boxes;
    for (const auto &[flag, text] : {std::pair(FlagUrgent, tr("Urgent")), std::pair(FlagTypical, tr("Typical"))}) {
        auto *box = new QCheckBox(text);
        box->setChecked(state.flags & flag);
        line->addWidget(box);
        boxes.append({flag, box});
        if (!row->focusProxy())
            row->setFocusProxy(box);
    }
    line->addStretch();
    return {QStringLiteral("flags"), tr("Marks"), row, [boxes, before = state.flags]() -> QJsonValue {
                int flags = before;
                for (const auto &[flag, box] : boxes)
                    flags = box->isChecked() ? flags | flag : flags & ~flag;
                return flags;
            }};
}

ActionForm::Field ActionForm::placeField()
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    m_placeText = new Label(tr("Not chosen yet"), Label::Tone::Second);
    auto *pick = new KeyButton(tr("Pick on the map"), {}, KeyButton::Role::Normal);
    line->addWidget(m_placeText, 1);
    line->addWidget(pick);
    row->setFocusProxy(pick);
    connect(pick, &QPushButton::clicked, this, &ActionForm::placeWanted);
    return {QStringLiteral("place"), tr("Place"), row, [this]() -> QJsonValue {
                return m_place ? QJsonValue(true) : QJsonValue();
            }};
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
