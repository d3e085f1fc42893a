// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/access/unmaskdialog.h"

#include "data/live/whendone.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>

namespace huying
{

UnmaskDialog::UnmaskDialog(LiveStore &live, const AccessPolicy &policy, const QString &about, const UnmaskRequest &record,
                           const QList<PersonalField> &fields, QWidget *parent)
    : QDialog(parent), m_live(live), m_record(record), m_reason(new QComboBox), m_note(nullptr),
      m_show(new KeyButton(tr("Show"), QStringLiteral("⏎"), KeyButton::Role::Primary)),
      m_close(new KeyButton(tr("Close"), QStringLiteral("Esc"))), m_left(policy.shownSeconds)
{
    setObjectName(QStringLiteral("unmask"));
    setWindowTitle(tr("Show personal data – %1").arg(about));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setMinimumWidth(420);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 16, 20, 16);
    form->setSpacing(10);
    for (const PersonalField field : fields) {
        auto *text = new Label(tr("masked"), Label::Tone::Third, Label::Size::Title);
        m_cells << Cell{field, text};
        form->addRow(new Label(nameOf(field), Label::Tone::Second), text);
    }
    m_reason->setEditable(true);
    m_reason->addItems(policy.reasons);
    m_reason->setCurrentIndex(-1);
    m_reason->lineEdit()->setPlaceholderText(tr("Choose or type why"));
    m_reason->setAccessibleName(tr("Reason"));
    form->addRow(new Label(tr("Reason"), Label::Tone::Second), m_reason);
    m_note = new Label(tr("Who looks, when and why is written down before anything is shown."), Label::Tone::Third, Label::Size::Label);
    m_note->setWordWrap(true);
    form->addRow(m_note);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_show);
    form->addRow(buttons);
    m_show->setDefault(true);
    connect(m_show, &KeyButton::clicked, this, &UnmaskDialog::ask);
    connect(m_close, &KeyButton::clicked, this, &QDialog::reject);
    connect(&m_second, &QTimer::timeout, this, &UnmaskDialog::tick);
    m_reason->setFocus();
}

void UnmaskDialog::ask()
{
    m_record.reason = m_reason->currentText().trimmed();
    if (m_record.reason.isEmpty()) {
        m_note->setTone(Label::Tone::Red);
        m_note->setText(tr("A reason is needed."));
        m_reason->setFocus();
        return;
    }
    m_show->setEnabled(false);
    m_reason->setEnabled(false);
    for (const Cell &cell : m_cells) {
        m_record.field = cell.field;
        whenDone(m_live.unmask(m_record), this, [this, cell](const Result<QString> &text) { show(cell, text); });
    }
    m_second.start(1000);
    m_note->setTone(Label::Tone::Third);
    tick();
}

void UnmaskDialog::show(Cell cell, const Result<QString> &text)
{
    cell.text->setTone(text ? Label::Tone::Text : text.error().kind == ErrorKind::NotFound ? Label::Tone::Third : Label::Tone::Red);
    cell.text->setText(text ? *text : text.error().message);
    m_isShowing = m_isShowing || text;
    if (text || text.error().kind == ErrorKind::NotFound)
        return;
    cell.text->setWordWrap(true); // says which file and what to do about it
    adjustSize();
    if (m_isShowing)
        return;
    m_second.stop(); // nothing to mask again: it may be tried once more
    m_note->setText({});
    m_show->setEnabled(true);
    m_reason->setEnabled(true);
}

void UnmaskDialog::tick()
{
    if (m_left <= 0)
        reject();
    else
        m_note->setText(tr("Masked again in %1 s").arg(m_left--));
}

} // namespace huying
