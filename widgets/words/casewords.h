// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/model/lamp.h"
#include "data/model/unitrow.h"
#include "data/model/workflow.h"
#include "widgets/delegates/badgedelegate.h"

#include <QHash>
#include <QObject>

namespace huying
{

/// A code and what people call it.
struct NamedCode
{
    QString code, name;
};

/// What the codes of a case are called on the screen: states, items, channels, areas, organisations, units.
/// Filled as the store loads; unknown codes speak for themselves.
class CaseWords : public QObject
{
    Q_OBJECT
public:
    explicit CaseWords(const Workflow &workflow, QObject *parent = nullptr);

    void setChannel(const QString &code, const QString &name, const QString &badge, BadgeShape shape);
    void setClass(const QString &code, const QString &name, QChar glyph);
    void setItem(const QString &code, const QString &name, QChar glyph);
    void setAreas(const AreaTreePtr &areas);
    void setOrganizations(const QList<NamedCode> &organizations);
    void setUnits(const QList<UnitRow> &units);
    /// Display names by account name.
    void setActors(const QHash<QString, QString> &actors) { m_actors = actors; }

    const Workflow &workflow() const { return m_workflow; }
    const AreaTreePtr &areas() const { return m_areas; }
    const QList<NamedCode> &channels() const { return m_channelList; }
    const QList<NamedCode> &classes() const { return m_classList; }
    const QList<NamedCode> &organizations() const { return m_organizationList; }
    const QList<UnitRow> &units() const { return m_units; }

    QString state(const QString &code) const;
    QString action(const WorkflowAction &action) const;
    QString item(const QString &code) const;
    QString itemClass(const QString &code) const;
    QChar glyph(const CaseState &state) const;
    BadgeCell badge(const QString &channel) const;
    QString channel(const QString &code) const;
    QString organization(const QString &code) const;
    /// For narrow columns: without the name of the only county, "县交通运输局".
    QString shortOrganization(const QString &code) const;
    QString unit(const QString &ref) const;
    QString role(const QString &code) const;
    QString actor(const QString &account) const { return m_actors.value(account, account); }
    QList<NamedCode> actors() const; ///< accounts by display name
    /// Town and village with grid; the address where no area is known.
    QString shortPlace(const CaseState &state) const;
    /// Address, then the area.
    QString fullPlace(const CaseState &state) const;
    QString area(const QString &code) const;
    /// One sentence for screen readers and tool tips.
    QString sentence(const CaseState &state, Lamp lamp, TimeMs now) const;
    /// Names of the workflow table in the user's language.
    QString localized(const QString &zh, const QString &en) const { return m_chinese || en.isEmpty() ? zh : en; }

signals:
    void changed();

private:
    struct Entry
    {
        QString name;
        QChar glyph;
    };
    struct ChannelEntry
    {
        QString name;
        BadgeCell badge;
    };

    const Workflow &m_workflow;
    const bool m_chinese;
    AreaTreePtr m_areas;
    QHash<QString, Entry> m_classes, m_items;
    QHash<QString, ChannelEntry> m_channels;
    QHash<QString, QString> m_organizations, m_actors;
    QString m_county; ///< its name; empty if there are several
    QHash<QString, qsizetype> m_unitIndex;
    QList<NamedCode> m_channelList, m_classList, m_organizationList;
    QList<UnitRow> m_units;
};

inline LampShape shapeOf(Lamp lamp)
{
    return static_cast<LampShape>(lamp);
}

/// "1:54"; with seconds "1:54:12".
QString clockSpan(TimeMs span, bool seconds = false);
/// "14:32", another day "08-11 14:32", another year with it; "—" for 0.
QString clockTime(TimeMs at, TimeMs now);
/// "14:32:05"
QString clockSeconds(TimeMs at);

} // namespace huying
