// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/admin/policypage.h"

#include "data/live/whendone.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace huying
{

PolicyPage::PolicyPage(LiveStore &live, const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_live(live), m_words(words), m_reasons(new QPlainTextEdit), m_seconds(new QSpinBox), m_minutes(new QSpinBox),
      m_problem(new Label({}, Label::Tone::Red, Label::Size::Label)),
      m_save(new KeyButton(tr("Save policy"), QStringLiteral("Ctrl+S"), KeyButton::Role::Primary))
{
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(24, 20, 24, 20);
    columns->setSpacing(48);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(6);
    addRoles(grid);
    auto *left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(new Label(tr("Who may see personal data"), Label::Tone::Text, Label::Size::List, true));
    left->addLayout(grid);
    left->addStretch();
    columns->addLayout(left);
    auto *form = new QFormLayout;
    form->setSpacing(12);
    m_reasons->setFixedHeight(140);
    m_reasons->setMaximumWidth(360);
    m_reasons->setTabChangesFocus(true);
    m_seconds->setRange(5, 600);
    m_seconds->setSuffix(tr(" s"));
    m_minutes->setRange(0, 240);
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setSpecialValueText(tr("Never"));
    form->addRow(new Label(tr("Reasons offered, one a line"), Label::Tone::Second), m_reasons);
    form->addRow(new Label(tr("Shown for"), Label::Tone::Second), m_seconds);
    form->addRow(new Label(tr("Seats lock after"), Label::Tone::Second), m_minutes);
    form->addRow(m_problem);
    form->addRow(QString(), m_save);
    auto *right = new QVBoxLayout;
    right->addLayout(form);
    right->addStretch();
    columns->addLayout(right);
    columns->addStretch(1);
    m_save->setShortcut(QKeySequence(QStringLiteral("Ctrl+S")));
    connect(m_save, &KeyButton::clicked, this, &PolicyPage::save);
}

void PolicyPage::addRoles(QGridLayout *grid)
{
    grid->addWidget(new Label(tr("Role"), Label::Tone::Third, Label::Size::Label), 0, 0);
    grid->addWidget(new Label(tr("Reporters of cases"), Label::Tone::Third, Label::Size::Label), 0, 1);
    grid->addWidget(new Label(tr("People in the register"), Label::Tone::Third, Label::Size::Label), 0, 2);
    for (const WorkflowRole &role : m_live.workflow().roles()) {
        static const QStringList never{QStringLiteral("admin_system"), QStringLiteral("admin_security"), QStringLiteral("admin_audit"),
                                       QStringLiteral("auditor"), QStringLiteral("reporter"), QStringLiteral("system")};
        if (never.contains(role.code))
            continue;
        const RoleRow row{role.code, new QCheckBox, new QCheckBox};
        const QString name = m_words.role(role.code);
        row.ofCases->setAccessibleName(name + u' ' + tr("Reporters of cases"));
        row.ofPeople->setAccessibleName(name + u' ' + tr("People in the register"));
        const int line = grid->rowCount();
        grid->addWidget(new Label(name), line, 0);
        grid->addWidget(row.ofCases, line, 1, Qt::AlignCenter);
        grid->addWidget(row.ofPeople, line, 2, Qt::AlignCenter);
        m_roles << row;
    }
}

void PolicyPage::reload()
{
    whenDone(m_live.administer<AccessPolicy>([](Administration &desk) { return desk.access(); }), this,
             [this](const Result<AccessPolicy> &policy) {
                 m_problem->setText(policy ? QString() : policy.error().message);
                 if (policy)
                     fill(*policy);
             });
}

void PolicyPage::fill(const AccessPolicy &policy)
{
    for (const RoleRow &row : m_roles) {
        row.ofCases->setChecked(policy.caseRoles.contains(row.role));
        row.ofPeople->setChecked(policy.personRoles.contains(row.role));
    }
    m_reasons->setPlainText(policy.reasons.join(QLatin1Char('\n')));
    m_seconds->setValue(policy.shownSeconds);
    m_minutes->setValue(policy.idleLockMinutes);
}

AccessPolicy PolicyPage::policy() const
{
    AccessPolicy policy;
    for (const RoleRow &row : m_roles) {
        if (row.ofCases->isChecked())
            policy.caseRoles << row.role;
        if (row.ofPeople->isChecked())
            policy.personRoles << row.role;
    }
    for (const QString &line : m_reasons->toPlainText().split(QLatin1Char('\n')))
        if (const QString reason = line.simplified(); !reason.isEmpty())
            policy.reasons << reason;
    policy.shownSeconds = m_seconds->value();
    policy.idleLockMinutes = m_minutes->value();
    return policy;
}

void PolicyPage::save()
{
    m_save->setEnabled(false);
    const auto wish = [policy = policy(), at = m_live.now()](Administration &desk) { return desk.saveAccess(policy, at); };
    whenDone(m_live.administer<void>(wish), this, [this](const Result<void> &saved) {
        m_save->setEnabled(true);
        m_problem->setText(saved ? QString() : saved.error().message);
        if (saved)
            emit done(tr("Policy saved; seats follow it when they next start"));
    });
}

} // namespace huying
