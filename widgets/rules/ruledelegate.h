// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/rules/rulemodel.h"

#include <QStyledItemDelegate>

namespace huying
{

/// A cell of the rule table: a row with an error says so at its name, one that is off is faint.
class RuleDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit RuleDelegate(const RuleModel &model, QObject *parent = nullptr) : QStyledItemDelegate(parent), m_model(model) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const RuleModel &m_model;
};

} // namespace huying
