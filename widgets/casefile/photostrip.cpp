// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/photostrip.h"

#include "data/live/whendone.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QDateTime>
#include <QFileInfo>
#include <QGridLayout>
#include <QImageReader>
#include <QLabel>
#include <QPainter>
#include <QShortcut>
#include <QtConcurrent>

namespace huying
{

namespace
{

constexpr int tileHeight = 128, stripHeight = 22, absenceIcon = 20;
constexpr QSize thumbnail(640, 360), whole(1600, 1000);

/// A null image if it can't be read.
QImage readScaled(const QString &file, QSize most)
{
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && (size.width() > most.width() || size.height() > most.height()))
        reader.setScaledSize(size.scaled(most, Qt::KeepAspectRatio));
    return reader.read();
}

QString roleName(const QString &role)
{
    if (role == QLatin1String("before"))
        return PhotoTile::tr("Before");
    if (role == QLatin1String("after"))
        return PhotoTile::tr("After");
    return PhotoTile::tr("Report");
}

QString captionOf(const Attachment &photo)
{
    const QString time = QDateTime::fromMSecsSinceEpoch(photo.at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    return QStringLiteral("%1 %2").arg(roleName(photo.role), photo.at ? time : QString()).trimmed();
}

int rankOf(const Attachment &photo)
{
    return photo.role == QLatin1String("report") ? 0 : photo.role == QLatin1String("before") ? 1 : 2;
}

} // namespace

PhotoTile::PhotoTile(const Attachment &photo, QWidget *parent)
    : QAbstractButton(parent), m_photo(photo), m_caption(captionOf(photo))
{
    setAccessibleName(m_caption);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    switch (photo.where) {
    case Attachment::Where::Here:
        setToolTip(tr("Show large"));
        setCursor(Qt::PointingHandCursor);
        load();
        return;
    case Attachment::Where::Coming: m_problem = tr("Being fetched…"); break;
    case Attachment::Where::Offline: m_problem = tr("Offline, comes with the link"); break;
    case Attachment::Where::Missing: m_problem = tr("The file is missing"); break;
    }
    setAccessibleDescription(m_problem);
    setEnabled(false);
}

void PhotoTile::load()
{
    whenDone(QtConcurrent::run(readScaled, m_photo.file, thumbnail), this, [this](const QImage &image) {
        m_image = image;
        if (image.isNull())
            m_problem = QFileInfo::exists(m_photo.file) ? tr("This picture can't be read") : tr("The file is missing");
        update();
    });
}

QSize PhotoTile::sizeHint() const
{
    return {180, tileHeight};
}

void PhotoTile::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg3);
    p.setFont(t.font(t.type.label));
    if (!m_image.isNull()) {
        p.setRenderHint(QPainter::SmoothPixmapTransform);
        const QSize part = QSize(width(), height()).scaled(m_image.size(), Qt::KeepAspectRatio);
        const QRect source(QPoint((m_image.width() - part.width()) / 2, (m_image.height() - part.height()) / 2), part);
        p.drawImage(rect(), m_image, source);
    } else {
        paintAbsence(p);
    }
    const QRect strip(0, height() - stripHeight, width(), stripHeight);
    p.fillRect(strip, t.dark ? t.ink : t.t1);
    p.setPen(t.dark ? t.t1 : t.bg1);
    p.drawText(strip.adjusted(8, 0, -8, 0), Qt::AlignVCenter,
               p.fontMetrics().elidedText(m_caption, Qt::ElideRight, strip.width() - 16));
    if (hasFocus()) {
        p.setPen(QPen(t.acc, 2));
        p.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void PhotoTile::paintAbsence(QPainter &p) const
{
    const Theme &t = themeOf(this);
    const QRect room = rect().adjusted(8, 0, -8, -stripHeight);
    const QString text = m_problem.isEmpty() ? tr("Loading…") : m_problem;
    const QRect words = p.fontMetrics().boundingRect(room, Qt::AlignCenter | Qt::TextWordWrap, text);
    const int top = room.center().y() - (absenceIcon + 8 + words.height()) / 2;
    const bool waits = m_photo.where == Attachment::Where::Offline;
    paintIcon(p, QRectF(room.center().x() - absenceIcon / 2.0, top, absenceIcon, absenceIcon), waits ? QStringLiteral("offline") : QStringLiteral("photo"), t.t3);
    p.setPen(t.t2);
    p.drawText(QRect(room.left(), top + absenceIcon + 8, room.width(), words.height()), Qt::AlignHCenter | Qt::TextWordWrap, text);
}

PhotoStrip::PhotoStrip(QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setSpacing(8);
    hide();
}

void PhotoStrip::show(const QList<Attachment> &attachments)
{
    QList<Attachment> photos;
    for (const Attachment &a : attachments)
        if (a.mediaType.startsWith(QLatin1String("image/")))
            photos << a;
    std::ranges::stable_sort(photos, {}, rankOf);
    if (photos == m_shown)
        return;
    m_shown = photos;
    qDeleteAll(m_tiles);
    m_tiles.clear();
    auto *grid = static_cast<QGridLayout *>(layout());
    for (const Attachment &photo : photos) {
        auto *tile = new PhotoTile(photo, this);
        const int cell = static_cast<int>(m_tiles.size());
        grid->addWidget(tile, cell / 2, cell % 2);
        connect(tile, &QAbstractButton::clicked, this, [this, photo] { emit photoOpened(photo); });
        m_tiles << tile;
    }
    setVisible(!photos.isEmpty());
}

void openPhoto(const Attachment &photo, QWidget *over)
{
    auto *label = new QLabel(over, Qt::Window);
    label->setAttribute(Qt::WA_DeleteOnClose);
    label->setWindowTitle(captionOf(photo));
    label->setAlignment(Qt::AlignCenter);
    label->setAccessibleName(captionOf(photo));
    label->setText(PhotoTile::tr("Loading…"));
    label->resize(1000, 640);
    QObject::connect(new QShortcut(Qt::Key_Escape, label), &QShortcut::activated, label, &QWidget::close);
    label->show();
    whenDone(QtConcurrent::run(readScaled, photo.file, whole), label, [label](const QImage &image) {
        if (image.isNull())
            label->setText(PhotoTile::tr("This picture can't be read"));
        else
            label->setPixmap(QPixmap::fromImage(image));
    });
}

} // namespace huying
