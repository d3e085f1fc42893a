// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/overlay.h"

#include <QPointer>

namespace huying {

/// An edge round a window and a plate at its top that say which past it shows.
class PastFrame : public Overlay
{
    Q_OBJECT

public:
    explicit PastFrame(QWidget *window);

    void setText(const QString &text);
    const QString &text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect plate() const;

    QString m_text;
};

/// Such a frame on every window of the program, also on those that open while the past is shown: dialogs, and panels
/// that float. Without a text there is none.
class PastFrames : public QObject
{
    Q_OBJECT

public:
    explicit PastFrames(QObject *parent = nullptr);

    void setText(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void frame(QWidget *window);

    QString m_text;
    QList<QPointer<PastFrame>> m_frames;
};

} // namespace huying
