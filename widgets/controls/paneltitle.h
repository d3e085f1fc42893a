// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QString>
#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace huying {

/// 32 px bar of a panel: icon, bold title, count, room for controls of the panel, then float and close.
class PanelTitle : public QWidget
{
    Q_OBJECT

public:
    PanelTitle(const QString &iconName, const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Plain text after the title, such as "在途 137".
    void setCount(const QString &count);
    /// Puts a control at the right, before float and close. Takes ownership.
    void addControl(QWidget *control);
    void setDockButtonsVisible(bool visible);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void floatRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon, m_title, m_count;
    QHBoxLayout *m_controls;
    QToolButton *m_float, *m_close;
};

/// A dock that wears a PanelTitle. `name` is the key that saveState() keeps it under: never shown, never
/// translated.
class Panel : public QDockWidget
{
    Q_OBJECT

public:
    Panel(const QString &name, const QString &iconName, const QString &title, QWidget *parent = nullptr);

    PanelTitle *titleBar() const { return m_title; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PanelTitle *m_title;
};

/// A framed group with a title that doesn't dock: wall blocks, map overlays.
class Card : public QWidget
{
    Q_OBJECT

public:
    Card(const QString &title, const QString &note, QWidget *content, QWidget *parent = nullptr);

    void setNote(const QString &note);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int headHeight() const;

    QString m_title, m_note;
};

} // namespace huying
