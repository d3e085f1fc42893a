// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

#include <QStringList>
#include <memory>
#include <vector>

namespace huying
{

enum class RegisterKind : quint8 { People, Places, Things, Organizations, Sentiments };

/// A register's points by columns, without anything personal: 17 bytes a point, 19 for people. Immutable, shared between
/// threads. The store hands them out in Morton order (pointorder.h).
struct PointTable
{
    RegisterKind kind = RegisterKind::People;
    std::vector<WorldPoint> at;
    std::vector<quint32> fid;      ///< row in the register's table
    std::vector<qint32> area;      ///< index in AreaTree, −1 none
    std::vector<quint8> category;  ///< index in `categories`
    QStringList categories;        ///< codes: person category, place kind, thing kind ("camera", …)
    std::vector<float> heading;    ///< degrees from north; only things, else empty
    std::vector<quint8> offline;   ///< only things, else empty
    std::vector<quint16> visited;  ///< day of the last visit counted from 1970, UTC; 0 none; only people, else empty
    std::size_t size() const { return at.size(); }
};

using PointTablePtr = std::shared_ptr<const PointTable>;

} // namespace huying
