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

/// The line over the right window: live or replay, sources that delivered today, privacy, date and clock.
class WallStateHeader : public WallWidget
{
    Q_OBJECT
public:
    explicit WallStateHeader(WallSource source, QWidget *parent = nullptr);
    /// "回放 ×60"; `isReplay` draws it in the accent colour, so that nobody takes it for now.
    void setMode(const QString &mode, bool isReplay);

protected:
    void paintWall(QPainter &p, const QRect &box) override;

private:
    const WallSource m_source;
    QString m_mode;
    bool m_isReplay = false;
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
