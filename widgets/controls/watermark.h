// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/overlay.h"

namespace huying {

/// Who looked, and when, faintly over the whole window.
/// 4.5 % on consoles, 3 % on the wall.
class Watermark : public Overlay
{
    Q_OBJECT

public:
    explicit Watermark(QWidget *window);

    void setText(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace huying
