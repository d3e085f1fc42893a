// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace huying {

class KeyButton;

/// 46 px line that says before Enter what Enter will do: lead words, then steps with an arrow between.
class DeckPreview : public QWidget
{
    Q_OBJECT

public:
    struct Step
    {
        QString label, text;
        int share = 1; ///< of the width
    };
    enum class Tone { Plain, Warning };

    explicit DeckPreview(QWidget *parent = nullptr);

    /// `go` shows the button for Enter.
    void display(const QString &lead, const QList<Step> &steps, bool go, Tone tone = Tone::Plain);
    /// In one sentence, for screen readers.
    QString sentence() const;

    QSize sizeHint() const override { return {1200, 46}; }

signals:
    void goPressed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_lead;
    QList<Step> m_steps;
    Tone m_tone = Tone::Plain;
    KeyButton *m_go;
};

} // namespace huying
