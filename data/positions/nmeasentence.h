// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <optional>

namespace huying
{

/// Why a line of a receiver is not taken as it stands.
enum class NmeaTrouble : quint8 {
    None,
    Noise,       ///< bytes that are no sentence, such as a receiver's binary messages
    TooLong,
    NoChecksum,
    BadChecksum, ///< also of a sentence that was cut off
    Malformed,   ///< right checksum, but not what a sentence of its kind holds
    BadPlace,    ///< beyond 90° or 180°
    NullPlace,   ///< 0° N 0° E: a receiver without a fix that says it has one
    BadDate,     ///< before GPS began, or days away from now
    RolledOver,  ///< 1,024 weeks too early, and corrected: the fix is taken
    Future,
    Older,       ///< than the one before
    Simulated,   ///< the receiver says that somebody typed the place in, or that it simulates
    UnknownUnit  ///< nobody has said which unit that receiver is
};
constexpr int nmeaTroubles = 14;

/// One line as a receiver sends it, looked at but not understood yet.
struct NmeaSentence
{
    enum class Kind { Nothing, Rmc, Gga, Gll, Zda, Other };

    Kind kind = Kind::Nothing;
    NmeaTrouble trouble = NmeaTrouble::None;
    QByteArray text;       ///< from $ to the checksum; GNS, which Qt 6.4 does not know, as the GGA that says the same
    QByteArray source;     ///< of an NMEA 4.10 tag block, \s:…*hh\ before the sentence: which receiver
    bool afterNoise = false; ///< the sentence is right, but other bytes stood before it on the line
};

/// Any bytes may come. Comments (#) and empty lines are Nothing without trouble.
NmeaSentence readNmeaLine(QByteArrayView line);

/// Comma-separated fields without $ and checksum; the first is the talker and kind.
QList<QByteArrayView> nmeaFields(QByteArrayView sentence);

/// Milliseconds of the day of "hhmmss" or "hhmmss.sss".
std::optional<int> nmeaTimeOfDay(QByteArrayView field);
/// Of a sentence that has one.
std::optional<int> nmeaTimeOfDay(const NmeaSentence &sentence);

} // namespace huying
