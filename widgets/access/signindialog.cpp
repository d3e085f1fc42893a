// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/access/signindialog.h"

#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>

namespace huying
{

namespace
{

constexpr int signInWidth = 440;

} // namespace

SignInDialog::SignInDialog(const QString &server, const QString &account, QWidget *parent)
    : QDialog(parent), m_account(new QLineEdit(account)), m_password(new QLineEdit),
      m_title(new Label(tr("Sign in to upstream"), Label::Tone::Text, Label::Size::Title, true)),
      m_note(new Label(server, Label::Tone::Second)), m_problem(new Label({}, Label::Tone::Yellow)),
      m_keep(new QCheckBox(tr("Keep the password in this desktop's keyring"))),
      m_enter(new KeyButton(tr("Sign in"), QStringLiteral("⏎"), KeyButton::Role::Primary))
{
    setObjectName(QStringLiteral("sign-in"));
    setWindowTitle(tr("Huying – sign in"));
    setFixedWidth(signInWidth);
    auto *form = new QFormLayout;
    form->setSpacing(10);
    m_account->setReadOnly(!account.isEmpty());
    m_account->setFocusPolicy(account.isEmpty() ? Qt::StrongFocus : Qt::NoFocus);
    m_account->setAccessibleName(tr("Account"));
    m_password->setAccessibleName(tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    form->addRow(new Label(tr("Account"), Label::Tone::Second), m_account);
    form->addRow(new Label(tr("Password"), Label::Tone::Second), m_password);
    for (QLineEdit *entry : {m_account, m_password})
        entry->setTextMargins(6, 0, 6, 0);
    m_note->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_keep->setToolTip(tr("Whoever uses this desktop then signs in as this account without typing. Not for a desktop that shifts share."));
    m_keep->hide();
    auto *leave = new KeyButton(parent ? tr("Cancel") : tr("Leave"), QStringLiteral("Esc"));
    leave->setAutoDefault(false);
    m_enter->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(leave);
    buttons->addWidget(m_enter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_note);
    column->addLayout(form);
    column->addWidget(m_keep);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    (account.isEmpty() ? m_account : m_password)->setFocus();
    connect(leave, &KeyButton::clicked, this, &QDialog::reject);
    connect(m_enter, &KeyButton::clicked, this, &SignInDialog::ask);
}

void SignInDialog::setNote(const QString &note)
{
    m_note->setText(note);
}

void SignInDialog::setLocal()
{
    m_title->setText(tr("Open the copy on this machine"));
    m_enter->setText(tr("Work offline"));
    m_keep->hide();
}

void SignInDialog::offerToKeep(bool isKept)
{
    m_keep->setChecked(isKept);
    m_keep->show();
}

bool SignInDialog::isToKeep() const
{
    return m_keep->isChecked();
}

void SignInDialog::setBusy(const QString &what)
{
    m_password->setReadOnly(!what.isEmpty());
    m_enter->setEnabled(what.isEmpty());
    m_problem->setTone(Label::Tone::Second);
    m_problem->setText(what);
    m_problem->setVisible(!what.isEmpty());
}

void SignInDialog::showProblem(const QString &why)
{
    setBusy({});
    m_problem->setTone(Label::Tone::Yellow);
    m_problem->setText(why);
    m_problem->show();
    m_password->setFocus();
    m_password->selectAll();
}

void SignInDialog::ask()
{
    const QString account = m_account->text().trimmed();
    if (account.isEmpty()) {
        m_account->setFocus();
        return;
    }
    emit wanted(account, m_password->text());
}

} // namespace huying
