// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/indicators/figuretext.h"

#include "widgets/words/casewords.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace huying
{

namespace
{

QString withSign(const QString &digits, int sign)
{
    return sign == 0 ? QStringLiteral("±0") : (sign > 0 ? QStringLiteral("+") : QStringLiteral("−")) + digits;
}

} // namespace

QString countText(int count)
{
    return QLocale(QLocale::English).toString(count);
}

QString percentText(const Ratio &ratio)
{
    // Never rounded up to a hundred: that would hide the case that is missing.
    const double tenths = std::floor(ratio.percent() * 10 + 1e-6) / 10;
    return !ratio.isKnown() ? QString() : QString::number(tenths, 'f', tenths >= 100 ? 0 : 1);
}

QString pointsText(const Ratio &now, const Ratio &before)
{
    if (!now.isKnown() || !before.isKnown())
        return {};
    const int tenths = static_cast<int>(std::lround((now.percent() - before.percent()) * 10));
    return withSign(QString::number(std::abs(tenths) / 10.0, 'f', 1), tenths);
}

QString spanText(TimeMs span)
{
    span = qAbs(span);
    return span >= 100 * hourMs ? QCoreApplication::translate("huying::figures", "%1 d").arg(span / dayMs) : clockSpan(span);
}

QString differenceText(int difference)
{
    return withSign(countText(std::abs(difference)), difference);
}

} // namespace huying
