// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/label.h"

#include "theme/theme.h"

#include <QEvent>

namespace huying {

namespace {

QColor colorOf(const Theme &t, Label::Tone tone)
{
    switch (tone) {
    case Label::Tone::Text:
        return t.t1;
    case Label::Tone::Second:
        return t.t2;
    case Label::Tone::Third:
        return t.t3;
    case Label::Tone::Accent:
        return t.acc;
    case Label::Tone::Red:
        return t.red;
    case Label::Tone::Yellow:
        return t.yel;
    }
    return t.t1;
}

int pixelsOf(const Theme &t, Label::Size size)
{
    switch (size) {
    case Label::Size::Label:
        return t.type.label;
    case Label::Size::Table:
        return t.type.table;
    case Label::Size::List:
        return t.type.list;
    case Label::Size::Title:
        return t.type.title;
    case Label::Size::Kpi:
        return t.type.kpi;
    }
    return t.type.table;
}

} // namespace

Label::Label(const QString &text, Tone tone, Size size, bool bold, QWidget *parent)
    : QLabel(text, parent), m_tone(tone), m_size(size), m_bold(bold)
{
    setTextFormat(Qt::PlainText); // texts come from reporters
    setForegroundRole(QPalette::WindowText); // a bar would lend it its own
    dress();
}

void Label::setTone(Tone tone)
{
    m_tone = tone;
    dress();
}

void Label::setBold(bool bold)
{
    m_bold = bold;
    dress();
}

bool Label::event(QEvent *event)
{
    // An inherited palette arrives on every change of theme or of window, which is the sign to look again.
    const bool moved = event->type() == QEvent::ParentChange || event->type() == QEvent::Polish ||
                       event->type() == QEvent::PaletteChange;
    const bool handled = QLabel::event(event);
    if (moved)
        dress();
    return handled;
}

void Label::dress()
{
    const Theme &t = themeOf(this);
    const QFont wanted = t.font(pixelsOf(t, m_size), m_bold);
    if (font() != wanted)
        setFont(wanted);
    QPalette own = palette();
    if (own.color(QPalette::WindowText) == colorOf(t, m_tone))
        return;
    own.setColor(QPalette::WindowText, colorOf(t, m_tone));
    setPalette(own);
}

} // namespace huying
