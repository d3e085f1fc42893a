// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rules/trybox.h"

#include "widgets/casefile/codepicker.h"
#include "widgets/controls/label.h"
#include "widgets/dispatch/tracedialog.h"
#include "widgets/rules/rulemodel.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace huying
{

TryBox::TryBox(const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_words(words), m_text(new QLineEdit), m_item(new CodePicker), m_area(new CodePicker),
      m_channel(new CodePicker), m_time(new QDateTimeEdit), m_outcome(new Label({}, Label::Tone::Text, Label::Size::List, true)),
      m_trace(new TraceTable(words))
{
    auto *fields = new QHBoxLayout;
    fields->setContentsMargins(12, 8, 12, 4);
    fields->setSpacing(8);
    const std::pair<QLineEdit *, QString> edits[] = {
        {m_text, tr("What was reported")}, {m_item, tr("Item")}, {m_area, tr("Where: town or village")}, {m_channel, tr("Channel")}};
    for (const auto &[edit, hint] : edits) {
        edit->setPlaceholderText(hint);
        edit->setAccessibleName(hint);
        fields->addWidget(edit, edit == m_text ? 3 : 2);
        connect(edit, &QLineEdit::textChanged, this, &TryBox::refresh);
    }
    m_time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_time->setAccessibleName(tr("Reported at"));
    fields->addWidget(m_time);
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, &TryBox::refresh);
    m_outcome->setContentsMargins(12, 4, 12, 6);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(fields);
    column->addWidget(m_outcome);
    column->addWidget(m_trace, 1);
}

void TryBox::setChoices(const RuleChoices &choices)
{
    m_item->setChoices(choices.items);
    m_area->setChoices(choices.areas);
    m_channel->setChoices(choices.channels);
}

void TryBox::setRouting(const Routing *routing)
{
    m_routing = routing;
    refresh();
}

void TryBox::setTime(TimeMs at)
{
    m_time->setDateTime(QDateTime::fromMSecsSinceEpoch(at));
}

CaseState TryBox::typed() const
{
    CaseState c;
    c.title = m_text->text();
    c.item = m_item->code();
    c.area = m_area->code();
    c.channel = m_channel->code();
    c.reportedAt = m_time->dateTime().toMSecsSinceEpoch();
    return c;
}

void TryBox::refresh()
{
    if (!m_routing)
        return;
    const Route route = m_routing->route(typed(), true);
    QStringList said{route.org.isEmpty() ? tr("Nobody: a person decides") : m_words.organization(route.org), route.why};
    if (!route.assist.isEmpty()) {
        QStringList names;
        for (const QString &org : route.assist)
            names << m_words.organization(org);
        said << tr("Assisted by %1").arg(names.join(tr(", ", "between names")));
    }
    if (route.limit.amount)
        said << tr("Limit %1").arg(toText(route.limit));
    if (route.urgent)
        said << tr("Urgent");
    if (route.needsPerson && !route.org.isEmpty())
        said << tr("A person confirms");
    m_outcome->setText(said.join(QStringLiteral(" · ")));
    m_trace->show(route);
}

QString TryBox::outcome() const
{
    return m_outcome->text();
}

} // namespace huying
