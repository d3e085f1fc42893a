// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/positions/nmeafeed.h"

#include <QTimeZone>
#include <cmath>
#include <cstdlib>

namespace huying
{

namespace
{

const QDate gpsBegan(1980, 1, 6);
constexpr int rollOverDays = 1024 * 7;    ///< GPS counts weeks in ten bits
constexpr int daysOfDoubt = 2;
constexpr TimeMs aheadAllowed = 2 * minuteMs;
constexpr double rangeError = 5.1;        ///< metres, of one satellite's range for HDOP; 95 % as Qt doubles it
constexpr int halfDay = static_cast<int>(dayMs / 2);

QDate dateOf(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at).toUTC().date();
}

TimeMs instant(QDate date, int timeOfDay)
{
    return QDateTime(date, QTime(0, 0), QTimeZone::utc()).toMSecsSinceEpoch() + timeOfDay;
}

/// "ddmmyy"; GPS began in 1980, so 80 … 99 are of that century. (Qt makes 2080 of them.)
std::optional<QDate> shortDate(QByteArrayView field)
{
    bool isNumber = false;
    const int number = field.toByteArray().toInt(&isNumber), year = number % 100;
    const QDate date(year + (year < 80 ? 2000 : 1900), number / 100 % 100, number / 10000);
    return isNumber && field.size() == 6 && date.isValid() ? std::optional(date) : std::nullopt;
}

/// Of RMC and ZDA. No value: there is none; an invalid one: it can't be read.
std::optional<QDate> dateIn(const NmeaSentence &sentence, const QList<QByteArrayView> &fields)
{
    if (sentence.kind == NmeaSentence::Kind::Rmc && !fields.value(9).isEmpty())
        return shortDate(fields[9]).value_or(QDate());
    if (sentence.kind == NmeaSentence::Kind::Zda && !fields.value(4).isEmpty())
        return QDate(fields[4].toByteArray().toInt(), fields[3].toByteArray().toInt(), fields[2].toByteArray().toInt());
    return std::nullopt;
}

/// Quality 7 and 8 of a GGA, mode M and S of the others.
bool isInvented(const NmeaSentence &sentence, const QList<QByteArrayView> &fields)
{
    if (sentence.kind == NmeaSentence::Kind::Gga)
        return fields.value(6) == QByteArrayView("7") || fields.value(6) == QByteArrayView("8");
    const QByteArrayView mode = fields.value(sentence.kind == NmeaSentence::Kind::Gll ? 7 : 12);
    return mode == QByteArrayView("M") || mode == QByteArrayView("S");
}

} // namespace

NmeaParser::NmeaParser() : QNmeaPositionInfoSource(RealTimeMode)
{
    setUserEquivalentRangeError(rangeError);
}

NmeaParser::Said NmeaParser::parse(const QByteArray &sentence)
{
    Said said;
    said.isUnderstood = parsePosInfoFromNmeaData(sentence.constData(), static_cast<int>(sentence.size()), &said.info, &said.hasFix);
    return said;
}

/// The day that a receiver believes it is. One that woke up after a week roll-over is 1,024 weeks behind or a multiple:
/// that can be told and is corrected. Anything else that is days away is not believed.
NmeaTrouble NmeaFeed::takeDate(QDate told, int timeOfDay, TimeMs now)
{
    if (!told.isValid())
        return NmeaTrouble::Malformed;
    const QDate reference = m_era == Era::Live ? dateOf(now) : m_date.value_or(told);
    const qint64 behind = told.daysTo(reference), weeksBehind = (behind + daysOfDoubt) / rollOverDays * rollOverDays;
    const bool isRolled = weeksBehind > 0 && std::abs(behind - weeksBehind) <= daysOfDoubt;
    if (isRolled) {
        m_date = told.addDays(weeksBehind);
        m_timeOfDay = timeOfDay;
        return NmeaTrouble::RolledOver;
    }
    if (told < gpsBegan || told.year() < 2000)
        return NmeaTrouble::BadDate;
    if (instant(told, timeOfDay) > now + aheadAllowed)
        return NmeaTrouble::Future;
    if (m_era == Era::Live && std::abs(behind) > daysOfDoubt)
        return NmeaTrouble::BadDate;
    m_date = told;
    m_timeOfDay = timeOfDay;
    return NmeaTrouble::None;
}

/// Without a date yet, a live receiver's is the day that is nearest; a recording's first sentence with a date tells.
std::optional<TimeMs> NmeaFeed::instantOf(int timeOfDay, TimeMs now)
{
    if (!m_date) {
        if (m_era == Era::Recorded)
            return std::nullopt;
        TimeMs at = instant(dateOf(now), timeOfDay);
        at += at - now > halfDay ? -dayMs : now - at > halfDay ? dayMs : 0;
        return at;
    }
    if (m_timeOfDay >= 0 && m_timeOfDay - timeOfDay > halfDay)
        m_date = m_date->addDays(1);
    else if (m_timeOfDay >= 0 && timeOfDay - m_timeOfDay > halfDay)
        return instant(m_date->addDays(-1), timeOfDay); // a late sentence of before midnight
    m_timeOfDay = timeOfDay;
    return instant(*m_date, timeOfDay);
}

NmeaFeed::Heard NmeaFeed::takePlace(const NmeaParser::Said &said, NmeaTrouble dateTrouble, TimeMs at, TimeMs now)
{
    const QGeoCoordinate c = said.info.coordinate();
    const LonLat place{c.longitude(), c.latitude()};
    if (!isOnEarth(place))
        return {{}, NmeaTrouble::BadPlace};
    if (std::abs(place.lon) < 1e-6 && std::abs(place.lat) < 1e-6)
        return {{}, NmeaTrouble::NullPlace};
    if (m_era == Era::Live && at > now + aheadAllowed)
        return {{}, NmeaTrouble::Future};
    if (m_last.at && at < m_last.at)
        return {{}, NmeaTrouble::Older};
    if (at != m_last.at)
        m_last = {};
    m_last.at = at;
    m_last.place = place;
    const auto attribute = [&said](QGeoPositionInfo::Attribute which) { return said.info.attribute(which); };
    if (const double course = attribute(QGeoPositionInfo::Direction); std::isfinite(course) && course >= 0 && course <= 360)
        m_last.heading = course;
    if (const double error = attribute(QGeoPositionInfo::HorizontalAccuracy); std::isfinite(error) && error > 0)
        m_last.accuracy = error;
    return {m_last, dateTrouble};
}

NmeaFeed::Heard NmeaFeed::take(const NmeaSentence &sentence, NmeaParser &parser, TimeMs now)
{
    using Kind = NmeaSentence::Kind;
    if (sentence.trouble != NmeaTrouble::None || sentence.kind == Kind::Nothing || sentence.kind == Kind::Other)
        return {{}, sentence.trouble};
    const NmeaParser::Said said = parser.parse(sentence.text);
    const auto fields = nmeaFields(sentence.text);
    const QByteArrayView timeField = fields.value(sentence.kind == Kind::Gll ? 5 : 1);
    const auto timeOfDay = nmeaTimeOfDay(timeField);
    if (!timeOfDay)
        return {{}, timeField.isEmpty() && !said.hasFix ? NmeaTrouble::None : NmeaTrouble::Malformed};
    NmeaTrouble dateTrouble = NmeaTrouble::None;
    if (const auto date = dateIn(sentence, fields)) {
        dateTrouble = takeDate(*date, *timeOfDay, now);
        // What a receiver without a fix believes about the day is nobody's concern.
        if (dateTrouble != NmeaTrouble::None && dateTrouble != NmeaTrouble::RolledOver)
            return {{}, said.hasFix || dateTrouble == NmeaTrouble::Malformed ? dateTrouble : NmeaTrouble::None};
    }
    if (!said.isUnderstood)
        return {{}, NmeaTrouble::Malformed};
    if (!said.hasFix || sentence.kind == Kind::Zda)
        return {{}, said.hasFix ? dateTrouble : NmeaTrouble::None};
    if (isInvented(sentence, fields))
        return {{}, NmeaTrouble::Simulated};
    if (!said.info.coordinate().isValid())
        return {{}, NmeaTrouble::BadPlace};
    const auto at = instantOf(*timeOfDay, now);
    return at ? takePlace(said, dateTrouble, *at, now) : Heard{{}, dateTrouble};
}

} // namespace huying
