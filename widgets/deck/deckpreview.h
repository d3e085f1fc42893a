// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace huying {

class KeyButton;

/// 46 px line that says before Enter what Enter will do: lead words, steps with an arrow between, and what else can be
/// done. Tab leads into it from the entry; there the letters on the buttons act.
class DeckPreview : public QWidget
{
    Q_OBJECT

public:
    struct Step
    {
        QString label, text;
        int share = 1;        ///< of the width
        bool warning = false; ///< yellow, with its sign
    };
    struct Button
    {
        QString id, text;
        QString letter; ///< acts while the strip has the focus; printed with Alt while the entry has it
        bool primary = false;
    };

    explicit DeckPreview(QWidget *parent = nullptr);

    void display(const QString &lead, const QList<Step> &steps, const QList<Button> &buttons = {});
    const QList<Step> &steps() const { return m_steps; }
    const QList<Button> &buttons() const { return m_shown; }
    /// In one sentence, for screen readers.
    QString sentence() const;

    QSize sizeHint() const override { return {1200, 46}; }

signals:
    void pressed(const QString &id);
    void moved(int by);  ///< Up or Down while it has the focus
    void left();         ///< back to the entry
    void focused(bool on);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void printKeys();
    void paintSteps(QPainter &p) const;
    bool press(const QString &letter);

    QString m_lead;
    QList<Step> m_steps;
    QList<Button> m_shown;
    QList<KeyButton *> m_buttons;
    QHBoxLayout *m_row;
};

} // namespace huying
