// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace huying
{

/// Who else has the case open. A calm fact: nobody is kept from anything by it. Hidden while there is nobody.
class LookersLine : public QWidget
{
    Q_OBJECT
public:
    explicit LookersLine(QWidget *parent = nullptr);

    void show(const QStringList &who);
    const QString &text() const { return m_text; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace huying
