// SPDX-License-Identifier: GPL-3.0-or-later
// The fields that an ActionForm asks with, one a kind of need.
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
#include <QRadioButton>
#include <QVBoxLayout>

namespace huying
{

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

} // namespace huying
