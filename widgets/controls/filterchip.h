// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace huying {

class FlowLayout;

/// A filter that is on: 时限 含停钟 ×. Delete, Backspace, Space or a click takes it off.
class FilterChip : public QWidget
{
    Q_OBJECT

public:
    FilterChip(const QString &field, const QString &value, QWidget *parent = nullptr);

    QSize sizeHint() const override;

signals:
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_field, m_value;
};

/// The filters that are on, wrapping; takes no height when there are none.
class ChipRow : public QWidget
{
    Q_OBJECT

public:
    explicit ChipRow(QWidget *parent = nullptr);

    /// A second chip of the same key replaces the first. `key` is raw, `field` and `value` are shown.
    void put(const QString &key, const QString &field, const QString &value);
    void take(const QString &key);
    void clear();

signals:
    void removed(const QString &key);

private:
    FlowLayout *m_flow;
};

} // namespace huying
