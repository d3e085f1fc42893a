// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace huying
{

/// What a line of a road layer says of itself; empty where it says nothing.
struct RoadTags
{
    QString klass;  ///< as in OpenStreetMap (primary, residential, …), or in Chinese (国道, 主干路, …)
    QString oneway; ///< 1, −1, yes, no, F, T, B, …
    QString speed;  ///< kilometres an hour
    QString more;   ///< "key"=>"value", … as GDAL has OpenStreetMap's other tags
};

struct RoadRules
{
    double speed = 0; ///< metres a second
    bool forward = true, backward = true;
};

/// Nothing if nobody can go there. `mustHaveClass`: lines without a class are no roads.
std::optional<RoadRules> rulesOf(const RoadTags &tags, bool mustHaveClass);

} // namespace huying
