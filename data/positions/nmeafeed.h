// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/unitfix.h"
#include "data/positions/nmeasentence.h"

#include <QDate>
#include <QNmeaPositionInfoSource>

namespace huying
{

/// Qt Positioning's understanding of sentences, without its device, timers and clock: one parser serves any number of
/// receivers, and whoever feeds it knows which line was not understood.
class NmeaParser : private QNmeaPositionInfoSource
{
public:
    NmeaParser();

    struct Said
    {
        QGeoPositionInfo info;
        bool isUnderstood = false, hasFix = false;
    };
    Said parse(const QByteArray &sentence);
};

/// What one receiver says, sentence by sentence, put together to fixes. Dates are taken from RMC and ZDA, since no other
/// sentence has one, and carried over midnight.
class NmeaFeed
{
public:
    enum class Era {
        Live,    ///< the receiver's clock has to agree with `now` to a day
        Recorded ///< any day since 1980
    };

    explicit NmeaFeed(Era era) : m_era(era) {}

    struct Heard
    {
        std::optional<UnitFix> fix; ///< without unit; a second one of the same time is the same fix, better known
        NmeaTrouble trouble = NmeaTrouble::None;
    };
    /// `now`: milliseconds since 1970 by this machine's clock.
    Heard take(const NmeaSentence &sentence, NmeaParser &parser, TimeMs now);

private:
    NmeaTrouble takeDate(QDate told, int timeOfDay, TimeMs now);
    std::optional<TimeMs> instantOf(int timeOfDay, TimeMs now);
    Heard takePlace(const NmeaParser::Said &said, NmeaTrouble dateTrouble, TimeMs at, TimeMs now);

    Era m_era;
    std::optional<QDate> m_date;  ///< UTC, corrected, of the last sentence with a time
    int m_timeOfDay = -1;
    UnitFix m_last;               ///< the fix of `m_last.at`, as far as it is known; at 0: none yet
};

} // namespace huying
