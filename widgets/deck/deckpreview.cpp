// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/deckpreview.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/keybutton.h"

#include <QHBoxLayout>
#include <QPainter>

namespace huying {

namespace {

constexpr int leadWidth = 60, arrowWidth = 10, widestStep = 420;

void paintArrow(QPainter &p, const Theme &t, int x)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(t.line2);
    p.drawPolyline(QPolygonF{{x + 1.0, 6.0}, {x + 8.0, 23.0}, {x + 1.0, 40.0}});
    p.restore();
}

} // namespace

DeckPreview::DeckPreview(QWidget *parent)
    : QWidget(parent), m_go(new KeyButton(tr("Go"), QStringLiteral("⏎"), KeyButton::Role::Primary, this))
{
    setFixedHeight(46);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_go->setFocusPolicy(Qt::NoFocus); // Enter in the entry is its key
    m_go->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 8, 0);
    row->addStretch();
    row->addWidget(m_go);
    connect(m_go, &KeyButton::clicked, this, &DeckPreview::goPressed);
}

void DeckPreview::display(const QString &lead, const QList<Step> &steps, bool go, Tone tone)
{
    m_lead = lead;
    m_steps = steps;
    m_tone = tone;
    m_go->setVisible(go);
    setAccessibleName(sentence());
    update();
}

QString DeckPreview::sentence() const
{
    QStringList parts;
    for (const Step &step : m_steps)
        parts << step.label + u' ' + step.text;
    return parts.join(QStringLiteral(" · "));
}

void DeckPreview::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t3);
    p.drawText(QRect(12, 0, leadWidth - 4, height()), Qt::AlignVCenter | Qt::TextWordWrap, m_lead);
    int shares = 0;
    for (const Step &step : std::as_const(m_steps))
        shares += step.share;
    const int room = width() - leadWidth - 12 - (m_go->isHidden() ? 0 : m_go->width() + 24);
    int x = 12 + leadWidth;
    for (const Step &step : std::as_const(m_steps)) {
        const int share = room * step.share / qMax(1, shares) - arrowWidth;
        const int wide = qMin(share, widestStep * step.share);
        QRect text(x + 4, 4, wide - 22, 18);
        p.setFont(t.font(t.type.label));
        p.setPen(t.t3);
        p.drawText(text, Qt::AlignVCenter, p.fontMetrics().elidedText(step.label, Qt::ElideRight, text.width()));
        text.translate(0, 19);
        if (m_tone == Tone::Warning && &step == &m_steps.first()) {
            paintIcon(p, QRectF(text.left(), text.top() + 2, 14, 14), QStringLiteral("warning"), t.yel);
            text.setLeft(text.left() + 20);
        }
        p.setFont(t.font(t.type.table, true));
        p.setPen(t.t1);
        p.drawText(text, Qt::AlignVCenter, p.fontMetrics().elidedText(step.text, Qt::ElideRight, text.width()));
        x += wide;
        if (&step != &m_steps.last())
            paintArrow(p, t, x - 8);
        x += arrowWidth;
    }
}

} // namespace huying
