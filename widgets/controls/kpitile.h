// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/symbols.h"

#include <QWidget>

#include <optional>

namespace huying {

/// Label, big figure with small unit, and a note: 按期处置率 96.4% 本月 · 目标 95%. The size follows the
/// theme's surface.
class KpiTile : public QWidget
{
    Q_OBJECT

public:
    explicit KpiTile(const QString &label, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    /// An empty value shows "—": there is no figure, which isn't zero.
    void setValue(const QString &value, const QString &unit = {});
    void setNote(const QString &note);
    /// Overdue and near colour the figure and put their shape before the label; the rest stays colourless.
    void setLamp(std::optional<LampShape> lamp);
    /// A line at the left parts it from its neighbour; the first in a row goes without.
    void setDivided(bool divided);
    /// A clicked tile opens the cases behind the figure; only then it takes the focus.
    void setClickable(bool clickable);

    QSize sizeHint() const override;

signals:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void describe();

    QString m_label, m_value, m_unit, m_note;
    std::optional<LampShape> m_lamp;
    bool m_divided = true;
    bool m_clickable = false;
};

} // namespace huying
