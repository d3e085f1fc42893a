// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/emptystate.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/keybutton.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace huying {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new QWidget(this)), m_title(new QLabel(this)), m_reason(new QLabel(this)),
      m_action(new KeyButton({}, {}, KeyButton::Role::Normal, this))
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(4);
    column->addStretch();
    m_icon->setFixedSize(24, 24);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    for (QLabel *label : {m_title, m_reason}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addSpacing(4);
    m_action->setProperty("compact", true);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    dress();
}

void EmptyState::show(const QString &iconName, const QString &title, const QString &reason, const QString &action,
                      const QString &key)
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
    QWidget::show();
}

void EmptyState::dress()
{
    const Theme &t = themeOf(this);
    m_title->setFont(t.font(t.type.table, true));
    m_reason->setFont(t.font(t.type.label));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, t.t2);
    m_reason->setPalette(quiet);
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        dress();
    QWidget::changeEvent(event);
}

void EmptyState::paintEvent(QPaintEvent *)
{
    if (m_iconName.isEmpty())
        return;
    QPainter p(this);
    paintIcon(p, m_icon->geometry(), m_iconName, themeOf(this).t2);
}

} // namespace huying
