// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/areas/savegrids.h"

#include "data/model/areatree.h"
#include "data/store/audit.h"
#include "data/store/gpkgblob.h"

#include <QDateTime>

namespace huying
{

namespace
{

constexpr const char *registers[] = {"people", "places", "things", "organizations", "sentiments"};

class GridSaving
{
public:
    GridSaving(Store &store, const AreaEdit &edit, TimeMs at) : m_db(store.db()), m_edit(edit), m_at(at) {}

    Result<void> check(const QString &scope)
    {
        for (const auto *list : {&m_edit.changed, &m_edit.added})
            for (const AreaRecord &r : *list)
                if (!scope.isEmpty() && r.code != scope && !isBelow(r.parent, scope))
                    return fail(ErrorKind::Refused, QStringLiteral("“%1”不在您管的辖区").arg(r.name));
        for (auto it = m_edit.before.constBegin(); it != m_edit.before.constEnd(); ++it) {
            SQLite::Statement row(m_db, "SELECT geom FROM areas WHERE code = ?");
            row.bind(1, toSql(it.key()));
            if (!row.executeStep() || polygonsFromGpkg(blobOf(blobAt(row, 0))) != it.value())
                return fail(ErrorKind::Conflict, QStringLiteral("辖区 %1 在这期间被别人改过，请重新打开网格编辑再改").arg(it.key()));
        }
        for (const AreaRecord &r : m_edit.added) {
            SQLite::Statement row(m_db, "SELECT 1 FROM areas WHERE code = ?1 UNION SELECT 1 FROM area_supersede WHERE old = ?1");
            row.bind(1, toSql(r.code));
            if (row.executeStep())
                return fail(ErrorKind::Conflict, QStringLiteral("编号 %1 已经用过，请换一个").arg(r.code));
        }
        return {};
    }

    SavedAreas write()
    {
        for (const AreaRecord &r : m_edit.changed)
            writeArea("UPDATE areas SET geom = ?1, name = ?2, population = ?3 WHERE code = ?4", r);
        for (const AreaRecord &r : m_edit.added)
            writeArea("INSERT INTO areas (geom, name, population, code, level, parent, kind) VALUES (?1,?2,?3,?4,?5,?6,?7)", r);
        for (auto it = m_edit.merged.constBegin(); it != m_edit.merged.constEnd(); ++it)
            supersede(it.key(), it.value());
        for (const AreaRecord &r : m_edit.added)
            handDown(r, m_edit.splitFrom.value(r.code));
        for (const char *table : registers)
            moveRows(table);
        for (const AreaRecord &r : m_edit.added)
            shareOut(r.code, m_edit.splitFrom.value(r.code));
        markChanged();
        m_saved.areas = static_cast<int>(m_edit.changed.size() + m_edit.added.size() + m_edit.merged.size());
        return m_saved;
    }

private:
    bool isBelow(const QString &code, const QString &scope)
    {
        SQLite::Statement row(m_db, "WITH RECURSIVE up (code) AS (SELECT ?1 UNION SELECT a.parent FROM areas a JOIN up USING (code)) "
                                    "SELECT 1 FROM up WHERE code = ?2");
        row.bind(1, toSql(code));
        row.bind(2, toSql(scope));
        return row.executeStep();
    }

    void writeArea(const char *sql, const AreaRecord &r)
    {
        SQLite::Statement write(m_db, sql);
        const QByteArray cell = gpkgMultiPolygon(r.shape);
        write.bind(1, cell.constData(), static_cast<int>(cell.size()));
        write.bind(2, toSql(r.name));
        write.bind(3, r.population);
        write.bind(4, toSql(r.code));
        if (write.getBindParameterCount() > 4) {
            write.bind(5, static_cast<int>(r.level));
            write.bind(6, toSql(r.parent));
            write.bind(7, toSql(r.kind));
        }
        write.exec();
    }

    void supersede(const QString &old, const QString &now)
    {
        run("UPDATE area_supersede SET new = ?2 WHERE new = ?1", old, now);
        run("INSERT OR REPLACE INTO area_supersede (old, new, since) VALUES (?1, ?2, ?3)", old, now);
        run("DELETE FROM areas WHERE code = ?1", old, {});
        run("UPDATE units SET area = ?2 WHERE area = ?1", old, now);
        run("UPDATE areas SET parent = ?2 WHERE parent = ?1", old, now);
    }

    /// Sub-grids that lie in what was cut off belong to it.
    void handDown(const AreaRecord &piece, const QString &of)
    {
        SQLite::Statement rows(m_db, "SELECT code, geom FROM areas WHERE parent = ? AND level > 5 AND geom NOT NULL");
        rows.bind(1, toSql(of));
        QStringList codes;
        while (rows.executeStep())
            if (const MultiPolygon shape = polygonsFromGpkg(blobOf(blobAt(rows, 1))); contains(piece.shape, labelPoint(shape, boundsOf(shape))))
                codes << textAt(rows, 0);
        for (const QString &code : codes)
            run("UPDATE areas SET parent = ?2 WHERE code = ?1", code, piece.code);
    }

    void run(const char *sql, const QString &old, const QString &now)
    {
        SQLite::Statement write(m_db, sql);
        write.bind(1, toSql(old));
        if (write.getBindParameterCount() > 1)
            write.bind(2, toSql(now));
        if (write.getBindParameterCount() > 2)
            write.bind(3, static_cast<int64_t>(m_at));
        write.exec();
    }

    /// Where a row of an edited grid lies now; what lies in none of them stays where it was put.
    QString areaOf(const QString &area, const QByteArray &cell) const
    {
        if (const auto place = pointFromGpkg(blobOf(cell)))
            for (const AreaLevel level : {AreaLevel::SubGrid, AreaLevel::Grid})
                for (const auto *list : {&m_edit.changed, &m_edit.added})
                    for (const AreaRecord &r : *list)
                        if (r.level == level && contains(r.shape, *place))
                            return r.code;
        return m_edit.merged.value(area, area);
    }

    void moveRows(const char *table)
    {
        const std::string name = table;
        SQLite::Statement rows(m_db, "SELECT fid, area, geom FROM " + name + " WHERE area NOT NULL");
        std::vector<std::pair<int64_t, QString>> moves;
        while (rows.executeStep())
            if (const QString area = textAt(rows, 1); m_edit.before.contains(area))
                if (const QString now = areaOf(area, blobAt(rows, 2)); now != area)
                    moves.emplace_back(rows.getColumn(0).getInt64(), now);
        SQLite::Statement write(m_db, "UPDATE " + name + " SET area = ? WHERE fid = ?");
        for (const auto &[fid, area] : moves) {
            write.bind(1, toSql(area));
            write.bind(2, fid);
            write.exec();
            write.reset();
        }
        m_saved.rows += static_cast<qint64>(moves.size());
    }

    /// Inhabitants go by the people of the register, where it has some; the land alone is no measure of them.
    void shareOut(const QString &code, const QString &of)
    {
        SQLite::Statement row(m_db, "SELECT (SELECT count(*) FROM people WHERE area = ?1), (SELECT count(*) FROM people WHERE area = ?2), "
                                    "(SELECT sum(population) FROM areas WHERE code IN (?1, ?2))");
        row.bind(1, toSql(code));
        row.bind(2, toSql(of));
        row.executeStep();
        const int64_t here = row.getColumn(0).getInt64(), there = row.getColumn(1).getInt64(), all = row.getColumn(2).getInt64();
        if (here + there == 0)
            return;
        SQLite::Statement write(m_db, "UPDATE areas SET population = CASE code WHEN ?1 THEN ?3 ELSE ?4 END WHERE code IN (?1, ?2)");
        write.bind(1, toSql(code));
        write.bind(2, toSql(of));
        write.bind(3, all * here / (here + there));
        write.bind(4, all - all * here / (here + there));
        write.exec();
    }

    void markChanged()
    {
        SQLite::Statement mark(m_db, "UPDATE gpkg_contents SET last_change = ? WHERE table_name IN ('areas', 'area_supersede')");
        mark.bind(1, toSql(QDateTime::fromMSecsSinceEpoch(m_at).toUTC().toString(Qt::ISODate)));
        mark.exec();
    }

    SQLite::Database &m_db;
    const AreaEdit &m_edit;
    const TimeMs m_at;
    SavedAreas m_saved;
};

} // namespace

bool mayEditAreas(const Account &account)
{
    return account.mayAny({QStringLiteral("chief"), QStringLiteral("admin_business")});
}

Result<SavedAreas> saveGrids(Store &store, const AreaEdit &edit, const Account &who, TimeMs at)
{
    if (!mayEditAreas(who))
        return fail(ErrorKind::Refused, QStringLiteral("您的角色不能改网格"));
    if (!store.meta(QStringLiteral("upstream")).isEmpty())
        return fail(ErrorKind::Refused, QStringLiteral("这是上级库的副本，网格由上级库统一管理，请在上级库改"));
    if (edit.isEmpty())
        return fail(ErrorKind::Refused, QStringLiteral("没有改动要保存"));
    return guarded(store.path(), QStringLiteral("保存网格"), [&]() -> Result<SavedAreas> {
        SQLite::Transaction transaction(store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        GridSaving saving(store, edit, at);
        if (const auto may = saving.check(who.area); !may)
            return tl::unexpected(may.error());
        const SavedAreas saved = saving.write();
        QStringList codes;
        for (const auto *list : {&edit.changed, &edit.added})
            for (const AreaRecord &r : *list)
                codes << r.code;
        QStringList gone;
        for (auto it = edit.merged.constBegin(); it != edit.merged.constEnd(); ++it)
            gone << it.key() + QStringLiteral("→") + it.value();
        appendAudit(store.db(), {at, who.name, QStringLiteral("areas"), codes.join(u' '),
                                 QStringLiteral("%1；并走 %2；%3 条登记换了网格").arg(edit.steps.join(u'、'), gone.join(u' ')).arg(saved.rows)});
        transaction.commit();
        return saved;
    });
}

} // namespace huying
