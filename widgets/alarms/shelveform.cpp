// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarms/shelveform.h"

#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr int spans[] = {30, 60, 120, 240, 480}; ///< minutes
constexpr int usualSpan = 1;

} // namespace

ShelveForm::ShelveForm(QWidget *parent)
    : QWidget(parent), m_title(new Label({}, Label::Tone::Text, Label::Size::Table, true)),
      m_problem(new Label({}, Label::Tone::Red, Label::Size::Label)), m_reason(new QComboBox), m_span(new QComboBox)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 9);
    column->setSpacing(8);
    column->addWidget(m_title);
    m_reason->setEditable(true);
    m_reason->setInsertPolicy(QComboBox::NoInsert);
    m_reason->addItems({tr("Being handled on site"), tr("Waiting for another organization"), tr("Device under repair"),
                        tr("Known repeat")});
    m_reason->setCompleter(nullptr); // its Enter would only take the completion
    m_reason->lineEdit()->setMaxLength(120);
    m_reason->lineEdit()->setPlaceholderText(tr("Why it is put aside"));
    m_reason->setAccessibleName(tr("Why it is put aside"));
    m_span->setAccessibleName(tr("For how long"));
    for (const int minutes : spans)
        m_span->addItem(minutes < 60 ? tr("%n minute(s)", nullptr, minutes) : tr("%n hour(s)", nullptr, minutes / 60), minutes);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(8);
    fields->addWidget(m_reason, 1);
    fields->addWidget(m_span);
    column->addLayout(fields);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto *cancel = new KeyButton(tr("Cancel"), QStringLiteral("Esc"));
    auto *confirm = new KeyButton(tr("Shelve"), QStringLiteral("⏎"), KeyButton::Role::Primary);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(confirm);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &ShelveForm::cancelled);
    connect(confirm, &QPushButton::clicked, this, &ShelveForm::submit);
    setFocusProxy(m_reason);
}

void ShelveForm::begin(const QString &what)
{
    m_title->setText(tr("Shelve: %1").arg(what));
    m_reason->setCurrentIndex(-1);
    m_reason->clearEditText();
    m_span->setCurrentIndex(usualSpan);
    showProblem({});
    show();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ShelveForm::showProblem(const QString &why)
{
    m_problem->setText(why);
    m_problem->setVisible(!why.isEmpty());
}

void ShelveForm::submit()
{
    emit submitted(m_reason->currentText().trimmed(), m_span->currentData().toInt() * minuteMs);
}

void ShelveForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else
        QWidget::keyPressEvent(event);
}

void ShelveForm::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

} // namespace huying
