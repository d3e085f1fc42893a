// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/demo/world.h"

namespace huying::demo {

template <class Record>
using Take = std::function<void(const Record &)>;

/// People live in the buildings; sets the population of the areas.
void makePeople(World &world, const Take<PersonRecord> &take);
void makePlaces(const World &world, const Take<PlaceRecord> &take);
/// Cameras and lamps along the streets, sensors by the water and in buildings.
void makeThings(const World &world, const Take<ThingRecord> &take);
Result<void> makeSentiments(const World &world, const Take<SentimentRecord> &take);
QString inventedPhone(Rng &rng); ///< of a prefix that no operator has been given, so that it is nobody's

} // namespace huying::demo
