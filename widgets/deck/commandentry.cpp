// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/commandentry.h"

#include "theme/chrome.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>

namespace huying {

CommandEntry::CommandEntry(QWidget *parent) : QWidget(parent), m_edit(new QLineEdit(this)), m_hints(new QWidget(this))
{
    setFixedHeight(40);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::IBeamCursor);
    m_edit->setFrame(false);
    m_edit->setPlaceholderText(tr("Find cases, places, organisations, areas, roads"));
    m_edit->setAccessibleName(m_edit->placeholderText());
    m_edit->installEventFilter(this);

    auto *hints = new QHBoxLayout(m_hints);
    hints->setContentsMargins({});
    hints->setSpacing(14);
    hints->addWidget(hint({QStringLiteral("F2")}, tr("entry")));
    hints->addWidget(hint({QStringLiteral("↑"), QStringLiteral("↓")}, tr("choose")));
    hints->addWidget(hint({QStringLiteral("Esc")}, tr("back")));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(32, 2, 12, 2);
    row->setSpacing(12);
    row->addWidget(m_edit, 1);
    row->addWidget(m_hints);
}

QWidget *CommandEntry::hint(const QStringList &keys, const QString &text)
{
    auto *made = new QWidget(m_hints);
    auto *row = new QHBoxLayout(made);
    row->setContentsMargins({});
    row->setSpacing(3);
    for (const QString &key : keys)
        row->addWidget(new KeyCap(key, made));
    row->addSpacing(2);
    row->addWidget(new Label(text, Label::Tone::Third, Label::Size::Label, false, made));
    return made;
}

bool CommandEntry::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::eventFilter(watched, event);
}

void CommandEntry::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ParentChange) {
        const QFont wanted = themeOf(this).font(themeOf(this).type.title);
        if (m_edit->font() != wanted)
            m_edit->setFont(wanted);
    }
    QWidget::changeEvent(event);
}

void CommandEntry::mousePressEvent(QMouseEvent *)
{
    m_edit->setFocus(Qt::MouseFocusReason);
}

void CommandEntry::resizeEvent(QResizeEvent *)
{
    const QFont wanted = themeOf(this).font(themeOf(this).type.title);
    if (m_edit->font() != wanted)
        m_edit->setFont(wanted);
    m_hints->setVisible(width() >= 640);
}

void CommandEntry::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    const bool focused = m_edit->hasFocus();
    chrome::fill(p, rect(), t.dark ? t.bg0 : t.bg1, t.metrics.radius);
    chrome::outline(p, rect(), focused ? t.acc : t.line2, focused ? 2 : 1, t.metrics.radius);
    p.setFont(t.font(t.type.title, true));
    p.setPen(focused ? t.acc : t.t3);
    p.drawText(QRect(14, 0, 18, height() - 2), Qt::AlignVCenter, QStringLiteral("›"));
}

} // namespace huying
