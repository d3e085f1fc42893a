// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/hotspotdialog.h"

#include "app/console/session.h"
#include "data/live/whendone.h"
#include "theme/analysisshades.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QtConcurrent>

namespace huying
{

namespace
{

constexpr int kinds = 4;

QString kindWord(int kind)
{
    static const char *const words[kinds] = {QT_TRANSLATE_NOOP("huying::HotSpotDialog", "Emerging"), QT_TRANSLATE_NOOP("huying::HotSpotDialog", "Persistent"),
                                             QT_TRANSLATE_NOOP("huying::HotSpotDialog", "Fading"), QT_TRANSLATE_NOOP("huying::HotSpotDialog", "Sporadic")};
    return HotSpotDialog::tr(words[kind]);
}

QString chance(double p)
{
    return p < 0.0001 ? QStringLiteral("p<0.0001") : QStringLiteral("p=%1").arg(p, 0, 'f', 4);
}

} // namespace

HotSpotDialog::HotSpotDialog(Session &session, MapView &map, QWidget *parent)
    : AreaAnalysisDialog(session, map, QStringLiteral("heat"), tr("Hot spots"), parent), m_weeks(new QComboBox)
{
    setObjectName(QStringLiteral("hotspots"));
    for (const int weeks : {8, 12, 26, 52})
        m_weeks->addItem(tr("%n week(s)", nullptr, weeks), weeks);
    m_weeks->setCurrentIndex(1);
    panel()->addControl(tr("Up to now"), m_weeks);
    connect(m_weeks, &QComboBox::activated, this, &HotSpotDialog::askAgain);
}

void HotSpotDialog::compute(quint32 round)
{
    const int weeks = m_weeks->currentData().toInt(), last = today(), first = last - 7 * weeks + 1;
    struct Worked
    {
        std::vector<HotSpot> spots;
        qint64 millis = 0;
    };
    auto cases = casesBetween(first, last);
    const auto number = static_cast<qint64>(cases.size());
    const auto work = [graph = sharedGraph(), cases = std::move(cases), weeks, first] {
        QElapsedTimer timer;
        timer.start();
        WeekCounts counts(graph->size(), weeks);
        for (const auto &[node, day] : cases)
            ++counts.at(node, (day - first) / 7);
        Worked worked;
        worked.spots = hotSpots(counts, graph->neighbours);
        worked.millis = timer.elapsed();
        return worked;
    };
    whenDone(QtConcurrent::run(work), this, [this, round, weeks, number](const Worked &worked) {
        take(round, worked.spots, weeks, number, worked.millis);
    });
}

/// "连续 6 周显著高于全域，z=3.4，p=0.0007；趋势上升"
QString HotSpotDialog::sentence(const HotSpot &spot, int weeks) const
{
    const QString figures = QStringLiteral("z=%1, %2").arg(spot.z, 0, 'f', 1).arg(chance(spot.p));
    QString text;
    if (spot.run > 1)
        text = tr("%n week(s) in a row up to now significantly more than the place as a whole, %1", nullptr, spot.run).arg(figures);
    else if (spot.run == 1)
        text = tr("this week significantly more than the place as a whole, %1").arg(figures);
    else
        text = tr("significantly more until %n week(s) ago, %1", nullptr, weeks - 1 - spot.lastHot).arg(figures);
    if (spot.run != spot.hotWeeks)
        text += tr("; %1 of %2 weeks in all").arg(spot.hotWeeks).arg(weeks);
    if (spot.trend != 0)
        text += (spot.trend > 0 ? tr("; rising, %1") : tr("; falling, %1")).arg(chance(spot.trendP));
    return text;
}

void HotSpotDialog::take(quint32 round, const std::vector<HotSpot> &spots, int weeks, qint64 cases, qint64 millis)
{
    auto tint = std::make_shared<AreaTint>();
    tint->title = tr("Hot spots of %n week(s)", nullptr, weeks);
    const Theme dark = Theme::makeDark(), light = Theme::makeLight();
    for (int kind = 0; kind < kinds; ++kind)
        tint->shades << AreaTint::Shade{hotSpotShade(dark, kind), hotSpotShade(light, kind), hotSpotHatching(kind), kindWord(kind)};
    tint->shadeOf.assign(tree()->all().size(), -1);
    std::vector<std::size_t> found;
    int numbers[kinds] = {};
    for (std::size_t node = 0; node < spots.size(); ++node)
        if (spots[node].kind != HotKind::None) {
            const int kind = static_cast<int>(spots[node].kind) - 1;
            found.push_back(node);
            ++numbers[kind];
            tint->shadeOf[static_cast<std::size_t>(graph().areas[node])] = static_cast<qint8>(kind);
        }
    std::ranges::sort(found, [&spots](std::size_t a, std::size_t b) {
        return spots[a].kind != spots[b].kind ? spots[a].kind < spots[b].kind : spots[a].z > spots[b].z;
    });
    QList<AreaFinding> findings;
    const Theme &t = themeOf(this);
    for (const std::size_t node : found) {
        const HotSpot &spot = spots[node];
        const int kind = static_cast<int>(spot.kind) - 1, area = graph().areas[node];
        findings << AreaFinding{tree()->at(area).code, tree()->shortPath(area), hotSpotShade(t, kind), kindWord(kind), sentence(spot, weeks)};
    }
    QStringList sums;
    for (int kind = 0; kind < kinds; ++kind)
        sums << kindWord(kind) + QLatin1Char(' ') + QString::number(numbers[kind]);
    const QString method =
        tr("Method: Getis-Ord Gi* of each week over an area and those that touch it, its p by Pearson's type III of dealing the counts out anew; "
           "Mann-Kendall trend of z; false discovery rate 5 % (Benjamini-Hochberg) over %L1 %2 × %3 weeks. %L4 cases, %5 ms. About areas, never about persons.")
            .arg(graph().size()).arg(areaLevelWord()).arg(weeks).arg(cases).arg(millis);
    publish(round, findings, tint, sums.join(QStringLiteral("  ·  ")), method);
}

} // namespace huying
