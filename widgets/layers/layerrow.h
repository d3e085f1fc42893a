// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>

namespace huying {

/// What a row of the layer panel shows.
struct LayerRowText
{
    QString mark; ///< 人 地 事 …; empty for a layer inside a group, which stands further in
    QString name;
    qint64 count = -1; ///< −1: none shown
    bool locked = false;
    bool troubled = false; ///< something on it can't be drawn
    Qt::CheckState shown = Qt::Checked;
    bool filtered = false; ///< only part of it is drawn and counted
};

/// "4 321", "30.2 万": what fits into a narrow column.
QString shortCount(qint64 count);

/// 26 px: check box, mark, name, count or lock, arrow. Space or a click on the box turns the layer on and off,
/// Right, Left, Enter or a click elsewhere opens and closes what is below.
class LayerRow : public QCheckBox
{
    Q_OBJECT

public:
    explicit LayerRow(bool inner, QWidget *parent = nullptr);

    void display(const LayerRowText &text);
    bool isOpen() const { return m_open; }
    void setOpen(bool open);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void shownChosen(bool shown);
    void openChosen(bool open);
    void stepped(int by); ///< Up and Down: on to another row

protected:
    bool hitButton(const QPoint &pos) const override;
    void nextCheckState() override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int boxLeft() const { return m_inner ? 28 : 8; }
    void paintBox(QPainter &painter) const;
    void paintEnd(QPainter &painter) const;
    void describe();

    LayerRowText m_text;
    const bool m_inner;
    bool m_open = false;
};

} // namespace huying
