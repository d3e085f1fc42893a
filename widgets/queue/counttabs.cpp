// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/counttabs.h"

#include "theme/theme.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>

namespace huying
{

CountTab::CountTab(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setAutoExclusive(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(text);
}

void CountTab::setCount(int count)
{
    const bool wider = QString::number(count).size() != QString::number(m_count).size();
    m_count = count;
    setAccessibleName(QStringLiteral("%1 %2").arg(text()).arg(count));
    if (wider)
        updateGeometry();
    update();
}

int CountTab::gap() const
{
    return m_count < 0 ? 0 : 4;
}

QString CountTab::number() const
{
    return m_count < 0 ? QString() : QString::number(m_count);
}

QSize CountTab::sizeHint() const
{
    const Theme &t = themeOf(this);
    const QFontMetrics bold(t.font(t.type.table, true)), plain(t.font(t.type.table));
    return {bold.horizontalAdvance(text()) + gap() + plain.horizontalAdvance(number()) + 6, 36};
}

QSize CountTab::minimumSizeHint() const
{
    return {36, 36};
}

void CountTab::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    if (underMouse() && !isChecked())
        p.fillRect(rect().adjusted(0, 0, 0, -1), t.bg2);
    const QFont font = t.font(t.type.table, isChecked()), plain = t.font(t.type.table);
    const int numberWidth = QFontMetrics(plain).horizontalAdvance(number());
    const QString shown = QFontMetrics(font).elidedText(text(), Qt::ElideRight, width() - gap() - numberWidth - 2);
    const int textWidth = QFontMetrics(font).horizontalAdvance(shown);
    const int x = (width() - textWidth - gap() - numberWidth) / 2;
    p.setFont(font);
    p.setPen(isChecked() ? t.t1 : t.t2);
    p.drawText(QRect(x, 0, textWidth + 2, height() - 2), Qt::AlignVCenter, shown);
    p.setFont(plain);
    p.setPen(isChecked() ? t.t1 : t.t3);
    p.drawText(QRect(x + textWidth + gap(), 0, numberWidth + 2, height() - 2), Qt::AlignVCenter, number());
    if (isChecked())
        p.fillRect(QRect(0, height() - 2, width(), 2), t.acc);
    if (hasFocus()) {
        p.setPen(QPen(t.acc, 2));
        p.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

CountTabs::CountTabs(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_row->setContentsMargins({});
    m_row->setSpacing(0);
}

void CountTabs::setSpread(bool spread)
{
    m_spread = spread;
    m_row->setContentsMargins(spread ? 0 : 12, 0, 0, 0);
    m_row->setSpacing(spread ? 0 : 20);
    if (!spread)
        m_row->addStretch();
}

int CountTabs::addTab(const QString &text)
{
    auto *tab = new CountTab(text, this);
    const int index = static_cast<int>(m_tabs.size());
    m_row->insertWidget(index, tab, m_spread ? 1 : 0);
    m_tabs << tab;
    tab->setChecked(index == 0);
    connect(tab, &CountTab::toggled, this, [this, index](bool on) {
        if (on)
            emit currentChanged(index);
    });
    return index;
}

void CountTabs::setCount(int index, int count)
{
    m_tabs[index]->setCount(count);
}

void CountTabs::setCurrent(int index)
{
    m_tabs[index]->setChecked(true);
}

QWidget *CountTabs::tab(int index) const
{
    return m_tabs[index];
}

int CountTabs::current() const
{
    for (qsizetype i = 0; i < m_tabs.size(); ++i)
        if (m_tabs[i]->isChecked())
            return static_cast<int>(i);
    return -1;
}

void CountTabs::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

} // namespace huying
