// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/lamp.h"

#include <QWidget>

namespace huying
{

struct Theme;

/// The clock of a case: lamp, time left in large type, due time and the share of the limit that is used. 64 px.
class LimitBlock : public QWidget
{
    Q_OBJECT
public:
    explicit LimitBlock(QWidget *parent = nullptr);
    void show(const CaseState &state, bool isFinal, TimeMs now);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString caption(bool withLimit = true) const;
    QString figure() const;
    QString dueText() const;
    void paintShare(QPainter &p, const Theme &t, QRect bar) const;

    CaseState m_state;
    bool m_final = false;
    TimeMs m_now = 0;
    Lamp m_lamp = Lamp::NoData;
};

} // namespace huying
