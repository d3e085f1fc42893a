// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace huying
{

/// A calm notice over the map: what is missing from it, why, and what to do. Stays until its reason goes or the
/// user puts it away; the same one doesn't come back then.
class MapNote : public QFrame
{
    Q_OBJECT
public:
    explicit MapNote(QWidget *parent);

    /// An empty title takes the notice away.
    void say(const QString &title, const QString &text);
    void setFonts(const QFont &title, const QFont &text);
    void setTitleOnly(bool on); ///< for walls: no paths, no button
    QString title() const;
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_title, *m_text;
    QToolButton *m_close;
    QString m_put; ///< the notice that the user put away
};

} // namespace huying
