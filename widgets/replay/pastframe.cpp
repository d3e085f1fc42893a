// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/pastframe.h"

#include "theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace huying {

PastFrame::PastFrame(QWidget *window) : Overlay(window)
{
    raise();
}

void PastFrame::setText(const QString &text)
{
    const QRect before = plate();
    m_text = text;
    setAccessibleName(text);
    if (isVisible() == text.isEmpty()) {
        setVisible(!text.isEmpty());
        raise();
    }
    update(before.united(plate())); // and not the window under all of it, ten times a second
}

QRect PastFrame::plate() const
{
    const Theme &t = themeOf(this);
    const bool wall = t.surface == Surface::Wall;
    const int tall = wall ? 60 : 26;
    const int wide = QFontMetrics(t.font(wall ? t.type.list : t.type.table, true)).horizontalAdvance(m_text) + tall;
    // Between title and date of a wall's head; in the middle of a menu bar.
    return {wall ? width() * 39 / 100 : (width() - wide) / 2, 0, wide, tall};
}

void PastFrame::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    const bool wall = t.surface == Surface::Wall;
    const int edge = wall ? 8 : 3;
    QPainter p(this);
    for (const QRect &side : {QRect(0, 0, width(), edge), QRect(0, height() - edge, width(), edge),
                              QRect(0, 0, edge, height()), QRect(width() - edge, 0, edge, height())})
        p.fillRect(side, t.accf);
    p.setFont(t.font(wall ? t.type.list : t.type.table, true));
    p.fillRect(plate(), t.accf);
    p.setPen(t.onAccent);
    p.drawText(plate(), Qt::AlignCenter, m_text);
}

PastFrames::PastFrames(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

void PastFrames::setText(const QString &text)
{
    m_text = text;
    m_frames.removeIf([](const QPointer<PastFrame> &frame) { return !frame; });
    for (const QPointer<PastFrame> &frame : std::as_const(m_frames))
        frame->setText(text);
    if (!text.isEmpty())
        for (QWidget *window : QApplication::topLevelWidgets())
            if (window->isVisible())
                frame(window);
}

bool PastFrames::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && !m_text.isEmpty() && watched->isWidgetType())
        if (auto *window = static_cast<QWidget *>(watched); window->isWindow())
            frame(window);
    return QObject::eventFilter(watched, event);
}

void PastFrames::frame(QWidget *window)
{
    const Qt::WindowType type = window->windowType();
    if (type != Qt::Window && type != Qt::Dialog && type != Qt::Tool)
        return;
    for (const QPointer<PastFrame> &known : std::as_const(m_frames))
        if (known && known->parentWidget() == window)
            return;
    m_frames << new PastFrame(window);
    m_frames.last()->setText(m_text);
}

} // namespace huying
