// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/access/passworddialog.h"

#include "data/live/whendone.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>

namespace huying
{

namespace
{

constexpr qsizetype shortest = 8;

} // namespace

PasswordDialog::PasswordDialog(LiveStore &live, QWidget *parent)
    : QDialog(parent), m_live(live), m_before(new QLineEdit), m_after(new QLineEdit), m_again(new QLineEdit),
      m_problem(new Label({}, Label::Tone::Red, Label::Size::Label)),
      m_apply(new KeyButton(tr("Change"), QStringLiteral("⏎"), KeyButton::Role::Primary))
{
    setObjectName(QStringLiteral("password"));
    setWindowTitle(tr("Change password"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setMinimumWidth(380);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 16, 20, 16);
    form->setSpacing(10);
    const std::pair<QString, QLineEdit *> rows[] = {
        {tr("Password so far"), m_before}, {tr("New password"), m_after}, {tr("Once more"), m_again}};
    for (const auto &[label, entry] : rows) {
        entry->setEchoMode(QLineEdit::Password);
        entry->setAccessibleName(label);
        form->addRow(new Label(label, Label::Tone::Second), entry);
    }
    auto *note = new Label(tr("It unlocks this seat. At least 8 characters; both empty: the seat unlocks without one."),
                           Label::Tone::Third, Label::Size::Label);
    note->setWordWrap(true);
    form->addRow(note);
    form->addRow(m_problem);
    auto *buttons = new QHBoxLayout;
    auto *cancel = new KeyButton(tr("Cancel"), QStringLiteral("Esc"));
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_apply);
    form->addRow(buttons);
    m_apply->setDefault(true);
    connect(cancel, &KeyButton::clicked, this, &QDialog::reject);
    connect(m_apply, &KeyButton::clicked, this, &PasswordDialog::apply);
}

void PasswordDialog::showProblem(const QString &why, QLineEdit *at)
{
    m_problem->setText(why);
    at->setFocus();
    at->selectAll();
}

void PasswordDialog::apply()
{
    const QString after = m_after->text();
    if (after != m_again->text()) {
        showProblem(tr("The two new ones differ."), m_again);
        return;
    }
    if (!after.isEmpty() && after.size() < shortest) {
        showProblem(tr("Too short: at least 8 characters."), m_after);
        return;
    }
    m_apply->setEnabled(false);
    whenDone(m_live.changePassword(m_before->text(), after), this, [this](const Result<void> &done) {
        m_apply->setEnabled(true);
        if (!done) {
            showProblem(done.error().message, m_before);
            return;
        }
        emit changed();
        accept();
    });
}

} // namespace huying
