// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace huying
{

using OsmTags = QHash<QString, QString>;

/// `"key"=>"value","key2"=>"value2"` as the OSM driver writes tags that have no column.
OsmTags parseOtherTags(const QString &text);

// Kinds of the store (resources/schema/0001.sql) for the tags of a feature; empty if it is not one.
QString roadClassOf(const OsmTags &tags);
QString landKindOf(const OsmTags &tags);
QString waterwayKindOf(const OsmTags &tags);
QString placeKindOf(const OsmTags &tags);

int onewayOf(const OsmTags &tags); ///< 1 along the line, −1 against it, 0 both
double speedOf(const OsmTags &tags); ///< km/h, 0 unknown

} // namespace huying
