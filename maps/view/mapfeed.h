// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"
#include "data/model/layermodel.h"
#include "data/model/pointchanges.h"
#include "data/model/workflow.h"
#include "maps/view/inpool.h"
#include "maps/view/mapcontent.h"

#include <QPointer>
#include <QSet>
#include <QTimer>
#include <algorithm>
#include <functional>

namespace huying {

/// Watches the models and makes of them the content that the render thread draws. GUI thread; what takes a
/// while (sorting a register, working out borders) is done in the pool.
class MapFeed : public QObject
{
    Q_OBJECT
public:
    using Filter = std::function<bool(const CaseState &)>;
    using Glyph = std::function<QChar(const CaseState &)>;
    using Age = std::function<FixAge(const UnitRow &)>;

    explicit MapFeed(QObject *parent = nullptr);

    void setAreas(const AreaTreePtr &areas);
    void setRegister(const PointTablePtr &points) { setRegister(points, nullptr); }
    /// With all that was written into it since the table was loaded; the table may be the one that is shown already.
    void setRegister(const PointTablePtr &points, const PointChangesPtr &changes);
    void setUnits(const QList<UnitRow> &units);
    /// Which of these names nobody has been asked for yet; from now on they have.
    std::vector<quint32> notAsked(RegisterKind kind, const std::vector<std::pair<MapRegister, quint32>> &unnamed);
    /// The answer about all of `fids`; who is not among `names` has none.
    void setItemNames(RegisterKind kind, const std::vector<quint32> &fids, const QHash<quint32, QString> &names);
    /// Only these rows have changed, in their places; shown within half a second.
    void moveUnits(const QList<UnitRow> &units, const QList<int> &rows);
    /// How old a fix is by the site's rule; without it all are fresh.
    void setUnitAge(Age age);
    void setRecommendedUnits(const QStringList &refs);
    /// `now` is the clock of the lamps; board and workflow outlive the feed.
    void setCases(const CaseBoard *board, const Workflow *workflow, std::function<TimeMs()> now);
    /// Lamps as the clock has them, which is done every second by itself; at once when the clock was put to another time.
    void turnLamps();
    void setFilter(Filter shown);
    void setGlyph(Glyph glyph);
    void setLayers(const LayerModel *layers);
    void setTheme(const Theme &theme, double wallScale = 1);
    void setShading(std::shared_ptr<const AreaShading> shading);
    void setHotAreas(const QStringList &codes);
    /// By area, as in the content; changes with openCasesChanged().
    const std::shared_ptr<const std::vector<int>> &openCases() const { return m_content.openCases; }
    void setBesideCases(std::shared_ptr<const std::vector<int>> openCases);
    void setSelectedArea(const QString &code);
    void setTint(const AreaTintPtr &tint);
    void setCovers(std::shared_ptr<const std::vector<CoverShape>> covers);

    const QList<UnitRow> &units() const { return m_units; }
    const CaseBoard *board() const { return m_board; }
    const Workflow *workflow() const { return m_workflow; }
    const AreaTreePtr &areas() const { return m_content.areas; }
    TimeMs now() const { return m_now ? m_now() : 0; }
    /// The case as it is drawn, if it is open.
    const CasePoint *casePoint(int row) const;

    MapContentPtr content();
    /// Nothing is being worked out.
    bool isReady() const
    {
        return m_pending == 0 && !m_publish.isActive() && std::ranges::all_of(m_namesAsked, [](const auto &asked) { return asked.isEmpty(); });
    }

signals:
    void groundChanged(); ///< areas, choropleth, heat, theme, layers: marks as well
    void marksChanged();
    void openCasesChanged();
    /// What the filter of a register's layer lets through; −1: there is no filter.
    void filtered(const QString &layer, qint64 found);

private:
    void addPending(int change);
    template <class Make, class Take>
    void work(Make make, Take take)
    {
        addPending(1);
        inPool(this, make, [this, take](const auto &made) {
            addPending(-1);
            take(made);
            m_shared.reset();
            emit groundChanged();
        });
    }
    void takeRow(int row);
    void takeRows(int first, int last);
    void publishCases();
    void publishUnits();
    WorldPoint worldOf(qsizetype unit, LonLat place);
    void readLayers();
    void readFilters();
    void pack(MapRegister reg, const PointTablePtr &points, const PointChangesPtr &changes);
    void forgetNames(MapRegister reg, const PointTablePtr &points, const PointChangesPtr &changes);
    void adopt(MapRegister reg);
    void adoptAgain(const std::function<bool(const PointFilter &)> &wanted);
    int today() const { return static_cast<int>(now() / dayMs); }

    MapContent m_content;
    std::array<PointIndexPtr, mapRegisters> m_indexes; ///< newest; on the map once the filter has gone over them
    std::array<PointTablePtr, mapRegisters> m_tables, m_packed; ///< what was given last, and what they are made of
    std::array<PointChangesPtr, mapRegisters> m_changes, m_nextChanges; ///< since; next: of the table that is being packed
    std::array<QSet<quint32>, mapRegisters> m_namesAsked; ///< and not answered
    std::array<PointFilter, mapRegisters> m_filters;
    std::array<quint32, mapRegisters> m_adopted{}; ///< how often
    int m_day = 0;
    MapContentPtr m_shared; ///< what was handed out; null when m_content has moved on
    QPointer<const CaseBoard> m_board;
    const Workflow *m_workflow = nullptr;
    std::function<TimeMs()> m_now;
    QPointer<const LayerModel> m_layers;
    QHash<int, CasePoint> m_open; ///< by board row
    QList<UnitRow> m_units;
    QSet<QString> m_recommended;
    std::vector<bool> m_moving; ///< by unit
    std::vector<std::pair<LonLat, WorldPoint>> m_unitPlaces; ///< by unit: where it was drawn last
    Age m_age;
    QTimer m_publishUnits, m_grow; ///< m_grow: fixes grow old by themselves
    Filter m_filter;
    Glyph m_glyph;
    QTimer m_publish; ///< gathers what arrives within a tenth of a second
    QTimer m_lamps;   ///< lamps change by themselves
    int m_pending = 0;
};

/// The character of a case's class in the default catalogue.
QChar defaultGlyph(const CaseState &state);

} // namespace huying
