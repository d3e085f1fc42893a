// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/import.h"

#include "data/import/basemap.h"
#include "data/import/importcontext.h"
#include "data/import/importmeta.h"
#include "data/import/importtarget.h"
#include "data/import/makeareas.h"
#include "data/import/rejects.h"
#include "data/store/audit.h"
#include "data/store/codetables.h"
#include "data/store/defaultaccounts.h"
#include "data/store/registerlog.h"
#include "data/store/schema.h"
#include "data/store/searchindex.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>

namespace huying
{

namespace
{

constexpr qint64 progressStep = 500;
const QStringList personalFields{QStringLiteral("name"), QStringLiteral("idno"), QStringLiteral("phone"),
                                 QStringLiteral("address"), QStringLiteral("reporter")};

/// One import from the opened file to the committed transaction.
class Import
{
public:
    Import(const ImportRequest &request, const Workflow &workflow, Mapping mapping, const ImportProgress &progress)
        : m_request(request), m_workflow(workflow), m_mapping(std::move(mapping)), m_progress(progress),
          m_rejects(request.storePath)
    {
        m_since.start();
    }

    Result<ImportReport> run()
    {
        if (const auto opened = openSource(); !opened)
            return tl::unexpected(opened.error());
        auto target = ImportTarget::open(m_request.storePath, QFileInfo(m_request.filePath).lastModified());
        if (!target)
            return tl::unexpected(target.error());
        const auto loaded = guarded(m_request.storePath, QStringLiteral("导入"),
                                    [&]() -> Result<void> { return load(**target); });
        if (const auto written = m_rejects.write(); !written)
            return tl::unexpected(written.error());
        if (!loaded)
            return tl::unexpected(loaded.error());
        if (const auto finished = (*target)->finish(); !finished)
            return tl::unexpected(finished.error());
        m_report.rejected = m_rejects.count();
        m_report.rejectsPath = m_rejects.count() ? m_rejects.path() : QString();
        m_report.elapsedMs = m_since.elapsed();
        return m_report;
    }

private:
    void say(const QString &what, qint64 done = 0, qint64 total = 0) const
    {
        if (m_progress)
            m_progress(what, done, total);
    }

    Result<void> openSource()
    {
        if (m_mapping.kind && *m_mapping.kind != m_request.kind)
            return fail(ErrorKind::BadInput, QStringLiteral("对照文件 %1 是给 --as %2 用的")
                                                 .arg(m_mapping.fileName, importKindNames()[static_cast<int>(*m_mapping.kind)]));
        if (m_request.kind == ImportKind::Basemap)
            return {};
        auto source = Source::open(m_request.filePath, m_mapping.layer, m_mapping.filter, m_mapping.encoding);
        if (!source)
            return tl::unexpected(source.error());
        m_source = std::move(*source);
        return m_mapping.bind(m_source->columns(), m_request.filePath);
    }

    Result<void> load(ImportTarget &target)
    {
        Store &store = target.store();
        auto placement = Placement::make(m_mapping.place, m_source ? m_source->layer() : nullptr);
        if (!placement)
            return tl::unexpected(placement.error());
        SQLite::Transaction transaction(store.db(), SQLite::TransactionBehavior::IMMEDIATE);
        if (!target.isNew())
            dropSpatialIndexes(store.db());
        BulkWriter writer(store, &target.vault());
        if (const auto furnished = furnish(store, writer); !furnished)
            return furnished;
        writeTables(writer);
        if (m_mapping.makeAreas && m_request.kind == ImportKind::Cases) {
            say(QStringLiteral("划分网格"));
            if (const auto made = makeAreas(m_mapping, *m_source, *placement, store, writer, m_report); !made)
                return tl::unexpected(made.error());
            m_source->rewind();
        }
        say(QStringLiteral("读取辖区"));
        const auto areas = AreaIndex::load(store);
        ImportContext context{store,  m_workflow,       m_mapping, *placement, target.vault(),
                              writer, *areas, currentSupersede(store), m_report};
        if (const auto rows = takeRows(context); !rows)
            return rows;
        if (m_request.kind == ImportKind::Areas)
            checkShapes(store);
        if (!target.isNew()) { // a new store gets its indexes at the end
            say(QStringLiteral("建立检索"));
            SearchIndex(store).rebuild();
            buildSpatialIndexes(store.db());
            trimRegisterLog(store.db());
            writer.markChanged(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
        }
        writeImportMeta(store, m_mapping);
        writeAudit(store);
        say(QStringLiteral("提交"));
        transaction.commit();
        return {};
    }

    void writeTables(BulkWriter &writer)
    {
        for (const CodeRecord &code : m_mapping.codes)
            writer.add(code);
        for (const AreaRecord &area : m_mapping.areas)
            writer.add(area);
        for (auto entry = m_mapping.supersede.constBegin(); entry != m_mapping.supersede.constEnd(); ++entry)
            writer.supersede(entry.key(), entry.value());
        m_report.tables[QStringLiteral("codes")] += m_mapping.codes.size();
        m_report.tables[QStringLiteral("areas")] += m_mapping.areas.size();
    }

    /// A new store is opened by the same people and knows the same codes as any other.
    static Result<void> furnish(Store &store, BulkWriter &writer)
    {
        if (store.db().execAndGet("SELECT count(*) FROM accounts").getInt() > 0)
            return {};
        const auto accounts = defaultAccounts();
        if (!accounts)
            return tl::unexpected(accounts.error());
        for (const AccountRecord &account : *accounts)
            writer.add(account);
        const auto codes = Catalogue::load();
        if (!codes)
            return tl::unexpected(codes.error());
        writeCodeTables(writer, *codes);
        return {};
    }

    QHash<QString, QString> currentSupersede(Store &store) const
    {
        QHash<QString, QString> codes;
        SQLite::Statement rows(store.db(), "SELECT old, new FROM area_supersede");
        while (rows.executeStep())
            codes.insert(textAt(rows, 0), textAt(rows, 1));
        return codes;
    }

    /// Rows that are there already are written over; only the others count as added.
    static qint64 rowsOf(Store &store, ImportKind kind)
    {
        static const std::map<ImportKind, QStringList> tables{
            {ImportKind::Basemap, {QStringLiteral("roads"), QStringLiteral("buildings"), QStringLiteral("land"),
                                   QStringLiteral("waterways"), QStringLiteral("places")}}};
        const auto named = tables.find(kind);
        qint64 rows = 0;
        for (const QString &table : named == tables.end() ? importKindNames().mid(static_cast<int>(kind), 1) : named->second)
            rows += store.db().execAndGet("SELECT count(*) FROM " + toSql(table)).getInt64();
        return rows;
    }

    void checkShapes(Store &store)
    {
        for (const AreaLevel level : levelsWithShapes(store)) {
            CoverageOptions options;
            options.level = level;
            m_report.coverage.push_back(checkCoverage(store, options, [this](qint64 done, qint64 total) {
                say(QStringLiteral("检查空隙与重叠"), done, total);
            }));
        }
    }

    Result<void> takeRows(ImportContext &context)
    {
        const qint64 before = rowsOf(context.store, m_request.kind);
        if (m_request.kind == ImportKind::Basemap) {
            if (const auto done = importBasemap(m_request.filePath, context, m_rejects, m_progress); !done)
                return done;
        } else if (const auto done = takeSourceRows(context); !done) {
            return done;
        }
        if (m_report.read == 0)
            return fail(ErrorKind::BadInput, QStringLiteral("文件 %1 里一行数据也没有%2，没有导入任何内容")
                                                 .arg(m_request.filePath, m_mapping.filter.isEmpty()
                                                                              ? QString()
                                                                              : QStringLiteral("符合筛选条件“%1”").arg(m_mapping.filter)));
        if (m_rejects.count() == m_report.read)
            return fail(ErrorKind::BadInput, QStringLiteral("文件 %1 的 %2 行全部被拒收，没有导入任何内容；原因见 %3")
                                                 .arg(m_request.filePath)
                                                 .arg(m_report.read)
                                                 .arg(m_rejects.path()));
        if (m_request.kind != ImportKind::Cases) {
            const qint64 taken = m_report.added;
            m_report.added = rowsOf(context.store, m_request.kind) - before;
            m_report.unchanged = taken - m_report.added;
        }
        return {};
    }

    Result<void> takeSourceRows(ImportContext &context)
    {
        const auto derived = makeDerivedTaker(context);
        const auto taker = m_request.kind == ImportKind::Cases ? makeCaseTaker(context)
                                                               : makeRegisterTaker(context, m_request.kind);
        const qint64 total = std::max<qint64>(m_source->rowCount(), 0);
        for (;;) {
            const auto row = m_source->next();
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                break;
            takeRow(**row, *derived, *taker);
            if (++m_report.read % progressStep == 0)
                say(QStringLiteral("导入 %1 行").arg(m_report.read), m_report.read, total);
        }
        taker->finish();
        m_report.encoding = m_source->encodingSummary();
        return {};
    }

    void takeRow(const SourceRow &row, RowTaker &derived, RowTaker &taker)
    {
        auto taken = row.isReadable() ? derived.take(row) : reject({}, QStringLiteral("文字既不是 UTF-8 也不是 GB18030"));
        if (taken)
            taken = taker.take(row);
        if (!taken)
            m_rejects.add(row.number(), taken.error(), row.raw(hiddenColumns()));
    }

    /// Columns that hold personal data never reach the rejects file in clear.
    QSet<int> hiddenColumns() const
    {
        QSet<int> columns;
        const bool isPersonal = m_request.kind == ImportKind::People;
        for (const QString &name : personalFields) {
            const bool always = name == QLatin1String("phone") || name == QLatin1String("reporter") || name == QLatin1String("idno");
            if (const FieldRule *rule = m_mapping.field(name); rule && (isPersonal || always))
                rule->collectColumns(columns);
        }
        return columns;
    }

    void writeAudit(Store &store) const
    {
        appendAudit(store.db(), {QDateTime::currentMSecsSinceEpoch(), m_mapping.actor, QStringLiteral("import"),
                                 QFileInfo(m_request.filePath).fileName(),
                                 QStringLiteral("读 %1 行，新增 %2，补充 %3，不变 %4，拒收 %5")
                                     .arg(m_report.read)
                                     .arg(m_report.added)
                                     .arg(m_report.extended)
                                     .arg(m_report.unchanged)
                                     .arg(m_rejects.count())});
    }

    const ImportRequest &m_request;
    const Workflow &m_workflow;
    Mapping m_mapping;
    const ImportProgress &m_progress;
    std::unique_ptr<Source> m_source;
    Rejects m_rejects;
    ImportReport m_report;
    QElapsedTimer m_since;
};

} // namespace

Result<ImportReport> importFile(const ImportRequest &request, const Workflow &workflow, const ImportProgress &progress)
{
    auto mapping = readMapping(request.mappingPath);
    if (!mapping)
        return tl::unexpected(mapping.error());
    return Import(request, workflow, std::move(*mapping), progress).run();
}

} // namespace huying
