// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/lamp.h"

#include <QWidget>
#include <optional>

namespace huying
{

/// A painted line at the foot of a panel: text at the left, text at the right.
class FootLine : public QWidget
{
    Q_OBJECT
public:
    explicit FootLine(int height, QWidget *parent = nullptr);
    void setTexts(const QString &left, const QString &right = {});
    /// Accent edge at the left: this is news.
    void setNews(bool news);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_left, m_right;
    int m_height;
    bool m_news = false;
};

/// "◆ 超期 4  ▲ 临期 5"; shape, word and number.
class LampCounts : public QWidget
{
    Q_OBJECT
public:
    explicit LampCounts(QWidget *parent = nullptr);
    void setCounts(int overdue, int near);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_overdue = 0, m_near = 0;
};

} // namespace huying
