// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/view/mapnote.h"

#include "theme/icons.h"
#include "theme/symbols.h"
#include "theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace huying
{

MapNote::MapNote(QWidget *parent) : QFrame(parent), m_title(new QLabel), m_text(new QLabel), m_close(new QToolButton)
{
    setObjectName(QStringLiteral("mapNote"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(36, 7, 8, 8);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_close, 0, 1, Qt::AlignTop);
    grid->addWidget(m_text, 1, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    m_title->setTextFormat(Qt::PlainText);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Put away"));
    m_close->setAccessibleName(tr("Put away"));
    connect(m_close, &QToolButton::clicked, this, [this] {
        m_put = m_title->text() + m_text->text();
        hide();
    });
    hide();
}

void MapNote::say(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
    setVisible(!title.isEmpty() && m_put != title + text);
}

void MapNote::setFonts(const QFont &title, const QFont &text)
{
    m_title->setFont(title);
    m_text->setFont(text);
}

void MapNote::setTitleOnly(bool on)
{
    m_text->setHidden(on);
    m_close->setHidden(on);
}

QString MapNote::title() const { return isHidden() ? QString() : m_title->text(); }
QString MapNote::text() const { return isHidden() ? QString() : m_text->text(); }

void MapNote::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(t.line2, 1));
    p.setBrush(t.dark ? t.bg0 : t.bg1);
    p.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    symbolsOf(this).draw(p, QPointF(19, 8 + m_title->height() / 2.0), Symbol::lamp(LampShape::Triangle, 13));
}

} // namespace huying
