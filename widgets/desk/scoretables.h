// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/score.h"
#include "widgets/words/casewords.h"

#include <QWidget>

namespace huying
{

/// The lines of a score: indicator, weight, formula, cases, rate, points, what is lost. One line is chosen.
class ScoreTable : public QWidget
{
    Q_OBJECT
public:
    explicit ScoreTable(const CaseWords &words, QWidget *parent = nullptr);
    void setScore(const Score &score);
    int current() const { return m_current; }
    void choose(int line);
    QSize sizeHint() const override;

signals:
    void chosen(int line);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintLine(QPainter &p, int line, double most) const;

    const CaseWords &m_words;
    Score m_score;
    int m_current = 0;
};

/// Cases that cost points, a line each, and how many more there are.
class LostList : public QWidget
{
    Q_OBJECT
public:
    struct Line
    {
        CaseId id;
        QString no, title, why;
    };
    explicit LostList(QWidget *parent = nullptr);
    void setLines(const QList<Line> &lines, int count, double perCase);
    QSize sizeHint() const override { return {300, 5 * 34}; }

signals:
    void caseChosen(const huying::CaseId &id);
    void allAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QList<Line> m_lines;
    int m_count = 0;
    double m_perCase = 0;
};

/// "−0.45"; "−0" never, "0.00" if nothing.
QString pointsLost(double points);

} // namespace huying
