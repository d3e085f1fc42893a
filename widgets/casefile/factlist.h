// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/words/casewords.h"

#include <QWidget>

namespace huying
{

/// Label and value, a line each: what was reported, who is in charge, who was sent.
class FactList : public QWidget
{
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr);
    void show(const QList<std::pair<QString, QString>> &facts);
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect textRect(const QString &text, int width) const;

    QList<std::pair<QString, QString>> m_facts;
};

QList<std::pair<QString, QString>> factsOf(const CaseState &state, const CaseWords &words, TimeMs now);

} // namespace huying
