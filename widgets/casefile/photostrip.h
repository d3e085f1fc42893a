// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"

#include <QAbstractButton>
#include <QWidget>

namespace huying
{

/// One photo, read and scaled outside the GUI thread, with what and when it shows below. A click asks for it large.
/// One whose file is not here yet says so and waits to be replaced.
class PhotoTile : public QAbstractButton
{
    Q_OBJECT
public:
    PhotoTile(const Attachment &photo, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    const QString &problem() const { return m_problem; } ///< shown in place of the picture

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void load();
    void paintAbsence(QPainter &p) const;

    Attachment m_photo;
    QString m_caption, m_problem;
    QImage m_image;
};

/// The photos of a case, two abreast, before on the left; gone when there are none.
class PhotoStrip : public QWidget
{
    Q_OBJECT
public:
    explicit PhotoStrip(QWidget *parent = nullptr);
    void show(const QList<Attachment> &attachments);

signals:
    void photoOpened(const huying::Attachment &photo);

private:
    QList<Attachment> m_shown;
    QList<PhotoTile *> m_tiles;
};

/// A photo as large as its window, a window of its own that Escape closes.
void openPhoto(const Attachment &photo, QWidget *over);

} // namespace huying
