// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace huying {

/// 28 px divider inside a panel: icon, title, and small text, links or keys at the right.
class SectionHeader : public QWidget
{
    Q_OBJECT

public:
    explicit SectionHeader(const QString &title, const QString &iconName = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setNote(const QString &note);
    /// Draws the title in the alarm colour: something here wants an answer.
    void setAlarming(bool alarming);
    /// A control at the right; takes ownership.
    void addControl(QWidget *control);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_title, m_icon, m_note;
    bool m_alarming = false;
    QHBoxLayout *m_row;
};

} // namespace huying
