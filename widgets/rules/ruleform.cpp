// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rules/ruleform.h"

#include "widgets/casefile/codepicker.h"
#include "widgets/controls/label.h"
#include "widgets/dispatch/routewords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace huying
{

RuleForm::RuleForm(QWidget *parent)
    : QWidget(parent), m_rows(new QFormLayout), m_id(new QLineEdit), m_name(new QLineEdit), m_hours(new QLineEdit),
      m_words(new QLineEdit), m_limit(new QLineEdit), m_channels(new CodesPicker), m_items(new CodesPicker),
      m_areas(new CodesPicker), m_assist(new CodesPicker), m_org(new CodePicker), m_days(new QComboBox), m_card(new QComboBox),
      m_urgent(new QCheckBox(tr("Urgent"))), m_ask(new QCheckBox(tr("A person confirms"))), m_on(new QCheckBox(tr("On"))),
      m_problem(new Label({}, Label::Tone::Red, Label::Size::Label))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    column->addLayout(m_rows);
    column->addStretch();
    m_rows->setContentsMargins({});
    m_rows->setHorizontalSpacing(12);
    m_rows->setVerticalSpacing(6);
    m_days->addItems({tr("Any day"), tr("Working days"), tr("Days off")});
    m_hours->setPlaceholderText(tr("22:00-06:00, several with commas"));
    m_words->setPlaceholderText(tr("Any of these words, with commas"));
    m_limit->setPlaceholderText(tr("2 work hours; empty: as in the catalogue"));
    m_name->setMaxLength(100);
    m_id->setMaxLength(20);
    addRow(tr("Id"), m_id);
    addRow(tr("Name"), m_name);
    m_rows->addRow(new Label(tr("When"), Label::Tone::Text, Label::Size::Label, true));
    addRow(tr("Channel"), m_channels);
    addRow(tr("Item"), m_items);
    addRow(tr("Area"), m_areas);
    addRow(tr("Words"), m_words);
    addRow(tr("Hours"), m_hours);
    addRow(tr("Days"), m_days);
    m_rows->addRow(new Label(tr("Then"), Label::Tone::Text, Label::Size::Label, true));
    addRow(tr("Goes to"), m_org);
    addRow(tr("Assisting"), m_assist);
    addRow(tr("Limit"), m_limit);
    addRow(tr("Response plan"), m_card);
    auto *marks = new QWidget;
    auto *line = new QHBoxLayout(marks);
    line->setContentsMargins({});
    for (QCheckBox *box : {m_urgent, m_ask, m_on})
        line->addWidget(box);
    line->addStretch();
    addRow(tr("Marks"), marks);

    for (QLineEdit *edit : {m_id, m_name, m_hours, m_words, m_limit})
        connect(edit, &QLineEdit::textEdited, this, &RuleForm::take);
    connect(m_org, &QLineEdit::textChanged, this, &RuleForm::take);
    for (CodesPicker *picker : {m_channels, m_items, m_areas, m_assist})
        connect(picker, &CodesPicker::changed, this, &RuleForm::take);
    for (QComboBox *box : {m_days, m_card})
        connect(box, &QComboBox::currentIndexChanged, this, &RuleForm::take);
    for (QCheckBox *box : {m_urgent, m_ask, m_on})
        connect(box, &QCheckBox::toggled, this, &RuleForm::take);
}

void RuleForm::addRow(const QString &label, QWidget *editor)
{
    editor->setAccessibleName(label);
    m_rows->addRow(new Label(label, Label::Tone::Third, Label::Size::Label), editor);
}

void RuleForm::setChoices(const RuleChoices &choices)
{
    m_filling = true;
    m_channels->setChoices(choices.channels);
    m_items->setChoices(choices.items);
    m_areas->setChoices(choices.areas);
    const QList<NamedCode> special{{QStringLiteral("@catalogue"), tr("Department that the catalogue names")},
                                   {QStringLiteral("@station"), tr("Station of the town")}};
    m_org->setChoices(special + choices.organizations);
    m_assist->setChoices(special.first(1) + choices.organizations);
    m_card->clear();
    m_card->addItem(tr("By the item's class"), QString());
    for (const QString &card : choices.runCards)
        m_card->addItem(card, card);
    m_filling = false;
    show(m_rule);
}

void RuleForm::setReadOnly(bool readOnly)
{
    for (auto *child : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        if (!qobject_cast<QLabel *>(child))
            child->setEnabled(!readOnly);
}

void RuleForm::show(const RoutingRule &rule)
{
    m_filling = true;
    m_rule = rule;
    m_unread.clear();
    m_id->setText(rule.id);
    m_name->setText(rule.name);
    m_channels->setCodes(rule.channels);
    m_items->setCodes(rule.items);
    m_areas->setCodes(rule.areas);
    m_assist->setCodes(rule.assist);
    m_words->setText(rule.words.join(QStringLiteral("，")));
    QStringList hours;
    for (const RoutingRule::Hours span : rule.hours)
        hours << hoursText(span).replace(QChar(u'–'), QLatin1Char('-'));
    m_hours->setText(hours.join(QStringLiteral(", ")));
    m_days->setCurrentIndex(static_cast<int>(rule.days));
    m_org->setCode(rule.org);
    if (m_org->code() != rule.org)
        m_org->setText(rule.org); // "@station:NAME" and codes that are unknown here are shown as they are
    m_org->setCursorPosition(0);
    m_org->deselect();
    m_limit->setText(rule.limit.amount ? toText(rule.limit) : QString());
    m_card->setCurrentIndex(std::max(0, m_card->findData(rule.runCard)));
    m_urgent->setChecked(rule.urgent);
    m_ask->setChecked(rule.ask);
    m_on->setChecked(rule.isOn);
    m_filling = false;
}

void RuleForm::take()
{
    if (m_filling)
        return;
    static const QRegularExpression commas(QStringLiteral("[,，、;；]"));
    RoutingRule rule = m_rule;
    m_unread.clear();
    rule.id = m_id->text().trimmed();
    rule.name = m_name->text().trimmed();
    rule.channels = m_channels->codes();
    rule.items = m_items->codes();
    rule.areas = m_areas->codes();
    rule.assist = m_assist->codes();
    rule.words.clear();
    for (const QString &word : m_words->text().split(commas, Qt::SkipEmptyParts))
        if (!word.trimmed().isEmpty())
            rule.words << word.trimmed();
    if (const auto hours = hoursListFrom(m_hours->text()))
        rule.hours = *hours;
    else
        m_unread = hours.error().message;
    rule.days = static_cast<RoutingRule::Days>(m_days->currentIndex());
    const QString org = m_org->code();
    rule.org = org.isEmpty() ? m_org->text().trimmed() : org;
    if (m_limit->text().trimmed().isEmpty())
        rule.limit = {};
    else if (const auto limit = limitFrom(m_limit->text()))
        rule.limit = *limit;
    else
        m_unread = tr("The limit can't be read; write it like “2 work hours”");
    rule.runCard = m_card->currentData().toString();
    rule.urgent = m_urgent->isChecked();
    rule.ask = m_ask->isChecked();
    rule.isOn = m_on->isChecked();
    m_rule = rule;
    emit changed(rule);
}

void RuleForm::showProblem(const QString &text, bool isError)
{
    const QString said = m_unread.isEmpty() ? text : m_unread;
    m_problem->setTone(isError || !m_unread.isEmpty() ? Label::Tone::Red : Label::Tone::Yellow);
    m_problem->setText(said);
    m_problem->setVisible(!said.isEmpty());
}

QString RuleForm::problem() const
{
    return m_problem->text();
}

} // namespace huying
