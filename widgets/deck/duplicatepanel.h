// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/intake.h"

#include <QFrame>
#include <QImage>

namespace huying {

class CaseWords;

/// What may be the same as the new case, with what one needs to judge: picture, text, how near, how old, where it
/// stands. Drops from the deck; takes no focus.
class DuplicatePanel : public QFrame
{
    Q_OBJECT

public:
    DuplicatePanel(Intake &intake, const CaseWords &words, QWidget *parent = nullptr);

    /// Keeps the row that was chosen if it is still there.
    void show(const QList<DuplicateHint> &hints);
    void move(int by);
    /// Number of the chosen case; empty if there is none.
    QString chosenNo() const;
    int chosen() const { return m_chosen; }
    int wantedHeight() const;
    bool hasPictures() const; ///< all that were asked for have come or there is none

signals:
    void chosenChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Row
    {
        DuplicateHint hint;
        CaseState state;
        QImage photo;
        bool asked = false;
    };
    void ask(Row &row);
    void paintRow(QPainter &p, const QRect &rect, const Row &row, bool current) const;

    Intake &m_intake;
    const CaseWords &m_words;
    QList<Row> m_rows;
    int m_chosen = 0, m_pending = 0;
};

} // namespace huying
