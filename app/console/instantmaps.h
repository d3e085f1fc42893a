// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/pastdifference.h"

#include <QWidget>
#include <array>

namespace huying
{

class MapView;
class PastFrame;
class Session;

/// Two maps side by side, each with the open cases of an instant of its own and a frame that names it. What is done to
/// the view of one is done to the other. Tiles come from the engine that serves all maps of the seat.
class InstantMaps : public QWidget
{
    Q_OBJECT
public:
    InstantMaps(Session &session, QWidget *parent = nullptr);
    ~InstantMaps() override;

    void showInstants(const InstantComparison &comparison);
    /// Both fly there, if the case has a place.
    void flyTo(const CaseId &id);
    void goHome();
    bool isSettled() const;
    const CaseBoard &board(int side) const { return m_sides[static_cast<std::size_t>(side)].board; }
    MapView &map(int side) const { return *m_sides[static_cast<std::size_t>(side)].map; }

private:
    struct Side
    {
        CaseBoard board; ///< follows what is, and stands at the instant
        TimeMs at = 0;
        MapView *map = nullptr;
        PastFrame *frame = nullptr;
    };

    void build(Side &side);
    void follow(const Side &from, Side &to);
    void stand(Side &side, const PastView &view, const QString &name);

    Session &m_session;
    std::array<Side, 2> m_sides;
    bool m_following = false;
};

} // namespace huying
