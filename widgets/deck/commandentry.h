// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QWidget>

namespace huying {

/// A line under each word says how it was taken.
struct WordMark
{
    enum class Tone { Known, Guess, Unknown };
    qsizetype from = 0, length = 0;
    Tone tone = Tone::Known;
};

class MarkedEdit : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;
    void setMarks(const QList<WordMark> &marks);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<WordMark> m_marks;
};

/// 40 px field with a prompt at the left and the keys that work in it at the right; accent edge while it has the focus.
class CommandEntry : public QWidget
{
    Q_OBJECT

public:
    explicit CommandEntry(QWidget *parent = nullptr);

    MarkedEdit *edit() const { return m_edit; }
    QSize sizeHint() const override { return {1200, 40}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *hint(const QStringList &keys, const QString &text);

    MarkedEdit *m_edit;
    QWidget *m_hints;
};

} // namespace huying
