// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/inlinequestion.h"

#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace huying {

InlineQuestion::InlineQuestion(const QString &text, const QString &yes, const QString &yesKey, QWidget *parent)
    : QWidget(parent), m_yes(new KeyButton(yes, yesKey, KeyButton::Role::Danger, this)),
      m_no(new KeyButton(tr("No"), QStringLiteral("Esc"), KeyButton::Role::Normal, this)), m_key(yesKey)
{
    setAccessibleName(text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    auto *label = new Label(text, Label::Tone::Yellow, Label::Size::Table, false, this);
    label->setWordWrap(true);
    column->addWidget(label);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_no);
    buttons->addWidget(m_yes);
    column->addLayout(buttons);
    m_no->setDefault(true);
    setFocusProxy(m_no);
    connect(m_yes, &QPushButton::clicked, this, &InlineQuestion::accepted);
    connect(m_no, &QPushButton::clicked, this, &InlineQuestion::declined);
}

/// Its key is not that of a button elsewhere while the question stands.
bool InlineQuestion::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->text().compare(m_key, Qt::CaseInsensitive) == 0) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void InlineQuestion::keyPressEvent(QKeyEvent *event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || (enters && !m_yes->hasFocus()))
        emit declined();
    else if (enters || event->text().compare(m_key, Qt::CaseInsensitive) == 0)
        emit accepted();
    else
        QWidget::keyPressEvent(event);
}

void InlineQuestion::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg2);
    p.fillRect(QRect(0, 0, width(), 1), t.yelf);
}

} // namespace huying
