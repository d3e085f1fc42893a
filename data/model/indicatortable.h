// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/figures.h"
#include "data/model/measures.h"
#include "data/model/result.h"

#include <QList>
#include <QSet>

namespace huying
{

class JsonTable;

/// One indicator of the table: Σ weight × measure ÷ measure, or a weighted sum of other indicators.
struct IndicatorRule
{
    QString code, group, zh, en, formula;
    QList<std::pair<Measure, double>> numerator;
    Measure denominator = Measure::Reports;
    QList<std::pair<QString, double>> parts; ///< not empty: of these indicators, its value is their weighted sum
    bool lessIsBetter = false;

    Cohort cohort() const { return cohortOf(denominator); }
    /// Whether a case counts above the line.
    bool counts(const CaseMeasures &measures) const;
    double part(const CaseMeasures &measures) const;
};

/// How an organisation's score is made (县乡双向考核): full marks for each indicator, and the towns' rating.
struct ScoreRule
{
    struct Part
    {
        QString indicator;
        double weight = 0;
    };
    QString version;
    double system = 0.7, towns = 0.3; ///< shares of what the system counts and of what towns say
    QList<Part> parts;
};

/// resources/indicators.json: formulas as a versioned table that a county changes without a build.
class IndicatorTable
{
public:
    static Result<IndicatorTable> load();
    static Result<IndicatorTable> read(const JsonTable &table);

    struct Group
    {
        QString code, zh, en;
    };
    const QList<Group> &groups() const { return m_groups; }
    const QList<IndicatorRule> &rules() const { return m_rules; }
    const IndicatorRule *rule(const QString &code) const;
    const ScoreRule &score() const { return m_score; }
    const QSet<QString> &hotline() const { return m_hotline; } ///< channels
    int version() const { return m_version; }

    /// Of one indicator over sums; a composite has its value as part and 1 as whole, unknown if a part is.
    Ratio ratio(const IndicatorRule &rule, const Sums &sums) const;

private:
    Result<void> readRule(const JsonTable &table, const QJsonObject &object);
    Result<void> readScore(const JsonTable &table);

    int m_version = 0;
    QList<Group> m_groups;
    QList<IndicatorRule> m_rules;
    ScoreRule m_score;
    QSet<QString> m_hotline;
};

} // namespace huying
