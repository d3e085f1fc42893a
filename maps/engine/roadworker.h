// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/engine/roadfleet.h"
#include "maps/engine/roadlayer.h"
#include "maps/roadprotocol.h"

namespace huying
{

/// Network and fleet, and what is asked of them. In one thread at a time. Answers to what was cancelled are of no use.
class RoadWorker
{
public:
    using Cancelled = std::atomic<bool>;

    /// Reads and packs the roads, unless they are those that are there already. The fleet is forgotten.
    wire::Roads build(const RoadSource &source, const Cancelled &cancelled);
    /// The same with lines that were read otherwise.
    void setLines(const std::vector<RoadLine> &lines, const Cancelled &cancelled);
    void setFleet(const wire::Fleet &fleet);
    wire::Reached reach(const wire::Reach &question, const Cancelled &cancelled);
    wire::Routed route(const wire::Route &question, const Cancelled &cancelled);
    wire::Covered cover(const wire::Cover &question, const Cancelled &cancelled);
    wire::Served serve(const wire::Serve &question, const Cancelled &cancelled) const;

private:
    struct Network
    {
        explicit Network(RoadGraph built) : graph(std::move(built)), index(graph) {}
        RoadGraph graph;
        RoadIndex index;
    };
    /// How each answer begins: where the place lies at a road. None: `answer` says why.
    template <class Answer>
    std::optional<RoadStop> begin(Answer &answer, quint64 request, const RoadPoint &place) const;
    RoadTree &treeTo(const RoadStop &stop);

    std::unique_ptr<Network> m_network;
    QByteArray m_key; ///< of the source of m_network
    wire::Roads m_roads;
    RoadFleet m_fleet;
    std::unique_ptr<RoadTree> m_tree; ///< leads to the last place: routes are asked for after times
};

} // namespace huying
