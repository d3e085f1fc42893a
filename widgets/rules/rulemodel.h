// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/rules/rulecheck.h"
#include "widgets/words/casewords.h"

#include <QAbstractTableModel>

namespace huying
{

/// What the rule editor offers to choose from.
struct RuleChoices
{
    QList<NamedCode> channels, items, areas, organizations; ///< items: classes first
    QStringList runCards;
    RuleCodes codes() const;
};

/// The routing table as it is being edited, with what was found about each row.
class RuleModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { OrderColumn, IdColumn, NameColumn, WhenColumn, OrgColumn, AssistColumn, LimitColumn, MarkColumn, OnColumn, ColumnCount };

    explicit RuleModel(const CaseWords &words, QObject *parent = nullptr);

    void setChoices(const RuleChoices &choices);
    void setRules(const QList<RoutingRule> &rules);
    const QList<RoutingRule> &rules() const { return m_rules; }
    const QList<RuleFinding> &findings() const { return m_findings; }
    bool hasErrors() const;
    QString problem(int row) const; ///< what was found about the row, errors first
    bool isWrong(int row) const;    ///< has an error

    void setRule(int row, const RoutingRule &rule);
    int insert(int row, RoutingRule rule); ///< with a free id if it has none or a taken one; returns the row
    void remove(int row);
    bool move(int row, int by);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// All conditions in one line.
    QString conditions(const RoutingRule &rule) const;

signals:
    void edited();

private:
    QString text(const RoutingRule &rule, int row, int column) const;
    QString freeId() const;
    void check();

    const CaseWords &m_words;
    RuleChoices m_choices;
    RuleCodes m_codes;
    QHash<QString, QString> m_itemNames;
    QList<RoutingRule> m_rules;
    QList<RuleFinding> m_findings;
};

} // namespace huying
