// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/emptystate.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QPainter>
#include <QVBoxLayout>

namespace huying {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new QWidget(this)),
      m_title(new Label({}, Label::Tone::Text, Label::Size::Table, true, this)),
      m_reason(new Label({}, Label::Tone::Second, Label::Size::Label, false, this)),
      m_action(new KeyButton({}, {}, KeyButton::Role::Normal, this))
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(4);
    column->addStretch();
    m_icon->setFixedSize(24, 24);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    for (Label *label : {m_title, m_reason}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addSpacing(4);
    m_action->setProperty("compact", true);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::tell(const QString &iconName, const QString &title, const QString &reason,
                      const QString &action, const QString &key)
{
    m_iconName = iconName;
    m_title->setText(title);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_action->setText(action);
    m_action->setKey(key);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(reason);
    update();
}

void EmptyState::paintEvent(QPaintEvent *)
{
    if (m_iconName.isEmpty())
        return;
    QPainter p(this);
    paintIcon(p, m_icon->geometry(), m_iconName, themeOf(this).t2);
}

} // namespace huying
