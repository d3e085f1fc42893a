// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/densitydialog.h"

#include "app/console/session.h"
#include "data/live/whendone.h"
#include "theme/analysisshades.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QElapsedTimer>
#include <QtConcurrent>

namespace huying
{

namespace
{

constexpr int yearDays = 365;

int dayOf(const QDate &date)
{
    return static_cast<int>(QDate(1970, 1, 1).daysTo(date));
}

QDate dateOf(int day)
{
    return QDate(1970, 1, 1).addDays(day);
}

QString shadeWord(int shade)
{
    static const char *const words[] = {QT_TRANSLATE_NOOP("huying::DensityDialog", "− fewer"), QT_TRANSLATE_NOOP("huying::DensityDialog", "− fewer, may be chance"),
                                        QT_TRANSLATE_NOOP("huying::DensityDialog", "as before"), QT_TRANSLATE_NOOP("huying::DensityDialog", "+ more, may be chance"),
                                        QT_TRANSLATE_NOOP("huying::DensityDialog", "+ more")};
    return DensityDialog::tr(words[shade + 2]);
}

QString chance(const char *name, double p)
{
    return p < 0.0001 ? QStringLiteral("%1<0.0001").arg(QLatin1String(name)) : QStringLiteral("%1=%2").arg(QLatin1String(name)).arg(p, 0, 'f', 4);
}

} // namespace

DensityDialog::DensityDialog(Session &session, MapView &map, QWidget *parent)
    : AreaAnalysisDialog(session, map, QStringLiteral("chart"), tr("Change of density"), parent), m_presets(new QComboBox),
      m_whole(new QCheckBox(tr("Against the whole place")))
{
    setObjectName(QStringLiteral("density"));
    for (const int days : {7, 30, 90})
        m_presets->addItem(tr("The last %n days and those before", nullptr, days), days);
    m_presets->addItem(tr("The last 30 days and those a year ago"), -30);
    m_presets->addItem(tr("Days of your own"), 0);
    m_presets->setCurrentIndex(1);
    panel()->addControl({}, m_presets);
    const QString names[] = {tr("Earlier period from"), tr("Earlier period to"), tr("Later period from"), tr("Later period to")};
    for (int i = 0; i < 4; ++i) {
        m_dates[i] = new QDateEdit;
        m_dates[i]->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        m_dates[i]->setAccessibleName(names[i]);
        m_dates[i]->setToolTip(names[i]);
        panel()->addControl(i == 2 ? tr("and") : i % 2 ? QStringLiteral("–") : QString(), m_dates[i]);
        connect(m_dates[i], &QDateEdit::dateChanged, this, [this] {
            m_presets->setCurrentIndex(m_presets->count() - 1);
            askAgain();
        });
    }
    m_whole->setToolTip(tr("A rise that the whole place shares is then no finding"));
    panel()->addControl({}, m_whole);
    connect(m_presets, &QComboBox::activated, this, &DensityDialog::choosePreset);
    connect(m_whole, &QCheckBox::toggled, this, &DensityDialog::askAgain);
    resize(1180, 500);
}

void DensityDialog::setPeriods(Days before, Days after)
{
    m_isSet = true;
    const int days[] = {before.first, before.last, after.first, after.last};
    for (int i = 0; i < 4; ++i) {
        const QSignalBlocker quiet(m_dates[i]);
        m_dates[i]->setDate(dateOf(days[i]));
    }
    askAgain();
}

void DensityDialog::choosePreset()
{
    const int chosen = m_presets->currentData().toInt(), days = std::abs(chosen), last = today();
    if (chosen == 0)
        return m_dates[0]->setFocus();
    const int back = chosen < 0 ? yearDays : days;
    setPeriods({last - back - days + 1, last - back}, {last - days + 1, last});
}

void DensityDialog::compute(quint32 round)
{
    if (!m_isSet)
        return choosePreset();
    const Days before{dayOf(m_dates[0]->date()), dayOf(m_dates[1]->date())}, after{dayOf(m_dates[2]->date()), dayOf(m_dates[3]->date())};
    if (before.count() < 1 || after.count() < 1) {
        refuse(tr("A period ends before it begins"), tr("Set its last day to its first or a later one."));
        return;
    }
    struct Worked
    {
        std::vector<DensityChange> changes;
        qint64 millis = 0;
    };
    const auto work = [size = static_cast<std::size_t>(graph().size()), early = casesBetween(before.first, before.last),
                       late = casesBetween(after.first, after.last), before, after, whole = m_whole->isChecked()] {
        QElapsedTimer timer;
        timer.start();
        TwoPeriods periods{std::vector<int>(size, 0), std::vector<int>(size, 0), before.count(), after.count(), whole};
        for (const auto &[node, day] : early)
            ++periods.before[static_cast<std::size_t>(node)];
        for (const auto &[node, day] : late)
            ++periods.after[static_cast<std::size_t>(node)];
        Worked worked;
        worked.changes = densityChange(periods);
        worked.millis = timer.elapsed();
        return worked;
    };
    whenDone(QtConcurrent::run(work), this, [this, round](const Worked &worked) { take(round, worked.changes, worked.millis); });
}

/// "12 → 34 件，每平方公里每 30 天 +5.2，p=0.0003，校正后 q=0.0100"
QString DensityDialog::sentence(const DensityChange &c, double squareMetres) const
{
    const double density = squareMetres > 0 ? c.perDay * 30 / (squareMetres / 1e6) : 0;
    return tr("%1 → %2 cases, %3 a square kilometre in 30 days, %4, corrected %5")
        .arg(c.before).arg(c.after).arg((density > 0 ? QStringLiteral("+") : QString()) + QString::number(density, 'f', std::abs(density) < 10 ? 1 : 0))
        .arg(chance("p", c.p), chance("q", c.adjusted));
}

void DensityDialog::take(quint32 round, const std::vector<DensityChange> &changes, qint64 millis)
{
    auto tint = std::make_shared<AreaTint>();
    tint->title = tr("Cases, the later period against the earlier");
    const Theme dark = Theme::makeDark(), light = Theme::makeLight();
    for (int shade = -2; shade <= 2; ++shade)
        tint->shades << AreaTint::Shade{divergingShade(dark, shade), divergingShade(light, shade), Qt::SolidPattern, shadeWord(shade)};
    tint->shadeOf.assign(tree()->all().size(), -1);
    std::vector<std::size_t> found;
    int numbers[5] = {};
    for (std::size_t node = 0; node < changes.size(); ++node) {
        const DensityChange &c = changes[node];
        ++numbers[c.shade() + 2];
        tint->shadeOf[static_cast<std::size_t>(graph().areas[node])] = static_cast<qint8>(c.shade() + 2);
        if (c.shade() != 0)
            found.push_back(node);
    }
    std::ranges::sort(found, {}, [&changes](std::size_t node) { return changes[node].p; });
    QList<AreaFinding> findings;
    const Theme &t = themeOf(this);
    for (const std::size_t node : found) {
        const DensityChange &c = changes[node];
        const int area = graph().areas[node];
        findings << AreaFinding{tree()->at(area).code, tree()->shortPath(area), divergingShade(t, c.shade()), shadeWord(c.shade()),
                                sentence(c, graph().squareMetres[node])};
    }
    QStringList sums;
    for (const int shade : {2, 1, 0, -1, -2})
        sums << shadeWord(shade) + QLatin1Char(' ') + QString::number(numbers[shade + 2]);
    const QString method =
        tr("Method: exact binomial test of the later period's share of both periods' cases, by %1; \"may be chance\": p ≤ 5 %, but not after "
           "the false discovery rate of 5 % (Benjamini-Hochberg) over %L2 %3. %4 ms. About areas, never about persons.")
            .arg(m_whole->isChecked() ? tr("the change of the whole place") : tr("the lengths of the periods"))
            .arg(graph().size()).arg(areaLevelWord()).arg(millis);
    publish(round, findings, tint, sums.join(QStringLiteral("  ·  ")), method);
}

} // namespace huying
