// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

namespace huying
{

/// Seven days by twenty-four hours: the darker, the more was reported. Lightness alone says it, and the tool tip.
class HeatWeek : public QWidget
{
    Q_OBJECT
public:
    explicit HeatWeek(QWidget *parent = nullptr);
    void setHours(const std::array<int, 168> &hours); ///< Monday 0:00 first
    QSize sizeHint() const override { return {480, 190}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF cell(int day, int hour) const;
    static QString dayName(int day);

    std::array<int, 168> m_hours{};
};

} // namespace huying
