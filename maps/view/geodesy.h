// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/geo.h"

namespace huying {

/// Metres along the ellipsoid (CGCS2000; the difference to WGS 84 is below a millimetre), by Vincenty's
/// inverse formula; for antipodes, where it does not converge, along the sphere.
double geodesicLength(LonLat a, LonLat b);
double geodesicLength(const Line &line);
/// Square metres inside a ring (closed or not): spherical excess on the sphere of equal area, with authalic
/// latitudes, so that the whole ellipsoid comes out right.
double geodesicArea(const Ring &ring);

} // namespace huying
