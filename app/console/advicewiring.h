// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/pointtable.h"
#include "widgets/dispatch/caseadvice.h"

#include <optional>

namespace huying
{

class CaseFilePanel;
class MapPanel;
class Session;
class ToastStack;

/// What the session's rules say of a case.
CaseAdvice adviceOf(const Session &session, const CaseState &state);
/// Gives the case file rules and units to advise with, and keeps it up to date with both.
void wireAdvice(CaseFilePanel &file, Session &session);
/// Draws the units that are ticked in accent, with their ways to the case, and shows the nearest camera on demand.
void wireAdviceToMap(CaseFilePanel &file, MapPanel &map, Session &session, ToastStack &toasts);

/// A camera that is online, with its distance in metres.
struct NearCamera
{
    quint32 fid = 0;
    LonLat place;
    double metres = 0;
};
std::optional<NearCamera> nearestCamera(const PointTable &things, LonLat place, double within);

} // namespace huying
