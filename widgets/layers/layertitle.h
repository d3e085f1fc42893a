// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace huying {

/// 30 px head of the floating layer panel; checked = unfolded.
class LayerTitle : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LayerTitle(QWidget *parent = nullptr);
    QSize sizeHint() const override { return {176, 30}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace huying
