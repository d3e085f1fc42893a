// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/deckpreview.h"

#include "theme/chrome.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/keybutton.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace huying {

namespace {

constexpr int leadLeft = 12, leadWidth = 52, arrowWidth = 10, widestStep = 420;
constexpr qsizetype longestText = 120;
constexpr int mostButtons = 4;

void paintArrow(QPainter &p, const Theme &t, int x)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(t.line2);
    p.drawPolyline(QPolygonF{{x + 1.0, 6.0}, {x + 8.0, 23.0}, {x + 1.0, 40.0}});
    p.restore();
}

QString elided(const QPainter &p, const QString &text, int width)
{
    return p.fontMetrics().elidedText(text.left(longestText), Qt::ElideRight, width);
}

} // namespace

DeckPreview::DeckPreview(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    setFixedHeight(46);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::ClickFocus); // the entry's Tab leads here
    m_row->setContentsMargins(0, 0, 8, 0);
    m_row->setSpacing(8);
    m_row->addStretch();
    for (int i = 0; i < mostButtons; ++i) { // now: a window that is closing says once more what it would do
        auto *made = new KeyButton({}, {}, KeyButton::Role::Normal, this);
        made->setFocusPolicy(Qt::NoFocus);
        made->hide();
        m_row->addWidget(made);
        connect(made, &KeyButton::clicked, this, [this, i] { emit pressed(m_shown[i].id); });
        m_buttons << made;
    }
}

void DeckPreview::display(const QString &lead, const QList<Step> &steps, const QList<Button> &buttons)
{
    m_lead = lead;
    m_steps = steps;
    m_shown = buttons.mid(0, mostButtons);
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < m_shown.size());
        if (i < m_shown.size()) {
            m_buttons[i]->setText(buttons[i].text);
            m_buttons[i]->setRole(buttons[i].primary ? KeyButton::Role::Primary : KeyButton::Role::Normal);
        }
    }
    printKeys();
    setAccessibleName(sentence());
    update();
}

void DeckPreview::printKeys()
{
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        const QString &letter = m_shown[i].letter;
        const bool bare = hasFocus() || letter.size() != 1 || !letter.front().isLetter();
        m_buttons[i]->setKey(bare ? letter : QStringLiteral("Alt+") + letter);
    }
    m_row->activate();
}

QString DeckPreview::sentence() const
{
    QStringList parts;
    for (const Step &step : m_steps)
        parts << step.label + u' ' + step.text.left(longestText);
    return parts.join(QStringLiteral(" · "));
}

bool DeckPreview::press(const QString &letter)
{
    for (const Button &button : std::as_const(m_shown))
        if (button.letter.compare(letter, Qt::CaseInsensitive) == 0) {
            emit pressed(QString(button.id));
            return true;
        }
    return false;
}

bool DeckPreview::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) { // its letters and arrows are no one else's while it has the focus
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier && (key->key() < 0x7f || key->key() == Qt::Key_Escape || key->key() == Qt::Key_Up || key->key() == Qt::Key_Down))
            event->accept();
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
            emit left();
            return true;
        }
    }
    return QWidget::event(event);
}

void DeckPreview::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: press(QStringLiteral("⏎")); return;
    case Qt::Key_Escape: emit left(); return;
    case Qt::Key_Up: emit moved(-1); return;
    case Qt::Key_Down: emit moved(1); return;
    default:
        if (event->modifiers() != Qt::NoModifier || !press(event->text()))
            QWidget::keyPressEvent(event);
    }
}

void DeckPreview::focusInEvent(QFocusEvent *)
{
    printKeys();
    emit focused(true);
    update();
}

void DeckPreview::focusOutEvent(QFocusEvent *)
{
    printKeys();
    emit focused(false);
    update();
}

void DeckPreview::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    if (hasFocus())
        chrome::outline(p, rect(), t.acc, 2, t.metrics.radius);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    p.drawText(QRect(leadLeft, 0, leadWidth, height()), Qt::AlignVCenter | Qt::TextWordWrap, m_lead);
    paintSteps(p);
}

void DeckPreview::paintSteps(QPainter &p) const
{
    const Theme &t = themeOf(this);
    int shares = 0, buttons = 0;
    for (const Step &step : m_steps)
        shares += step.share;
    for (qsizetype i = 0; i < m_shown.size(); ++i)
        buttons += m_buttons[i]->sizeHint().width() + 8;
    const int room = width() - leadLeft - leadWidth - buttons - 8;
    int x = leadLeft + leadWidth;
    for (const Step &step : m_steps) {
        const int wide = qMin(room * step.share / qMax(1, shares) - arrowWidth, widestStep * step.share);
        QRect text(x + 12, 5, wide - 16, 17);
        p.setFont(t.font(t.type.label));
        if (step.warning) {
            paintIcon(p, QRectF(text.left(), text.top() + 2, 14, 14), QStringLiteral("warning"), t.yel);
            text.setLeft(text.left() + 18);
        }
        p.setPen(step.warning ? t.yel : t.t3);
        p.drawText(text, Qt::AlignVCenter, elided(p, step.label, text.width()));
        text = QRect(x + 12, 23, wide - 16, 19);
        p.setFont(t.font(t.type.table, true));
        p.setPen(t.t1);
        p.drawText(text, Qt::AlignVCenter, elided(p, step.text, text.width()));
        x += wide;
        if (&step != &m_steps.last())
            paintArrow(p, t, x);
        x += arrowWidth;
    }
}

} // namespace huying
