// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace huying {

class KeyButton;

/// A question in place, without a dialog. No is the default: Enter and Esc mean no, yes wants its own key.
class InlineQuestion : public QWidget
{
    Q_OBJECT

public:
    /// `yesKey` is a single letter, e.g. "Y".
    InlineQuestion(const QString &text, const QString &yes, const QString &yesKey, QWidget *parent = nullptr);

    KeyButton *yesButton() const { return m_yes; }
    KeyButton *noButton() const { return m_no; }

signals:
    void accepted();
    void declined();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    KeyButton *m_yes, *m_no;
    const QString m_key;
};

} // namespace huying
