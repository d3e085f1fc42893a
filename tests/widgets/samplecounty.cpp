// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/samplecounty.h"

namespace huying::support
{

namespace
{

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

SampleCounty::SampleCounty(int cases, quint32 seed) : workflow(*Workflow::load()), words(workflow), source(seed, noon)
{
    nameCodes();
    layOutAreas();
    enlist();
    QList<CaseState> states;
    for (int i = 0; i < cases; ++i)
        states << makeCase(7);
    board.merge(states);
}

CaseState SampleCounty::makeCase(int openShare)
{
    CaseState c = source.make(nextNumber, openShare);
    c.no = QStringLiteral("QD0812-%1").arg(nextNumber++, 4, 10, QLatin1Char('0'));
    c.area = m_grids[source.random().bounded(static_cast<int>(m_grids.size()))];
    c.reporterMasked = u("李*");
    c.phoneMasked = QStringLiteral("138****5678");
    c.photos = source.random().bounded(3);
    if (workflow.isFinal(c.state))
        return c;
    // Open cases are of today, with limits near enough for every lamp.
    c.reportedAt = now - static_cast<TimeMs>(source.random().bounded(12 * 60)) * minuteMs;
    c.updatedAt = std::min(now, c.reportedAt + 10 * minuteMs);
    c.acceptedAt = c.state == QLatin1String("reported") ? 0 : c.updatedAt;
    c.limitMs = source.random().bounded(8, 20) * hourMs;
    c.dueAt = c.reportedAt + c.limitMs;
    if (c.stoppedAt)
        c.stoppedAt = c.updatedAt;
    if (c.resolvedAt)
        c.resolvedAt = c.updatedAt;
    c.urged = source.random().bounded(12) ? 0 : 1;
    return c;
}

void SampleCounty::nameCodes()
{
    const struct { const char *code, *name, *badge; BadgeShape shape; } channels[] = {
        {"hotline", "12345热线", "热线", BadgeShape::Official}, {"grid", "网格通", "网格", BadgeShape::People},
        {"public", "公众上报", "公众", BadgeShape::People},     {"city", "城管案件", "城管", BadgeShape::Official},
        {"sensor", "智能感知", "感知", BadgeShape::Machine},    {"video", "雪亮视频", "雪亮", BadgeShape::Machine}};
    for (const auto &c : channels)
        words.setChannel(u(c.code), u(c.name), u(c.badge), c.shape);
    const struct { const char *code, *name; char16_t glyph; } classes[] = {
        {"E01", "市政公用异常", u'设'}, {"E06", "市容环境", u'容'}, {"E08", "施工管理", u'工'},
        {"E09", "街面秩序", u'序'},     {"G01", "矛盾纠纷", u'纠'}, {"G05", "特殊群体关爱", u'助'}};
    for (const auto &c : classes)
        words.setClass(u(c.code), u(c.name), QChar(c.glyph));
}

void SampleCounty::layOutAreas()
{
    std::vector<AreaRecord> records;
    const auto add = [&](const QString &code, const QString &name, const QString &parent, AreaLevel level) {
        AreaRecord record;
        record.code = code;
        record.name = name;
        record.parent = parent;
        record.level = level;
        record.population = 9000;
        records.push_back(record);
    };
    const QString county = QStringLiteral("441900");
    add(county, u("清渡县"), {}, AreaLevel::County);
    static constexpr const char *towns[] = {"城关街道", "河东街道", "青禾镇", "双桥镇", "石门镇", "白石镇", "柳渡镇", "云岭乡", "南湾乡"};
    static constexpr const char *villages[] = {"文昌社区", "滨江社区", "新桥社区", "东门社区", "湖滨社区"};
    int t = 0;
    for (const char *town : towns) {
        const QString townCode = county + QStringLiteral("%1").arg(++t, 3, 10, QLatin1Char('0'));
        add(townCode, u(town), county, AreaLevel::Town);
        int v = 0;
        for (const char *village : villages) {
            const QString villageCode = townCode + QStringLiteral("%1").arg(++v, 3, 10, QLatin1Char('0'));
            add(villageCode, u(village), townCode, AreaLevel::Village);
            for (int g = 1; g <= 6; ++g) {
                const QString grid = villageCode + QStringLiteral("%1").arg(g, 3, 10, QLatin1Char('0'));
                add(grid, QStringLiteral("%1 格").arg(g, 3, 10, QLatin1Char('0')), villageCode, AreaLevel::Grid);
                m_grids << grid;
            }
        }
    }
    words.setAreas(std::make_shared<AreaTree>(std::move(records)));
}

void SampleCounty::enlist()
{
    static constexpr const char *names[] = {"县城管局", "县住建局", "县水利局", "县公安局", "县交通局", "环卫所", "消防大队", "供电所"};
    QList<NamedCode> organizations;
    for (int i = 0; i < 38; ++i)
        organizations << NamedCode{QStringLiteral("D%1").arg(i, 2, 10, QLatin1Char('0')), u(names[i % 8])};
    words.setOrganizations(organizations);
    const struct { const char *ref, *name; char16_t glyph; UnitKind kind; UnitStatus status; } units[] = {
        {"U001", "市政抢修 2 组", u'修', UnitKind::Vehicle, UnitStatus::Free},
        {"U002", "黄素芬", u'格', UnitKind::Person, UnitStatus::Free},
        {"U003", "城管巡查 5 组", u'执', UnitKind::Vehicle, UnitStatus::EnRoute}};
    QList<UnitRow> rows;
    for (const auto &unit : units) {
        UnitRow row;
        row.ref = u(unit.ref);
        row.name = u(unit.name);
        row.glyph = QChar(unit.glyph);
        row.kind = unit.kind;
        row.status = unit.status;
        rows << row;
    }
    words.setUnits(rows);
}

} // namespace huying::support
