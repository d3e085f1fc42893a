// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/timeformat.h"

#include <QDateTime>

namespace huying
{

namespace
{

struct Parts
{
    int year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0;
    bool afternoon = false, twelveHours = false;
};

/// Takes `least` to `most` digits at `at`; −1 if there are fewer.
int takeNumber(QStringView text, qsizetype &at, int least, int most)
{
    int value = 0, digits = 0;
    while (at < text.size() && digits < most && text[at] >= QLatin1Char('0') && text[at] <= QLatin1Char('9')) {
        value = value * 10 + (text[at].unicode() - u'0');
        ++at;
        ++digits;
    }
    return digits >= least ? value : -1;
}

bool takeHalf(QStringView text, qsizetype &at, Parts &parts)
{
    static const std::pair<QStringView, bool> halves[] = {{u"AM", false}, {u"PM", true}, {u"上午", false}, {u"下午", true}};
    for (const auto &[word, afternoon] : halves)
        if (text.mid(at, 2).compare(word, Qt::CaseInsensitive) == 0) {
            parts.afternoon = afternoon;
            at += 2;
            return true;
        }
    return false;
}

/// QDateTime::fromString does the same twenty times slower, which a file of a million rows feels.
bool takeParts(QStringView format, QStringView text, Parts &parts)
{
    qsizetype at = 0;
    for (qsizetype i = 0; i < format.size();) {
        const char16_t letter = format[i].unicode();
        qsizetype run = 1;
        while (i + run < format.size() && format[i + run] == format[i])
            ++run;
        int *part = nullptr;
        switch (letter) {
        case u'y': part = &parts.year; break;
        case u'M': part = &parts.month; break;
        case u'd': part = &parts.day; break;
        case u'h': parts.twelveHours = format.contains(u"AP"); [[fallthrough]];
        case u'H': part = &parts.hour; break;
        case u'm': part = &parts.minute; break;
        case u's': part = &parts.second; break;
        default: break;
        }
        if (part) {
            const int most = letter == u'y' ? 4 : 2;
            *part = takeNumber(text, at, run > 1 ? most : 1, most);
            if (*part < 0)
                return false;
            i += run;
        } else if (letter == u'A' && i + 1 < format.size() && format[i + 1] == QLatin1Char('P')) {
            if (!takeHalf(text, at, parts))
                return false;
            i += 2;
        } else {
            if (at >= text.size() || text[at] != format[i])
                return false;
            ++at;
            ++i;
        }
    }
    return at == text.size();
}

std::optional<TimeMs> inRange(TimeMs at)
{
    constexpr TimeMs year2101 = 4133980800000;
    return at > 0 && at < year2101 ? std::optional(at) : std::nullopt;
}

} // namespace

Result<TimeFormat> TimeFormat::make(const QStringList &formats, const QString &zone)
{
    QTimeZone timeZone(zone.isEmpty() ? QByteArray("Asia/Shanghai") : zone.toUtf8());
    if (!timeZone.isValid() && (zone.startsWith(QLatin1Char('+')) || zone.startsWith(QLatin1Char('-'))))
        timeZone = QTimeZone(QByteArray("UTC") + zone.toUtf8());
    if (!timeZone.isValid())
        return fail(ErrorKind::BadInput, QStringLiteral("不认识时区“%1”，应形如 Asia/Shanghai 或 +08:00").arg(zone));
    return TimeFormat(formats, timeZone);
}

std::optional<TimeMs> TimeFormat::parseAs(const QString &format, const QString &text) const
{
    bool isNumber = false;
    if (format == QLatin1String("epoch") || format == QLatin1String("epoch_ms")) {
        const double value = text.toDouble(&isNumber);
        if (!isNumber || !(value > 0) || value > 1e16)
            return std::nullopt;
        return inRange(static_cast<TimeMs>(format == QLatin1String("epoch") ? value * 1000 : value));
    }
    if (format == QLatin1String("iso")) {
        QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (time.isValid() && time.timeSpec() == Qt::LocalTime)
            time = QDateTime(time.date(), time.time(), m_zone);
        return time.isValid() ? inRange(time.toMSecsSinceEpoch()) : std::nullopt;
    }
    Parts p;
    if (!takeParts(format, text, p))
        return std::nullopt;
    if (p.twelveHours) {
        if (p.hour < 1 || p.hour > 12)
            return std::nullopt;
        p.hour = p.hour % 12 + (p.afternoon ? 12 : 0);
    }
    const QDate date(p.year, p.month, p.day);
    const QTime time(p.hour, p.minute, p.second);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return inRange(QDateTime(date, time, m_zone).toMSecsSinceEpoch());
}

std::optional<TimeMs> TimeFormat::parse(const QString &text) const
{
    const QString trimmed = text.trimmed();
    for (const QString &format : m_formats)
        if (const auto at = parseAs(format, trimmed))
            return at;
    return parseAs(QStringLiteral("iso"), trimmed);
}

QString TimeFormat::expected() const
{
    return m_formats.isEmpty() ? QStringLiteral("yyyy-MM-dd HH:mm:ss") : m_formats.join(QStringLiteral(" 或 "));
}

} // namespace huying
