// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wall/wallblock.h"

namespace huying
{

/// The cases that are overdue or near, the most pressing first; what and where, never who.
class PressingBlock : public WallBlock
{
    Q_OBJECT
public:
    explicit PressingBlock(WallSource source, QWidget *parent = nullptr);

protected:
    QString note() const override;
    QString spoken() const override;
    void paintContent(QPainter &p, const QRect &box) override;

private:
    QList<const CaseState *> cases(int most) const;
    void paintCase(QPainter &p, const QRect &box, const CaseState &state) const;
};

} // namespace huying
