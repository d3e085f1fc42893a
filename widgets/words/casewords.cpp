// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words/casewords.h"

#include "widgets/delegates/lampdelegate.h"

#include <QDateTime>

namespace huying
{

static_assert(static_cast<int>(Lamp::Overdue) == static_cast<int>(LampShape::Diamond));
static_assert(static_cast<int>(Lamp::NoData) == static_cast<int>(LampShape::DashedRing));

CaseWords::CaseWords(const Workflow &workflow, QObject *parent)
    : QObject(parent), m_workflow(workflow),
      //: Which names of the workflow table to show: "zh" or "en".
      m_chinese(tr("en", "language of names") == QLatin1String("zh"))
{
}

void CaseWords::setChannel(const QString &code, const QString &name, const QString &badge, BadgeShape shape)
{
    if (!m_channels.contains(code))
        m_channelList << NamedCode{code, name};
    m_channels.insert(code, {name, {shape, badge}});
}

void CaseWords::setClass(const QString &code, const QString &name, QChar glyph)
{
    if (!m_classes.contains(code))
        m_classList << NamedCode{code, name};
    m_classes.insert(code, {name, glyph});
}

void CaseWords::setItem(const QString &code, const QString &name, QChar glyph)
{
    m_items.insert(code, {name, glyph});
}

void CaseWords::setAreas(const AreaTreePtr &areas)
{
    m_areas = areas;
    m_county.clear();
    int counties = 0;
    if (areas)
        for (const Area &area : areas->all())
            if (area.level == AreaLevel::County)
                m_county = ++counties == 1 ? area.name : QString();
    emit changed();
}

void CaseWords::setOrganizations(const QList<NamedCode> &organizations)
{
    m_organizationList = organizations;
    m_organizations.clear();
    for (const NamedCode &o : organizations)
        m_organizations.insert(o.code, o.name);
    emit changed();
}

void CaseWords::setUnits(const QList<UnitRow> &units)
{
    m_units = units;
    m_unitIndex.clear();
    for (qsizetype i = 0; i < units.size(); ++i)
        m_unitIndex.insert(units[i].ref, i);
    emit changed();
}

QList<NamedCode> CaseWords::actors() const
{
    QList<NamedCode> list;
    for (auto actor = m_actors.cbegin(); actor != m_actors.cend(); ++actor)
        list << NamedCode{actor.key(), *actor};
    std::ranges::sort(list, {}, &NamedCode::name);
    return list;
}

QString CaseWords::state(const QString &code) const
{
    const WorkflowState *known = m_workflow.state(code);
    return known ? localized(known->zh, known->en) : code;
}

QString CaseWords::role(const QString &code) const
{
    for (const WorkflowRole &role : m_workflow.roles())
        if (role.code == code)
            return localized(role.zh, role.en);
    return code;
}

QString CaseWords::action(const WorkflowAction &action) const
{
    return localized(action.zh, action.en);
}

QString CaseWords::item(const QString &code) const
{
    const auto found = m_items.find(code);
    return found != m_items.end() ? found->name : code;
}

QString CaseWords::itemClass(const QString &code) const
{
    const auto found = m_classes.find(code.left(3));
    return found != m_classes.end() ? found->name : code.left(3);
}

QChar CaseWords::glyph(const CaseState &state) const
{
    if (const auto item = m_items.find(state.item); item != m_items.end())
        return item->glyph;
    const auto known = m_classes.find(state.item.left(3));
    return known != m_classes.end() ? known->glyph : QChar(u'案');
}

BadgeCell CaseWords::badge(const QString &channel) const
{
    const auto found = m_channels.find(channel);
    return found != m_channels.end() ? found->badge
                                     : BadgeCell{BadgeShape::Official, channel.isEmpty() ? tr("Other") : channel.left(4)};
}

QString CaseWords::channel(const QString &code) const
{
    const auto found = m_channels.find(code);
    return found != m_channels.end() ? found->name : code.isEmpty() ? tr("Other") : code;
}

QString CaseWords::organization(const QString &code) const
{
    return m_organizations.value(code, code);
}

QString CaseWords::shortOrganization(const QString &code) const
{
    const QString name = organization(code);
    const bool isOfCounty = m_county.size() > 1 && name.size() > m_county.size() && name.startsWith(m_county);
    return isOfCounty ? name.sliced(m_county.size() - 1) : name;
}

QString CaseWords::unit(const QString &ref) const
{
    const auto found = m_unitIndex.find(ref);
    return found != m_unitIndex.end() ? m_units[*found].name : ref;
}

QString CaseWords::area(const QString &code) const
{
    const int index = m_areas ? m_areas->indexOf(code) : -1;
    return index < 0 ? QString() : m_areas->path(index);
}

QString CaseWords::shortPlace(const CaseState &state) const
{
    const QString path = area(state.area);
    return path.isEmpty() ? state.address : path;
}

QString CaseWords::fullPlace(const CaseState &state) const
{
    const QString path = area(state.area);
    if (state.address.isEmpty() || path.isEmpty())
        return state.address + path;
    return tr("%1 · %2", "address · area").arg(state.address, path);
}

QString CaseWords::sentence(const CaseState &c, Lamp lamp, TimeMs now) const
{
    //: Case as a screen reader says it: number, title, place, state, limit.
    return tr("%1, %2, %3, %4, %5")
        .arg(c.no, c.title, shortPlace(c), state(c.state), limitText(shapeOf(lamp), timeLeft(c, now)));
}

QString clockSpan(TimeMs span, bool seconds)
{
    span = qAbs(span);
    QString text = QStringLiteral("%1:%2").arg(span / hourMs).arg(span % hourMs / minuteMs, 2, 10, QLatin1Char('0'));
    if (seconds)
        text += QStringLiteral(":%1").arg(span % minuteMs / secondMs, 2, 10, QLatin1Char('0'));
    return text;
}

QString clockTime(TimeMs at, TimeMs now)
{
    if (!at)
        return QStringLiteral("—");
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at), today = QDateTime::fromMSecsSinceEpoch(now);
    if (time.date() == today.date())
        return time.toString(QStringLiteral("HH:mm"));
    return time.toString(time.date().year() == today.date().year() ? QStringLiteral("MM-dd HH:mm")
                                                                   : QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString clockSeconds(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("HH:mm:ss"));
}

} // namespace huying
