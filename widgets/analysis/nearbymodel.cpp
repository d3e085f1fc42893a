// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/analysis/nearbymodel.h"

#include <QPointer>
#include <algorithm>
#include <numeric>

namespace huying
{

namespace
{

QString distanceWord(double metres, bool isCircle)
{
    return metres < 0.5 && !isCircle ? NearbyThingModel::tr("inside") : metres < 10'000 ? QStringLiteral("%1 m").arg(metres, 0, 'f', 0)
                                                                     : QStringLiteral("%1 km").arg(metres / 1000, 0, 'f', 1);
}

QString direction(int octant)
{
    static const char *const words[] = {
        QT_TRANSLATE_NOOP("huying::NearbyThingModel", "north"), QT_TRANSLATE_NOOP("huying::NearbyThingModel", "north-east"),
        QT_TRANSLATE_NOOP("huying::NearbyThingModel", "east"), QT_TRANSLATE_NOOP("huying::NearbyThingModel", "south-east"),
        QT_TRANSLATE_NOOP("huying::NearbyThingModel", "south"), QT_TRANSLATE_NOOP("huying::NearbyThingModel", "south-west"),
        QT_TRANSLATE_NOOP("huying::NearbyThingModel", "west"), QT_TRANSLATE_NOOP("huying::NearbyThingModel", "north-west")};
    return NearbyThingModel::tr(words[octant]);
}

} // namespace

QString nearbyWord(const NearbyKind &kind, const Catalogue &catalogue)
{
    switch (kind.group) {
    case NearbyGroup::Cases:
        return NearbyKindModel::tr("Open cases");
    case NearbyGroup::Units:
        return NearbyKindModel::tr("Unit: %1").arg(catalogue.nameOf(QStringLiteral("unit_kind"), kind.code));
    case NearbyGroup::Things:
        return catalogue.nameOf(QStringLiteral("thing_kind"), kind.code);
    case NearbyGroup::Places:
        return catalogue.nameOf(QStringLiteral("place_kind"), kind.code);
    case NearbyGroup::Organizations:
        return catalogue.nameOf(QStringLiteral("org_kind"), kind.code);
    case NearbyGroup::Sentiments:
        return NearbyKindModel::tr("Public opinion");
    case NearbyGroup::People:
        return NearbyKindModel::tr("%1 (number only)").arg(catalogue.nameOf(QStringLiteral("person_category"), kind.code));
    }
    return {};
}

NearbyKindModel::NearbyKindModel(const Catalogue &catalogue, QObject *parent) : QAbstractTableModel(parent), m_catalogue(catalogue) {}

void NearbyKindModel::setKinds(const std::vector<NearbyKind> &kinds)
{
    beginResetModel();
    m_kinds = kinds;
    endResetModel();
}

int NearbyKindModel::rowOf(NearbyGroup group, const QString &code) const
{
    for (std::size_t i = 0; i < m_kinds.size(); ++i)
        if (m_kinds[i].group == group && m_kinds[i].code == code)
            return static_cast<int>(i) + 1;
    return 0;
}

int NearbyKindModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_kinds.empty() ? 0 : static_cast<int>(m_kinds.size()) + 1;
}

int NearbyKindModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NearbyKindModel::data(const QModelIndex &index, int role) const
{
    const bool isAll = index.row() == 0;
    if (role == Qt::FontRole)
        return isAll;
    if (role == Qt::TextAlignmentRole)
        return int(index.column() == CountColumn ? Qt::AlignRight : Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    if (isAll) {
        const auto listed = [](int sum, const NearbyKind &k) { return k.group == NearbyGroup::People ? sum : sum + k.count; };
        return index.column() == NameColumn ? QVariant(tr("All that is listed"))
                                            : QVariant(std::accumulate(m_kinds.begin(), m_kinds.end(), 0, listed));
    }
    const NearbyKind &kind = m_kinds[static_cast<std::size_t>(index.row()) - 1];
    return index.column() == NameColumn ? QVariant(nearbyWord(kind, m_catalogue)) : QVariant(kind.count);
}

QVariant NearbyKindModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Kind") : tr("Number");
}

NearbyThingModel::NearbyThingModel(const Catalogue &catalogue, Namer namer, QObject *parent)
    : QAbstractTableModel(parent), m_catalogue(catalogue), m_namer(std::move(namer))
{
}

void NearbyThingModel::setAnswer(const NearbyAnswer &answer)
{
    beginResetModel();
    m_answer = answer;
    m_names.clear();
    ++m_round;
    m_kind = -1;
    choose();
    endResetModel();
}

void NearbyThingModel::setKind(int kind)
{
    beginResetModel();
    m_kind = kind;
    choose();
    endResetModel();
}

void NearbyThingModel::choose()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_answer.things.size(); ++i)
        if (m_kind < 0 || m_answer.things[i].kind == m_kind)
            m_shown.push_back(i);
}

QString NearbyThingModel::name(std::size_t thing) const
{
    if (const auto known = m_names.constFind(thing); known != m_names.cend())
        return *known;
    m_names.insert(thing, {});
    const NearbyThing &t = m_answer.things[thing];
    auto *self = const_cast<NearbyThingModel *>(this);
    m_isAsking = true;
    m_namer(t, m_answer.kinds[static_cast<std::size_t>(t.kind)].group,
            [self = QPointer<NearbyThingModel>(self), thing, round = m_round](const QString &text) {
                if (!self || round != self->m_round)
                    return;
                self->m_names.insert(thing, text.isEmpty() ? QStringLiteral("—") : text);
                if (self->m_isAsking)
                    return;
                const auto shown = std::ranges::lower_bound(self->m_shown, thing);
                const int row = static_cast<int>(shown - self->m_shown.begin());
                if (shown != self->m_shown.end() && *shown == thing)
                    emit self->dataChanged(self->index(row, NameColumn), self->index(row, NameColumn));
            });
    m_isAsking = false;
    return m_names.value(thing);
}

int NearbyThingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int NearbyThingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NearbyThingModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(index.column() == DistanceColumn ? Qt::AlignRight : Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    const NearbyThing &thing = at(index.row());
    switch (index.column()) {
    case KindColumn:
        return nearbyWord(m_answer.kinds[static_cast<std::size_t>(thing.kind)], m_catalogue);
    case NameColumn:
        return name(m_shown[static_cast<std::size_t>(index.row())]);
    case DistanceColumn:
        return distanceWord(thing.metres, m_answer.region.isCircle());
    default:
        return thing.metres < 0.5 && m_answer.region.isCircle() ? QString() : direction(octant(m_answer.region.middle(), thing.place));
    }
}

QVariant NearbyThingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString heads[] = {tr("Kind"), tr("Name"), tr("Distance"), tr("Direction")};
    return heads[section];
}

} // namespace huying
