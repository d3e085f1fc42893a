// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/model/codes.h"

namespace huying
{

class CaseWords;

/// The catalogue's names first, then over them what the store itself calls its codes.
void fillWords(CaseWords &words, const Catalogue &catalogue, const StoreNames &names);

} // namespace huying
