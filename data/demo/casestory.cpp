// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/casestory.h"

#include "data/demo/oversightstory.h"
#include "data/demo/registers.h"

#include <QJsonArray>

namespace huying::demo {

namespace {

constexpr const char *countyLetters[] = {"QD", "BX", "SL", "CH", "DX", "YP",
                                         "SD", "FL", "GR", "BL", "JP", "YX"};
constexpr const char *operators[] = {"linxiao", "huangsufen", "zhangwenjing"};
constexpr const char *dispatchers[] = {"zhouyan", "linxiao", "zhangwenjing"};
constexpr const char *checkers[] = {"sunning", "zhoumin"};

} // namespace

CaseStory::CaseStory(const World &world, const CaseTexts &texts, const WorkCalendar &calendar,
                     const Crew &crew, const Vault &vault)
    : m_world(world), m_texts(texts), m_calendar(calendar), m_crew(crew), m_vault(vault),
      m_rng(world.seed, 42)
{
}

std::vector<Action> CaseStory::tell(const CasePlan &plan, int serial)
{
    m_actions.clear();
    const quint64 high = m_rng.bits(), low = m_rng.bits();
    m_case = uuid7(plan.at, high, low);
    m_now = plan.at;
    m_due = plan.due;
    const LimitUnit unit = m_texts.items[at(plan.item)].item->limit.unit;
    m_inWorkHours =
        plan.course == Course::Plain && (unit == LimitUnit::WorkDay || unit == LimitUnit::WorkHour);
    report(plan, serial);
    m_now = plan.at + m_rng.whole(60, 700) * secondMs;
    if (plan.course == Course::Rejected) {
        end("reject", m_texts.rejects);
    } else if (plan.course == Course::NotFound) {
        act("accept", m_now, m_rng.pick(operators));
        m_now += m_rng.whole(20, 180) * minuteMs;
        end("not_found", m_texts.notFounds);
    } else {
        handle(plan);
    }
    while (!m_actions.empty() && m_actions.back().at > lastAt)
        m_actions.pop_back();
    return std::move(m_actions);
}

void CaseStory::act(const char *kind, TimeMs when, const QString &actor, QJsonObject payload,
                    const QString &org)
{
    if (!m_actions.empty())
        when = std::max(when, m_actions.back().at + m_rng.whole(20, 90) * secondMs);
    m_now = when;
    const quint64 high = m_rng.bits(), low = m_rng.bits();
    m_actions.push_back({uuid7(when, high, low), m_case, QString::fromLatin1(kind), actor, org, when,
                         static_cast<int>(m_actions.size()), std::move(payload)});
}

void CaseStory::end(const char *kind, const QStringList &reasons)
{
    act(kind, m_now, m_rng.pick(operators), {{QStringLiteral("reason"), m_rng.pick(reasons)}});
}

void CaseStory::report(const CasePlan &plan, int serial)
{
    const ItemTexts &item = m_texts.items[at(plan.item)];
    const Area &grid = m_world.division.area(plan.grid);
    const int county = m_world.division.area(m_world.division.ancestor(plan.grid, AreaLevel::County)).serial;
    const Building *building = m_world.anyBuilding(plan.grid, m_rng);
    const Vec where = m_world.anyPoint(plan.grid, m_rng);
    const LonLat place = toLonLat(where);
    const QString village = m_world.division.area(grid.parent).name;
    const QString spot = building ? m_world.addressOf(*building) : village;
    const QDate date = QDate(2025, 8, 15).addDays((plan.at - firstAt) / dayMs);
    QString text = m_rng.pick(item.details);
    text.replace(QLatin1String("{where}"), (spot.startsWith(village) ? QString() : village) + spot)
        .replace(QLatin1String("{item}"), item.item->name);

    QJsonObject payload{{QStringLiteral("no"), QString::fromLatin1(countyLetters[county % 12]) +
                                                   date.toString(QStringLiteral("MMdd")) +
                                                   padded("-", serial, 4)},
                        {QStringLiteral("title"), item.item->name},
                        {QStringLiteral("text"), text},
                        {QStringLiteral("item"), item.item->code},
                        {QStringLiteral("channel"), plan.channel},
                        {QStringLiteral("address"), m_world.townOf(plan.grid) + spot},
                        {QStringLiteral("area"), grid.code},
                        {QStringLiteral("lon"), place.lon},
                        {QStringLiteral("lat"), place.lat},
                        {QStringLiteral("due"), plan.due},
                        {QStringLiteral("limit"), plan.due - plan.at}};
    int flags = 0;
    if (item.item->limit.unit == LimitUnit::UrgentHour || m_rng.chance(0.01))
        flags |= FlagUrgent;
    if (m_rng.chance(0.006))
        flags |= FlagTypical;
    if (m_rng.chance(0.01))
        flags |= FlagDuplicate;
    if (flags)
        payload[QStringLiteral("flags")] = flags;
    QString actor = plan.channel == QLatin1String("sensor")  ? QStringLiteral("感知平台")
                    : plan.channel == QLatin1String("video") ? QStringLiteral("雪亮平台")
                                                             : m_rng.pick(operators);
    if (plan.channel == QLatin1String("12345") || plan.channel == QLatin1String("public")) {
        const QString name = m_world.names.person(m_rng), phone = inventedPhone(m_rng);
        const QByteArray context = m_case.toRfc4122();
        payload[QStringLiteral("reporter")] = maskName(name);
        payload[QStringLiteral("phone")] = maskPhone(phone);
        payload[QStringLiteral("reporter_enc")] =
            QString::fromLatin1(m_vault.seal(name, "case.reporter/" + context).toBase64());
        payload[QStringLiteral("phone_enc")] =
            QString::fromLatin1(m_vault.seal(phone, "case.phone/" + context).toBase64());
    } else if (const auto &workers = m_crew.byGrid[at(plan.grid)];
               plan.channel == QLatin1String("grid") && !workers.empty()) {
        actor = m_crew.units[at(workers.front())].name;
        payload[QStringLiteral("reporter")] = maskName(actor);
    }
    if (plan.channel != QLatin1String("12345") && m_rng.chance(0.7))
        payload[QStringLiteral("photos")] = 1;
    act("report", plan.at, actor, payload);
}

bool CaseStory::hasPhoto() const
{
    return std::any_of(m_actions.begin(), m_actions.end(),
                       [](const Action &a) { return a.payload[QLatin1String("photos")].toInt() > 0; });
}

TimeMs CaseStory::workable(TimeMs when) const
{
    return m_inWorkHours ? m_calendar.nextWorkingTime(when) : when;
}

QString CaseStory::orgFor(const CasePlan &plan) const
{
    const CaseItem &item = *m_texts.items[at(plan.item)].item;
    if (plan.course == Course::OneGrid)
        return committeeCode(m_world, plan.grid);
    const quint64 spread = static_cast<quint64>(plan.at / secondMs) * 2654435761u >> 8;
    if (item.classCode() == QLatin1String("E21") && spread % 10 < 6)
        return stationCode(m_world, plan.grid, "SF");
    if ((item.classCode() == QLatin1String("E06") || item.classCode() == QLatin1String("E09")) &&
        spread % 10 < 5)
        return stationCode(m_world, plan.grid, "CG");
    if (spread % 10 < 2)
        return stationCode(m_world, plan.grid, "ZX");
    return m_world.departmentCode(item.department, plan.grid);
}

QString CaseStory::handlerOf(const CasePlan &plan, const QString &org) const
{
    const auto &workers = m_crew.byGrid[at(plan.grid)];
    if (plan.course == Course::OneGrid && !workers.empty())
        return m_crew.units[at(workers.front())].name;
    return org.startsWith(QLatin1Char('D')) ? org.left(3).toLower() : QStringLiteral("xiangzhen");
}

QJsonArray CaseStory::unitsFor(const CasePlan &plan, const QString &org)
{
    QJsonArray units;
    const auto forces = m_crew.byDepartment.constFind(
        m_world.departmentCode(m_texts.items[at(plan.item)].item->department, plan.grid));
    if (plan.course != Course::OneGrid && org.startsWith(QLatin1Char('D')) &&
        forces != m_crew.byDepartment.cend() && m_rng.chance(0.75))
        units << m_crew.units[at(m_rng.pick(*forces))].ref;
    const auto &workers = m_crew.byGrid[at(plan.grid)];
    if (!workers.empty() && (units.isEmpty() || m_rng.chance(0.35)))
        units << m_crew.units[at(workers.front())].ref;
    return units;
}

void CaseStory::assign(const QString &org, const QString &actor)
{
    act("assign", m_now, actor, {{QStringLiteral("org"), org}, {QStringLiteral("due"), m_due}});
}

void CaseStory::handle(const CasePlan &plan)
{
    act("accept", m_now, m_rng.pick(operators));
    if (m_rng.chance(0.07))
        act("note", m_now + m_rng.whole(1, 6) * minuteMs, m_rng.pick(operators),
            {{QStringLiteral("text"), m_rng.pick(m_texts.notes)}});
    m_now += m_rng.whole(1, 12) * minuteMs;
    const QString dispatcher = m_rng.pick(dispatchers);
    if (plan.twist == Twist::Returned) {
        const QString wrong = m_world.departmentCode(m_rng.pick(m_world.codes.departments()).code, plan.grid);
        assign(wrong, dispatcher);
        act("return", workable(m_now + m_rng.whole(10, 90) * minuteMs), handlerOf(plan, wrong),
            {{QStringLiteral("reason"), m_rng.pick(m_texts.returns)}}, wrong);
        m_now += m_rng.whole(2, 15) * minuteMs;
    }
    const QString org = orgFor(plan);
    assign(org, dispatcher);
    const auto span = static_cast<TimeMs>(static_cast<double>(plan.due - plan.at) * plan.pace);
    const TimeMs until = std::max(plan.at + span, m_now + 12 * minuteMs);
    work(plan, m_now, until);
}

void CaseStory::work(const CasePlan &plan, TimeMs from, TimeMs until)
{
    const QString org = m_actions.back().payload[QStringLiteral("org")].toString(),
                  handler = handlerOf(plan, org);
    const auto moment =
        [&](double share, TimeMs atMost) { // of what is left, but not dawdling where there is plenty of time
            return workable(from +
                            std::min(static_cast<TimeMs>(share * static_cast<double>(until - from)), atMost));
        };
    act("sign", moment(m_rng.between(0.05, 0.16), m_rng.whole(20, 240) * minuteMs), handler, {}, org);
    if (plan.twist == Twist::Suspended) {
        act("suspend", m_now + m_rng.whole(5, 60) * minuteMs, dispatchers[0],
            {{QStringLiteral("reason"), m_rng.pick(m_texts.suspends)}});
        const TimeMs stop = m_rng.whole(2, 18) * dayMs + m_rng.whole(0, 6) * hourMs;
        act("resume", m_now + stop, dispatchers[0]);
        from += stop;
        until += stop;
    } else if (plan.twist == Twist::Extended) {
        const TimeMs later = m_calendar.dueAt(m_due, {m_rng.whole(1, 4), LimitUnit::WorkDay});
        act("extend", m_now + m_rng.whole(20, 120) * minuteMs, QStringLiteral("zhangwenjing"),
            {{QStringLiteral("reason"), m_rng.pick(m_texts.extends)},
             {QStringLiteral("due"), later},
             {QStringLiteral("limit"), later - plan.at}});
        until += static_cast<TimeMs>(static_cast<double>(later - m_due) * 0.9);
    }
    if (const QJsonArray units = unitsFor(plan, org); !units.isEmpty()) {
        const TimeMs sent = moment(0.2, 5 * hourMs);
        act("dispatch", sent, dispatchers[m_rng.below(3)],
            {{QStringLiteral("units"), units},
             {QStringLiteral("receive_due"), sent + 6 * minuteMs},
             {QStringLiteral("arrive_due"), sent + 46 * minuteMs}});
        act("depart", m_now + m_rng.whole(1, 6) * minuteMs, handler, {}, org);
        act("arrive",
            m_now + std::min<TimeMs>(m_rng.whole(4, 40) * minuteMs,
                                     std::max<TimeMs>((until - m_now) / 3, 2 * minuteMs)),
            handler, hasPhoto() ? QJsonObject() : QJsonObject{{QStringLiteral("photos"), 1}}, org);
    }
    if (plan.pace > 1 || m_rng.chance(0.02))
        act("urge", moment(0.6, 20 * dayMs), QStringLiteral("hefeng"),
            {{QStringLiteral("text"), QStringLiteral("请在时限内办结")}});
    const QStringList &results = m_texts.items[at(plan.item)].results;
    const auto resolve = [&](double share) {
        act("resolve", moment(share, 90 * dayMs), handler,
            {{QStringLiteral("result"), m_rng.pick(results)}, {QStringLiteral("photos"), hasPhoto() ? 1 : 0}},
            org);
    };
    resolve(plan.twist == Twist::Rework ? 0.5 : m_rng.between(0.66, 0.84));
    if (plan.twist == Twist::Rework) {
        act("fail", moment(0.6, 90 * dayMs), checkers[0],
            {{QStringLiteral("reason"), m_rng.pick(m_texts.reworks)}});
        resolve(0.8);
    }
    act("pass", moment(m_rng.between(0.87, 0.95), 90 * dayMs), m_rng.pick(checkers));
    act("close", moment(1.0, 90 * dayMs), checkers[1]);
    const bool isPublic = plan.channel == QLatin1String("12345") || plan.channel == QLatin1String("public");
    if (isPublic && m_rng.chance(0.6)) {
        static constexpr double weights[] = {1.5, 13, 85.5};
        act("rate", m_now + m_rng.whole(4, 60) * hourMs, m_rng.pick(operators),
            {{QStringLiteral("satisfaction"),
              plan.pace > 1 && m_rng.chance(0.3) ? 1 : 1 + m_rng.weighted(weights)}});
    }
}

Result<void> makeCases(const World &world, const Crew &crew, const Vault &vault, CaseLog &log, CasePhotos &photos,
                       QList<AlarmMark> &seen,
                       const std::function<void(qint64 done, qint64 total)> &progress)
{
    const auto texts = CaseTexts::load(world.codes);
    if (!texts)
        return tl::unexpected(texts.error());
    const auto calendar = WorkCalendar::load();
    if (!calendar)
        return tl::unexpected(calendar.error());
    CasePlanner planner(world, *texts, *calendar);
    CaseStory story(world, *texts, *calendar, crew, vault);
    OversightStory oversight(world, *calendar);
    qint64 done = 0;
    for (int day = 0; day < planner.days(); ++day) {
        std::vector<int> serial(at(world.scale.counties()), 0);
        for (const CasePlan &plan : planner.day(day)) {
            const int county =
                world.division.area(world.division.ancestor(plan.grid, AreaLevel::County)).serial;
            auto actions = story.tell(plan, ++serial[at(county)]);
            oversight.tell(plan, actions);
            if (const auto mark = oversight.seenAlarm(plan, actions, QStringLiteral("zhangwenjing")))
                seen << *mark;
            if (const auto written = log.appendNew(actions); !written)
                return tl::unexpected(written.error());
            if (const auto attached = photos.attach(actions); !attached)
                return attached;
            ++done;
        }
        progress(done, world.scale.cases);
    }
    return {};
}

} // namespace huying::demo
