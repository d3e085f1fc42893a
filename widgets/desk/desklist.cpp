// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/desklist.h"

#include "data/model/queuemodel.h"
#include "widgets/delegates/lampdelegate.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHeaderView>
#include <QTableView>

namespace huying
{

namespace
{

using Kind = ListColumn::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DeskList)
};

ListColumn columnOf(int section, const QString &title)
{
    switch (section) {
    case QueueModel::LimitColumn:
        return {title, Kind::Text, 6, false};
    case QueueModel::NumberColumn:
        return {title, Kind::Text, 8, false};
    case QueueModel::ChannelColumn:
        return {title, Kind::Text, 4, false};
    case QueueModel::ItemColumn:
        return {title, Kind::Text, 8, false};
    case QueueModel::TitleColumn:
        return {title, Kind::Text, 15, true};
    case QueueModel::AreaColumn:
        return {title, Kind::Text, 15, true};
    case QueueModel::OrgColumn:
        return {title, Kind::Text, 10, true};
    case QueueModel::ReportedColumn:
    case QueueModel::ResolvedColumn:
        return {title, Kind::Time, 11, false};
    case QueueModel::StoppedColumn:
        return {title, Kind::Span, 5, false};
    case QueueModel::ReworkColumn:
    case QueueModel::PhotosColumn:
        return {title, Kind::Number, 4, false};
    default:
        return {title, Kind::Text, 6, false};
    }
}

ListCell timeCell(TimeMs at)
{
    return at ? ListCell::of(at) : ListCell();
}

QString joined(const QSet<QString> &codes, const std::function<QString(const QString &)> &name)
{
    QStringList names;
    for (const QString &code : codes)
        names << name(code);
    names.sort();
    return names.join(Words::tr(", "));
}

} // namespace

DeskColumns columnsOf(const QTableView &table)
{
    DeskColumns made;
    const QHeaderView &header = *table.horizontalHeader();
    for (int place = 0; place < header.count(); ++place) {
        const int section = header.logicalIndex(place);
        if (header.isSectionHidden(section))
            continue;
        made.sections << section;
        made.columns << columnOf(section, table.model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
    }
    return made;
}

ExportRow listRow(const CaseState &c, const QList<int> &sections, const CaseWords &words, bool isFinal, TimeMs now)
{
    ExportRow row;
    for (const int section : sections) {
        switch (section) {
        case QueueModel::LimitColumn:
            row << ListCell::of(limitText(shapeOf(lampOf(c, isFinal, now)), timeLeft(c, now)));
            break;
        case QueueModel::NumberColumn:
            row << ListCell::of(c.no);
            break;
        case QueueModel::ChannelColumn:
            row << ListCell::of(words.badge(c.channel).text);
            break;
        case QueueModel::ItemColumn:
            row << ListCell::of(words.itemClass(c.item));
            break;
        case QueueModel::TitleColumn:
            row << ListCell::of(withoutNumbersOfPeople(c.title));
            break;
        case QueueModel::AreaColumn:
            row << ListCell::of(withoutNumbersOfPeople(words.shortPlace(c)));
            break;
        case QueueModel::OrgColumn:
            row << ListCell::of(c.org.isEmpty() ? QString() : words.organization(c.org));
            break;
        case QueueModel::StateColumn:
            row << ListCell::of(words.state(c.state));
            break;
        case QueueModel::ReportedColumn:
            row << timeCell(c.reportedAt);
            break;
        case QueueModel::ResolvedColumn:
            row << timeCell(c.resolvedAt);
            break;
        case QueueModel::StoppedColumn:
            row << ListCell::of(c.stoppedMs + (c.stoppedAt ? now - c.stoppedAt : 0));
            break;
        case QueueModel::ReworkColumn:
            row << ListCell::of(TimeMs(c.rework));
            break;
        case QueueModel::PhotosColumn:
            row << ListCell::of(TimeMs(c.photos));
            break;
        default:
            row << ListCell();
        }
    }
    return row;
}

QString filterText(const QueueFilter &filter, const QString &tab, const CaseWords &words)
{
    QStringList parts{tab};
    const auto say = [&parts](const QString &field, const QString &value) {
        if (!value.isEmpty())
            parts << Words::tr("%1: %2", "field: value").arg(field, value);
    };
    QStringList lamps;
    for (int lamp = 0; lamp < 6; ++lamp)
        if (filter.lamps & (1 << lamp))
            lamps << (lamp == int(Lamp::Near) ? Words::tr("near due") : lamp == int(Lamp::Overdue) ? Words::tr("overdue")
                      : lamp == int(Lamp::Stopped) ? Words::tr("clock stopped") : lamp == int(Lamp::OnTime) ? Words::tr("on time") : Words::tr("other"));
    say(Words::tr("Limit"), lamps.join(Words::tr(", ")));
    say(Words::tr("Source"), joined(filter.channels, [&](const QString &code) { return words.channel(code); }));
    say(Words::tr("Class"), joined(filter.classes, [&](const QString &code) { return words.itemClass(code); }));
    say(Words::tr("Area"), filter.area.isEmpty() ? QString() : words.area(filter.area));
    say(Words::tr("Organization"), filter.org.isEmpty() ? QString() : filter.org == noOrganization ? Words::tr("none yet") : words.organization(filter.org));
    say(Words::tr("Figure"), filter.only ? filter.only->title : QString());
    say(Words::tr("Words"), withoutNumbersOfPeople(filter.text));
    if (filter.marks)
        parts << Words::tr("supervised only");
    if (filter.dueFrom || filter.dueTo) {
        const auto at = [](TimeMs time) { return time ? QDateTime::fromMSecsSinceEpoch(time).toString(QStringLiteral("MM-dd HH:mm")) : QString(); };
        say(Words::tr("Falls due"), at(filter.dueFrom) + QStringLiteral(" – ") + at(filter.dueTo));
    }
    if (filter.pressing)
        parts << Words::tr("pressing only");
    return parts.join(QStringLiteral(" · "));
}

} // namespace huying
