// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/evidencepair.h"

#include "theme/theme.h"
#include "widgets/casefile/photostrip.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace huying
{

namespace
{

constexpr int photoHeight = 212;

} // namespace

EvidencePair::EvidencePair(QWidget *parent)
    : QWidget(parent), m_pair(new QWidget(this)), m_count(new Label({}, Label::Tone::Second, Label::Size::Label)),
      m_empty(new EmptyState(this))
{
    setAccessibleName(tr("Evidence"));
    setFocusPolicy(Qt::TabFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 16, 6);
    column->setSpacing(6);
    auto *pair = new QHBoxLayout(m_pair);
    pair->setContentsMargins({});
    pair->setSpacing(16);
    column->addWidget(m_pair);
    column->addWidget(m_empty);
    m_empty->setFixedHeight(photoHeight);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(4);
    foot->addWidget(m_count);
    foot->addStretch(1);
    foot->addWidget(new KeyCap(QStringLiteral("←"), this));
    foot->addWidget(new KeyCap(QStringLiteral("→"), this));
    foot->addWidget(new Label(tr("turn, click for large"), Label::Tone::Second, Label::Size::Label));
    column->addLayout(foot);
    refresh();
}

int EvidencePair::pages() const
{
    return static_cast<int>(std::max(m_before.size(), m_after.size()));
}

void EvidencePair::setPhotos(const QList<Attachment> &attachments)
{
    QList<Attachment> before, after;
    for (const Attachment &a : attachments)
        if (a.mediaType.startsWith(QLatin1String("image/")))
            (a.role == QLatin1String("after") ? after : before) << a;
    if (before == m_before && after == m_after)
        return;
    // One that has come takes the place where it was waited for.
    const bool isOther = !std::ranges::equal(before + after, m_before + m_after, {}, &Attachment::file, &Attachment::file);
    m_before = before;
    m_after = after;
    if (isOther)
        m_page = 0;
    refresh();
}

QWidget *EvidencePair::sideOf(const QList<Attachment> &photos, const QString &none)
{
    if (photos.isEmpty()) {
        auto *empty = new EmptyState(m_pair);
        empty->tell(QStringLiteral("photo"), none, tr("Nothing was sent"));
        empty->setFixedHeight(photoHeight);
        return empty;
    }
    const Attachment &photo = photos[m_page % photos.size()];
    auto *tile = new PhotoTile(photo, m_pair);
    tile->setFixedHeight(photoHeight);
    connect(tile, &QAbstractButton::clicked, this, [this, photo] { openPhoto(photo, this); });
    return tile;
}

void EvidencePair::refresh()
{
    qDeleteAll(m_sides);
    m_sides.clear();
    m_pair->setVisible(pages() > 0);
    m_empty->setVisible(pages() == 0);
    m_count->setText(pages() ? tr("Before %1, after %2").arg(m_before.size()).arg(m_after.size()) : QString());
    if (!pages()) {
        m_empty->tell(QStringLiteral("photo"), tr("No photos"), tr("None came with the report or the handling"));
        return;
    }
    m_sides = {sideOf(m_before, tr("No photo before")), sideOf(m_after, tr("No photo after"))};
    for (QWidget *one : m_sides) {
        one->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // halves, whatever each has to say
        static_cast<QHBoxLayout *>(m_pair->layout())->addWidget(one, 1);
    }
}

void EvidencePair::turn(int by)
{
    if (pages() < 2)
        return;
    m_page = (m_page + by + pages()) % pages();
    refresh();
}

void EvidencePair::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        turn(event->key() == Qt::Key_Left ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

void EvidencePair::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    if (hasFocus()) {
        p.setPen(QPen(t.acc, 2));
        p.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace huying
