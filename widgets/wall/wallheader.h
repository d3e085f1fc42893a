// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wall/wallblock.h"

namespace huying
{

/// The line over the left window: logo, name of the place, as-of.
class WallPlaceHeader : public WallWidget
{
    Q_OBJECT
public:
    explicit WallPlaceHeader(WallSource source, QWidget *parent = nullptr);
    void setPlace(const QString &place);

protected:
    void paintWall(QPainter &p, const QRect &box) override;

private:
    const WallSource m_source;
    QString m_title;
};

/// What the figures are of: this moment, a recorded one, or the last one that upstream was heard of.
enum class WallMode { Now, Replay, Behind };

/// The line over the right window: live or replay, sources that delivered today, privacy, date and clock.
class WallStateHeader : public WallWidget
{
    Q_OBJECT
public:
    explicit WallStateHeader(WallSource source, QWidget *parent = nullptr);
    /// "回放 ×60", "离线 · 14:32 起"; a colour of its own for what is not now, so that nobody takes it for that.
    void setMode(const QString &words, WallMode mode);

protected:
    void paintWall(QPainter &p, const QRect &box) override;

private:
    const WallSource m_source;
    QString m_words;
    WallMode m_mode = WallMode::Now;
};

/// The case that is most overdue, in a red frame; a calm line when none is.
class WallBanner : public WallWidget
{
    Q_OBJECT
public:
    explicit WallBanner(WallSource source, QWidget *parent = nullptr);

protected:
    void paintWall(QPainter &p, const QRect &box) override;

private:
    const CaseState *worst() const;
    QString place(const CaseState &state) const;
    void refresh();
    void paintCase(QPainter &p, const QRect &box, const CaseState &state) const;

    const WallSource m_source;
};

} // namespace huying
