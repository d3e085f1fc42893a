// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/messageform.h"

#include "widgets/casefile/codepicker.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>

namespace huying
{

namespace
{

constexpr int textHeight = 76;

} // namespace

MessageForm::MessageForm(QWidget *parent)
    : QWidget(parent), m_to(new CodesPicker), m_text(new QPlainTextEdit), m_urgent(new QCheckBox(tr("&Urgent: has to be acknowledged"))),
      m_about(new QCheckBox), m_count(new Label({}, Label::Tone::Third, Label::Size::Label)),
      m_send(new KeyButton(tr("Send"), QStringLiteral("Ctrl+⏎"), KeyButton::Role::Primary))
{
    m_to->field()->setPlaceholderText(tr("Name, initials, seat, role; Enter takes the first"));
    m_to->field()->setAccessibleName(tr("To"));
    m_text->setAccessibleName(tr("Message"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(textHeight);
    m_send->setAutoDefault(false);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 10, 12, 10);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    grid->addWidget(new Label(tr("To"), Label::Tone::Second), 0, 0, Qt::AlignTop);
    grid->addWidget(m_to, 0, 1);
    grid->addWidget(new Label(tr("Message"), Label::Tone::Second), 1, 0, Qt::AlignTop);
    grid->addWidget(m_text, 1, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_urgent);
    row->addWidget(m_about);
    row->addStretch();
    row->addWidget(m_count);
    row->addWidget(m_send);
    grid->addLayout(row, 2, 1);
    grid->setColumnStretch(1, 1);
    m_about->hide();
    for (QWidget *part : {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_to->field()), static_cast<QWidget *>(m_urgent), static_cast<QWidget *>(m_about)})
        part->installEventFilter(this);
    connect(m_to, &CodesPicker::changed, this, &MessageForm::follow);
    connect(m_text, &QPlainTextEdit::textChanged, this, &MessageForm::follow);
    connect(m_send, &KeyButton::clicked, this, &MessageForm::send);
    follow();
}

void MessageForm::setChoices(const QList<NamedCode> &choices)
{
    m_to->setChoices(choices);
}

void MessageForm::setCase(const CaseId &id, const QString &name)
{
    m_case = id;
    m_about->setText(tr("&About %1").arg(name));
    m_about->setVisible(!id.isNull());
    m_about->setChecked(false);
}

void MessageForm::writeTo(const QStringList &audience)
{
    m_to->setCodes(audience);
    m_text->setFocus();
    follow();
}

void MessageForm::start()
{
    m_to->field()->setFocus();
}

void MessageForm::follow()
{
    const qsizetype length = m_text->toPlainText().trimmed().size();
    m_count->setText(QStringLiteral("%1 / %2").arg(length).arg(messageLength));
    m_count->setTone(length > messageLength ? Label::Tone::Red : Label::Tone::Third);
    m_send->setEnabled(length > 0 && length <= messageLength && !m_to->codes().isEmpty());
}

void MessageForm::send()
{
    m_to->add(m_to->field()->code()); // typed in full and not taken yet
    follow();
    if (!m_send->isEnabled()) {
        if (m_to->codes().isEmpty())
            m_to->field()->setFocus();
        return;
    }
    Message message;
    message.audience = m_to->codes();
    message.text = m_text->toPlainText().trimmed();
    message.urgent = m_urgent->isChecked();
    message.caseId = m_about->isChecked() ? m_case : CaseId();
    m_to->setCodes({});
    m_text->clear();
    m_urgent->setChecked(false);
    m_about->setChecked(false);
    follow();
    emit sent(message);
}

bool MessageForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool sends = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() & Qt::ControlModifier;
        const bool leaves = key->key() == Qt::Key_Escape;
        if (sends || leaves) {
            event->accept();
            if (event->type() == QEvent::KeyPress) {
                if (sends)
                    send();
                else
                    emit leftByEsc();
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace huying
