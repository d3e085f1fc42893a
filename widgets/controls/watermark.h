// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace huying {

/// Who looked, and when, faintly over the whole window; lets every event through.
/// 4.5 % on consoles, 3 % on the wall.
class Watermark : public QWidget
{
    Q_OBJECT

public:
    explicit Watermark(QWidget *window);

    void setText(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString m_text;
};

} // namespace huying
