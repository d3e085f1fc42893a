// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/unitwords.h"

#include <QCoreApplication>

namespace huying
{

namespace
{

constexpr TimeMs oldFix = 10 * minuteMs;

struct UnitWords
{
    Q_DECLARE_TR_FUNCTIONS(UnitWords)
};

} // namespace

QString statusWord(UnitStatus status)
{
    switch (status) {
    case UnitStatus::Free: return UnitWords::tr("Free");
    case UnitStatus::Sent: return UnitWords::tr("Sent");
    case UnitStatus::EnRoute: return UnitWords::tr("En route");
    case UnitStatus::OnScene: return UnitWords::tr("On scene");
    case UnitStatus::Offline: return UnitWords::tr("Offline");
    case UnitStatus::Sos: return UnitWords::tr("SOS");
    }
    return {};
}

QString distanceText(double metres)
{
    if (metres < 0)
        return {};
    return metres < 9950 ? UnitWords::tr("%1 km").arg(metres / 1000, 0, 'f', 1)
                         : UnitWords::tr("%1 km").arg(metres / 1000, 0, 'f', 0);
}

QString distanceText(const UnitAdvice &advice)
{
    return distanceText(advice.roadMetres >= 0 ? advice.roadMetres : advice.metres);
}

QString minutesText(TimeMs travel)
{
    return travel < 0 ? QString() : UnitWords::tr("%1 min").arg(std::max<TimeMs>(1, (travel + minuteMs / 2) / minuteMs));
}

QString ageText(TimeMs age)
{
    if (age < hourMs)
        return UnitWords::tr("%1 min").arg(age / minuteMs);
    return age < dayMs ? UnitWords::tr("%1 h").arg(age / hourMs) : UnitWords::tr("%1 d").arg(age / dayMs);
}

QString unitNote(const UnitAdvice &advice, const UnitRow &unit)
{
    QStringList parts{unit.role};
    if (unit.status == UnitStatus::Offline)
        parts << statusWord(unit.status);
    else if (!advice.onDuty)
        parts << UnitWords::tr("Off duty");
    if (!advice.certified)
        parts << (unit.certifiedUntil ? UnitWords::tr("Certificate expired") : UnitWords::tr("No certificate"));
    if (advice.load)
        parts << UnitWords::tr("%n case(s) at hand", nullptr, advice.load);
    else if (advice.onDuty)
        parts << statusWord(unit.status);
    if (advice.metres < 0)
        parts << UnitWords::tr("No position");
    else if (advice.isCutOff)
        parts << UnitWords::tr("No road leads there");
    else if (advice.fixAgeMs > oldFix)
        parts << UnitWords::tr("Seen %1 ago").arg(ageText(advice.fixAgeMs));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace huying
