// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/analysis/nearby.h"
#include "data/model/codes.h"

#include <QAbstractTableModel>
#include <QHash>
#include <functional>

namespace huying
{

/// "Cameras", "Grid workers": what a kind is called.
QString nearbyWord(const NearbyKind &kind, const Catalogue &catalogue);

/// The kinds of an answer with how many there are of each, all together first.
class NearbyKindModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, CountColumn, ColumnCount };

    explicit NearbyKindModel(const Catalogue &catalogue, QObject *parent = nullptr);

    void setKinds(const std::vector<NearbyKind> &kinds);
    /// −1: all of them.
    int kindAt(int row) const { return row - 1; }
    int rowOf(NearbyGroup group, const QString &code) const; ///< 0 if there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Catalogue &m_catalogue;
    std::vector<NearbyKind> m_kinds;
};

/// The things of an answer, of one kind or of all, by distance. Names are asked for when a row is looked at.
class NearbyThingModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { KindColumn, NameColumn, DistanceColumn, DirectionColumn, ColumnCount };
    /// Calls back with the name, at once or later; empty: it has none.
    using Namer = std::function<void(const NearbyThing &thing, NearbyGroup group, std::function<void(const QString &)> take)>;

    NearbyThingModel(const Catalogue &catalogue, Namer namer, QObject *parent = nullptr);

    void setAnswer(const NearbyAnswer &answer);
    void setKind(int kind); ///< −1: all
    const NearbyThing &at(int row) const { return m_answer.things[m_shown[static_cast<std::size_t>(row)]]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString name(std::size_t thing) const;
    void choose();

    const Catalogue &m_catalogue;
    const Namer m_namer;
    NearbyAnswer m_answer;
    std::vector<std::size_t> m_shown; ///< in m_answer.things
    int m_kind = -1;
    quint32 m_round = 0;             ///< names of an answer before are not of interest any more
    mutable bool m_isAsking = false; ///< a name that comes at once is returned, not signalled
    mutable QHash<std::size_t, QString> m_names; ///< asked for; null until the answer is there
};

} // namespace huying
