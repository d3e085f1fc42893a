// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace huying {

/// Text in a tone and size of the theme; follows it when the theme changes or the label moves to another
/// window.
class Label : public QLabel
{
    Q_OBJECT

public:
    enum class Tone { Text, Second, Third, Accent, Red, Yellow };
    enum class Size { Label, Table, List, Title, Kpi };

    explicit Label(const QString &text = {}, Tone tone = Tone::Text, Size size = Size::Table,
                   bool bold = false, QWidget *parent = nullptr);

    void setTone(Tone tone);
    void setBold(bool bold);

protected:
    bool event(QEvent *event) override;

private:
    void dress();

    Tone m_tone;
    Size m_size;
    bool m_bold;
};

} // namespace huying
