// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/positions/nmeasentence.h"

#include <algorithm>

namespace huying
{

namespace
{

constexpr qsizetype longest = 512; ///< the standard says 82; receivers with many satellites take more

quint8 checksumOf(QByteArrayView body)
{
    quint8 sum = 0;
    for (const char c : body)
        sum = static_cast<quint8>(sum ^ static_cast<quint8>(c));
    return sum;
}

/// `text` from its first character after $, ! or \ on.
NmeaTrouble checksumTrouble(QByteArrayView text)
{
    const qsizetype star = text.lastIndexOf('*');
    if (star < 0)
        return NmeaTrouble::NoChecksum;
    bool isHex = false;
    const uint told = text.sliced(star + 1).toByteArray().trimmed().toUInt(&isHex, 16);
    return isHex && text.size() - star >= 3 && told == checksumOf(text.first(star)) ? NmeaTrouble::None : NmeaTrouble::BadChecksum;
}

bool isPrintable(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

/// $GPRMC, … : what a sentence begins with, so that a broken one can be told from noise.
bool looksLikeSentence(QByteArrayView text)
{
    const auto isSign = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    return text.size() >= 6 && std::all_of(text.begin() + 1, text.begin() + 6, isSign) && isPrintable(text);
}

NmeaSentence::Kind kindOf(QByteArrayView text)
{
    using Kind = NmeaSentence::Kind;
    // A maker's own sentence can end in the same letters: $PGRMC sets up a receiver of Garmin's.
    if (text.size() < 7 || text[0] != '$' || text[1] == 'P' || text[6] != ',')
        return Kind::Other;
    const QByteArrayView kind = text.sliced(3, 3);
    return kind == QByteArrayView("RMC")   ? Kind::Rmc
           : kind == QByteArrayView("GGA") ? Kind::Gga
           : kind == QByteArrayView("GLL") ? Kind::Gll
           : kind == QByteArrayView("ZDA") ? Kind::Zda
                                           : Kind::Other;
}

/// Each letter of a GNS mode is one system's word; the best counts, as the quality of a GGA.
char qualityOf(QByteArrayView modes)
{
    static constexpr std::pair<char, char> qualities[] = {{'R', '4'}, {'F', '5'}, {'D', '2'}, {'P', '3'}, {'A', '1'}, {'E', '6'}, {'M', '7'}, {'S', '8'}};
    for (const auto &[mode, quality] : qualities)
        if (modes.contains(mode))
            return quality;
    return '0';
}

QByteArray ggaFromGns(QByteArrayView text)
{
    const auto f = nmeaFields(text);
    if (f.size() < 11)
        return text.toByteArray();
    QByteArray body = text.sliced(1, 2).toByteArray() + "GGA";
    for (int i = 1; i <= 5; ++i)
        body += ',' + f[i].toByteArray();
    body += ',';
    body += qualityOf(f[6]);
    body += ',' + f[7].toByteArray() + ',' + f[8].toByteArray() + ',' + f[9].toByteArray() + ",M," + f[10].toByteArray() + ",M,,";
    return '$' + body + '*' + QByteArray::number(checksumOf(body), 16).toUpper().rightJustified(2, '0');
}

/// "\s:truck7,c:1420070400*hh\" before the sentence; what it leaves is the sentence.
QByteArrayView takeTagBlock(QByteArrayView line, NmeaSentence &sentence)
{
    const qsizetype end = line.startsWith('\\') ? line.indexOf('\\', 1) : -1;
    if (end < 0)
        return line;
    const QByteArrayView block = line.sliced(1, end - 1);
    sentence.trouble = checksumTrouble(block);
    for (const QByteArray &part : block.first(std::max<qsizetype>(0, block.lastIndexOf('*'))).toByteArray().split(','))
        if (part.startsWith("s:"))
            sentence.source = part.mid(2);
    return line.sliced(end + 1);
}

} // namespace

QList<QByteArrayView> nmeaFields(QByteArrayView sentence)
{
    const qsizetype star = sentence.lastIndexOf('*');
    QByteArrayView rest = sentence.sliced(1, (star < 0 ? sentence.size() : star) - 1);
    QList<QByteArrayView> fields;
    for (qsizetype comma = rest.indexOf(','); comma >= 0; comma = rest.indexOf(',')) {
        fields << rest.first(comma);
        rest = rest.sliced(comma + 1);
    }
    return fields << rest;
}

std::optional<int> nmeaTimeOfDay(QByteArrayView field)
{
    const auto digits = [&field](qsizetype at) {
        const char tens = field[at], ones = field[at + 1];
        const bool isNumber = tens >= '0' && tens <= '9' && ones >= '0' && ones <= '9';
        return isNumber ? (tens - '0') * 10 + (ones - '0') : 99;
    };
    if (field.size() < 6)
        return std::nullopt;
    const int hour = digits(0), minute = digits(2), second = digits(4);
    if (hour > 23 || minute > 59 || second > 60) // 60: a leap second
        return std::nullopt;
    double fraction = 0;
    if (field.size() > 6) {
        bool isNumber = false;
        fraction = ("0" + field.sliced(6).toByteArray()).toDouble(&isNumber);
        if (!isNumber || fraction < 0 || fraction >= 1)
            return std::nullopt;
    }
    return ((hour * 60 + minute) * 60 + second) * 1000 + static_cast<int>(fraction * 1000 + 0.5);
}

std::optional<int> nmeaTimeOfDay(const NmeaSentence &sentence)
{
    using Kind = NmeaSentence::Kind;
    if (sentence.trouble != NmeaTrouble::None || sentence.kind == Kind::Nothing || sentence.kind == Kind::Other)
        return std::nullopt;
    const auto fields = nmeaFields(sentence.text);
    return nmeaTimeOfDay(fields.value(sentence.kind == Kind::Gll ? 5 : 1));
}

NmeaSentence readNmeaLine(QByteArrayView line)
{
    while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r'))
        line.chop(1);
    NmeaSentence sentence;
    if (line.isEmpty() || line.front() == '#')
        return sentence;
    const QByteArrayView rest = takeTagBlock(line, sentence);
    if (sentence.trouble != NmeaTrouble::None)
        return sentence;
    // The last $ of the line that begins something whole: a receiver's binary words may hold others before it.
    for (qsizetype at = rest.lastIndexOf('$'); at >= 0; at = at > 0 ? rest.first(at).lastIndexOf('$') : -1) {
        const QByteArrayView text = rest.sliced(at);
        if (checksumTrouble(text.sliced(1)) != NmeaTrouble::None || !isPrintable(text))
            continue;
        if (text.size() > longest) {
            sentence.trouble = NmeaTrouble::TooLong;
            return sentence;
        }
        sentence.afterNoise = at > 0;
        sentence.text = text.size() > 6 && text[1] != 'P' && text.sliced(3, 3) == QByteArrayView("GNS") ? ggaFromGns(text) : text.toByteArray();
        sentence.kind = kindOf(sentence.text);
        return sentence;
    }
    const qsizetype at = rest.lastIndexOf('$');
    const QByteArrayView broken = at < 0 ? QByteArrayView() : rest.sliced(at);
    sentence.trouble = !looksLikeSentence(broken) ? NmeaTrouble::Noise
                       : broken.size() > longest  ? NmeaTrouble::TooLong
                                                  : checksumTrouble(broken.sliced(1));
    return sentence;
}

} // namespace huying
