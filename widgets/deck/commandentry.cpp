// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/commandentry.h"

#include "theme/chrome.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QTextLayout>

namespace huying {

void MarkedEdit::setMarks(const QList<WordMark> &marks)
{
    m_marks = marks;
    update();
}

void MarkedEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_marks.isEmpty() || displayText().size() > 500)
        return;
    // The edit doesn't say where its characters stand: the caret does, and the layout how far the others are from it.
    QTextLayout layout(displayText(), font());
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    const QRect caret = cursorRect();
    const qreal left = caret.center().x() - line.cursorToX(cursorPosition());
    const Theme &t = themeOf(this);
    QPainter p(this);
    for (const WordMark &mark : std::as_const(m_marks)) {
        const auto from = static_cast<int>(mark.from), to = static_cast<int>(mark.from + mark.length);
        const qreal x1 = left + line.cursorToX(from), x2 = left + line.cursorToX(to);
        QPen pen(mark.tone == WordMark::Tone::Known ? t.line2 : mark.tone == WordMark::Tone::Guess ? t.yel : t.red, 2);
        if (mark.tone != WordMark::Tone::Known)
            pen.setDashPattern({2, 1.5});
        p.setPen(pen);
        p.drawLine(QPointF(qMin(x1, x2), height() - 4), QPointF(qMax(x1, x2), height() - 4));
    }
}

CommandEntry::CommandEntry(QWidget *parent) : QWidget(parent), m_edit(new MarkedEdit(this)), m_hints(new QWidget(this))
{
    setFixedHeight(40);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::IBeamCursor);
    m_edit->setFrame(false);
    m_edit->setPlaceholderText(tr("New case: what, where, /whom, limit – or find cases, places, organisations"));
    m_edit->setAccessibleName(m_edit->placeholderText());
    m_edit->installEventFilter(this);

    auto *hints = new QHBoxLayout(m_hints);
    hints->setContentsMargins({});
    hints->setSpacing(14);
    hints->addWidget(hint({QStringLiteral("F2")}, tr("command line")));
    hints->addWidget(hint({QStringLiteral("↑"), QStringLiteral("↓")}, tr("history")));
    hints->addWidget(hint({QStringLiteral("?")}, tr("grammar")));

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
