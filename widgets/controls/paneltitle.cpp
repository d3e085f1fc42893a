// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/paneltitle.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace huying {

namespace {

QToolButton *barButton(const QString &iconName, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setIconSize({14, 14});
    button->setAutoRaise(true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFixedSize(24, 24);
    button->setFocusPolicy(Qt::NoFocus); // on the way from the queue to the case file Tab would stop at each
    return button;
}

void paintBar(QPainter &p, const Theme &t, const QRect &rect)
{
    p.fillRect(rect, t.bg2);
    p.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
}

} // namespace

PanelTitle::PanelTitle(const QString &iconName, const QString &title, QWidget *parent)
    : QWidget(parent), m_icon(iconName), m_title(title), m_controls(new QHBoxLayout(this)),
      m_float(barButton(QStringLiteral("float"), tr("Float panel"), this)),
      m_close(barButton(QStringLiteral("close"), tr("Close panel"), this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(title);
    m_controls->setContentsMargins(12, 0, 6, 1);
    m_controls->setSpacing(4);
    m_controls->addStretch();
    m_controls->addWidget(m_float);
    m_controls->addWidget(m_close);
    connect(m_float, &QToolButton::clicked, this, &PanelTitle::floatRequested);
    connect(m_close, &QToolButton::clicked, this, &PanelTitle::closeRequested);
}

void PanelTitle::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    update();
}

void PanelTitle::setCount(const QString &count)
{
    m_count = count;
    update();
}

void PanelTitle::addControl(QWidget *control)
{
    m_controls->insertWidget(m_controls->count() - 2, control, 0, Qt::AlignVCenter);
    control->show(); // its panel may have kept it out of sight until now
}

void PanelTitle::setDockButtonsVisible(bool visible)
{
    m_float->setVisible(visible);
    m_close->setVisible(visible);
}

QSize PanelTitle::sizeHint() const
{
    return {160, themeOf(this).metrics.dockTitle};
}

QSize PanelTitle::minimumSizeHint() const
{
    return {96, themeOf(this).metrics.dockTitle};
}

void PanelTitle::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    paintBar(p, t, rect());
    int x = 12;
    if (!m_icon.isEmpty()) {
        paintIcon(p, QRectF(x, (height() - 14) / 2, 14, 14), m_icon, t.t1);
        x += 22;
    }
    const QFont bold = t.font(t.type.table, true);
    int right = width() - 4;
    for (int i = m_controls->count() - 1; i > 0; --i)
        if (const QWidget *control = m_controls->itemAt(i)->widget(); control && control->isVisible())
            right = control->x();
    const int room = right - x - 8;
    const QString title = QFontMetrics(bold).elidedText(m_title, Qt::ElideRight, room);
    p.setFont(bold);
    p.setPen(t.t1);
    p.drawText(QRect(x, 0, room, height() - 1), Qt::AlignVCenter, title);
    x += QFontMetrics(bold).horizontalAdvance(title) + 8;
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    p.drawText(QRect(x, 0, qMax(0, room + 12 - x), height() - 1), Qt::AlignVCenter, m_count);
}

Panel::Panel(const QString &name, const QString &iconName, const QString &title, QWidget *parent)
    : QDockWidget(title, parent), m_title(new PanelTitle(iconName, title, this))
{
    setObjectName(name);
    setTitleBarWidget(m_title);
    connect(m_title, &PanelTitle::floatRequested, this, [this] { setFloating(!isFloating()); });
    connect(m_title, &PanelTitle::closeRequested, this, &QDockWidget::close);
    connect(this, &QDockWidget::windowTitleChanged, m_title, &PanelTitle::setTitle);
}

void Panel::paintEvent(QPaintEvent *)
{
    // The content is transparent unless it says otherwise, so the panel's ground shows.
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    if (isFloating()) {
        p.setPen(t.line2);
        p.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

Card::Card(const QString &title, const QString &note, QWidget *content, QWidget *parent)
    : QWidget(parent), m_title(title), m_note(note)
{
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, headHeight(), 1, 1);
    column->setSpacing(0);
    column->addWidget(content);
}

int Card::headHeight() const
{
    const Theme &t = themeOf(this);
    return t.surface == Surface::Wall ? t.type.list + 16 : t.metrics.dockTitle;
}

void Card::setNote(const QString &note)
{
    m_note = note;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    const bool wall = t.surface == Surface::Wall;
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    paintBar(p, t, QRect(0, 0, width(), headHeight()));
    p.setPen(t.line);
    p.drawRect(rect().adjusted(0, 0, -1, -1));
    const QRect head(15, 0, width() - 30, headHeight() - 1);
    p.setFont(t.font(wall ? t.type.list : t.type.table, true));
    p.setPen(t.t1);
    p.drawText(head, Qt::AlignVCenter | Qt::AlignLeft, m_title);
    p.setFont(t.font(t.type.label));
    p.setPen(wall ? t.t2 : t.t3);
    p.drawText(head, Qt::AlignVCenter | Qt::AlignRight, m_note);
}

} // namespace huying
