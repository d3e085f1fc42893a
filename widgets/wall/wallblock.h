// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/indicators.h"
#include "theme/symbols.h"
#include "widgets/words/casewords.h"

#include <QWidget>

class QPainter;

namespace huying
{

/// What every block of the wall reads: the figures and what the codes are called.
struct WallSource
{
    const Indicators &indicators;
    const CaseWords &words;

    /// A case on a wall is called by its catalogue item: what people typed may name a citizen.
    QString caseTitle(const CaseState &state) const;
    QString town(const CaseState &state) const;
    QString village(const CaseState &state) const;
    /// Restricted cases are for named roles; a wall has none.
    bool isPublic(const CaseState &state) const { return !(state.flags & FlagRestricted); }
};

namespace wall
{

// Pixel sizes of wall.html: 34 is the floor of Han, 42 that of figures.
constexpr int han = 34, body = 38, heading = 40, figure = 42, seam = 24, gap = 16;

/// Elided text in one line; returns its width.
int text(QPainter &p, const QRect &box, const QString &text, const QFont &font, const QColor &color,
         Qt::Alignment align = Qt::AlignLeft);
/// Lamp and bold text as "◆ 超 0:13", right-aligned in the box; returns its width.
int lampText(QPainter &p, const QWidget *of, const QRect &box, LampShape shape, const QString &text, int pixels);

} // namespace wall

/// Paints on a page of 1920 × 1080 whatever the window really has: a wall of other pixels, or a preview on a desk.
class WallWidget : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    static constexpr int pageWidth = 1920, pageHeight = 1080;
    /// Pixels of the window for one of the page, which is the parent of all that stands on it.
    static double scaleOf(const QWidget &page);

protected:
    virtual void paintWall(QPainter &p, const QRect &box) = 0;
    void paintEvent(QPaintEvent *event) final;
};

/// A block of a wall: title, a note at the right, a line, and what the block paints below. Keeps up by itself.
class WallBlock : public WallWidget
{
    Q_OBJECT
public:
    WallBlock(const QString &title, WallSource source, QWidget *parent);

protected:
    static constexpr int headHeight = 60, margin = 16;

    virtual QString note() const { return {}; }
    virtual void paintContent(QPainter &p, const QRect &box) = 0;
    /// The content as a sentence, for screen readers.
    virtual QString spoken() const = 0;
    void paintNothing(QPainter &p, const QRect &box, const QString &why);
    void paintWall(QPainter &p, const QRect &box) override;

    const WallSource m_source;

private:
    QString m_title;
};

} // namespace huying
