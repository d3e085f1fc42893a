// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"

#include <QWidget>

namespace huying
{

class EmptyState;
class Label;
class PhotoTile;

/// Before and after side by side; Left and Right turn to the next pair.
class EvidencePair : public QWidget
{
    Q_OBJECT
public:
    explicit EvidencePair(QWidget *parent = nullptr);
    void setPhotos(const QList<Attachment> &attachments);
    int page() const { return m_page; }
    int pages() const;

public slots:
    void turn(int by);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    QWidget *sideOf(const QList<Attachment> &photos, const QString &none);

    QList<Attachment> m_before, m_after;
    int m_page = 0;
    QList<QWidget *> m_sides;
    QWidget *m_pair;
    Label *m_count;
    EmptyState *m_empty;
};

} // namespace huying
