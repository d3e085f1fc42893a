// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace huying {

/// 40 px field with a prompt at the left and the keys that work in it at the right; accent edge while it has the focus.
class CommandEntry : public QWidget
{
    Q_OBJECT

public:
    explicit CommandEntry(QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    QSize sizeHint() const override { return {1200, 40}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *hint(const QStringList &keys, const QString &text);

    QLineEdit *m_edit;
    QWidget *m_hints;
};

} // namespace huying
