// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace huying
{

/// One tab with a number after its text: 待受理 12.
class CountTab : public QAbstractButton
{
    Q_OBJECT
public:
    explicit CountTab(const QString &text, QWidget *parent = nullptr);
    void setCount(int count);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int gap() const;
    QString number() const;

    int m_count = -1; ///< −1: none shown
};

/// A row of tabs 36 px high, arrow keys go along it. An index is the order of adding.
class CountTabs : public QWidget
{
    Q_OBJECT
public:
    explicit CountTabs(QWidget *parent = nullptr);

    /// `spread`: tabs share the whole width, else they stand at the left.
    void setSpread(bool spread);
    int addTab(const QString &text);
    void setCount(int index, int count);
    void setCurrent(int index);
    int current() const;
    QWidget *tab(int index) const;

signals:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_row;
    QList<CountTab *> m_tabs;
    bool m_spread = true;
};

} // namespace huying
