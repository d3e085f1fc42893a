// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/caseactions.h"
#include "data/import/importcontext.h"
#include "data/store/caselog.h"

namespace huying
{

namespace
{

class CaseTaker : public RowTaker
{
public:
    explicit CaseTaker(ImportContext &context)
        : m_context(context), m_log(context.store, context.workflow),
          m_actions(context.workflow, context.mapping.actor, context.mapping.openUntil)
    {
        SQLite::Statement rows(context.store.db(), "SELECT id, no FROM cases");
        while (rows.executeStep())
            m_ids << m_numbers.insert(textAt(rows, 1), QUuid::fromRfc4122(blobAt(rows, 0))).value();
    }

    RowResult<void> take(const SourceRow &row) override
    {
        const auto key = m_context.needed(m_context.mapping.field(QStringLiteral("key")) ? "key" : "no", row);
        if (!key)
            return tl::unexpected(key.error());
        if (const qint64 first = m_seen.value(*key); first)
            return reject({}, QStringLiteral("编号 %1 与第 %2 行重复").arg(*key).arg(first));
        ImportedCase facts;
        facts.id = importedCaseId(m_context.mapping.source, *key);
        if (const auto read = readFacts(row, *key, facts); !read)
            return read;
        const auto planned = m_actions.of(facts);
        if (!planned)
            return tl::unexpected(planned.error());
        const auto written = write(facts, *planned);
        if (written)
            m_seen.insert(*key, row.number());
        return written;
    }

private:
    RowResult<void> readFacts(const SourceRow &row, const QString &key, ImportedCase &facts) const
    {
        if (const auto read = readTexts(row, key, facts); !read)
            return read;
        if (const auto read = readPlace(row, facts); !read)
            return read;
        if (const auto read = readPerson(row, facts); !read)
            return read;
        return readTimes(row, facts);
    }

    RowResult<void> readTexts(const SourceRow &row, const QString &key, ImportedCase &facts) const
    {
        for (const char *name : {"no", "title", "text", "item", "channel", "address"}) {
            const auto value = m_context.field(name, row);
            if (!value)
                return tl::unexpected(value.error());
            if (!value->isEmpty())
                facts.report[QLatin1String(name)] = *value;
        }
        if (!facts.report.contains(QLatin1String("no")))
            facts.report[QLatin1String("no")] = key;
        if (!facts.report.contains(QLatin1String("title")))
            return reject(QStringLiteral("title"), QStringLiteral("没有标题；请在对照文件给 fields.title 写默认值"));
        const auto org = m_context.field("org", row), result = m_context.field("result", row);
        if (!org || !result)
            return tl::unexpected(org ? result.error() : org.error());
        facts.org = *org;
        facts.result = *result;
        const auto urgent = m_context.field("urgent", row);
        if (!urgent)
            return tl::unexpected(urgent.error());
        if (!urgent->isEmpty() && *urgent != QLatin1String("0"))
            facts.report[QLatin1String("flags")] = static_cast<int>(FlagUrgent);
        return {};
    }

    RowResult<void> readPlace(const SourceRow &row, ImportedCase &facts) const
    {
        const auto place = m_context.place(row);
        if (!place)
            return tl::unexpected(place.error());
        const auto area = m_context.area(row, *place);
        if (!area)
            return tl::unexpected(area.error());
        if (!area->isEmpty())
            facts.report[QLatin1String("area")] = *area;
        if (*place) {
            facts.report[QLatin1String("lon")] = (*place)->lon;
            facts.report[QLatin1String("lat")] = (*place)->lat;
        }
        return {};
    }

    /// Only masks go into the payload in clear; the person stays readable under the store's key.
    RowResult<void> readPerson(const SourceRow &row, ImportedCase &facts) const
    {
        using Mask = QString (*)(const QString &);
        const std::pair<const char *, Mask> cells[] = {{"reporter", maskName}, {"phone", maskPhone}};
        for (const auto &[name, mask] : cells) {
            const auto value = m_context.field(name, row);
            if (!value)
                return tl::unexpected(value.error());
            if (value->isEmpty())
                continue;
            const QByteArray context = QByteArray("cases.") + name + '/' + facts.id.toRfc4122().toHex();
            facts.report[QLatin1String(name)] = mask(*value);
            facts.report[QLatin1String(name) + QLatin1String("_enc")] =
                QString::fromLatin1(m_context.vault.seal(*value, context).toBase64());
        }
        return {};
    }

    RowResult<void> readTimes(const SourceRow &row, ImportedCase &facts) const
    {
        const auto opened = m_context.time("opened", row), target = m_context.time("target", row),
                   closed = m_context.time("closed", row);
        for (const auto *at : {&opened, &target, &closed})
            if (!*at)
                return tl::unexpected(at->error());
        if (!*opened)
            return reject(QStringLiteral("opened"), QStringLiteral("没有上报时间"));
        facts.opened = *opened;
        facts.closed = *closed;
        if (*closed && *closed < *opened) {
            if (!m_context.mapping.clampBackwards)
                return reject(QStringLiteral("closed"), QStringLiteral("结案时间早于上报时间"));
            m_context.notice(QStringLiteral("结案时间早于上报时间，按上报时间结案"));
            facts.closed = *opened;
        }
        if (*target && *target < *opened)
            m_context.notice(QStringLiteral("时限早于上报时间，未采用"));
        else if (*target) {
            facts.report[QLatin1String("due")] = *target;
            facts.report[QLatin1String("limit")] = *target - *opened;
        }
        return {};
    }

    RowResult<void> write(const ImportedCase &facts, const QList<Action> &planned)
    {
        const QString no = facts.report[QLatin1String("no")].toString();
        if (const auto known = m_numbers.constFind(no); known != m_numbers.constEnd() && *known != facts.id)
            return reject(QStringLiteral("no"), QStringLiteral("编号 %1 已被库里另一个案卷使用").arg(no));
        const auto stored = m_ids.contains(facts.id) ? m_log.actionsOf(facts.id) : Result<QList<Action>>(QList<Action>());
        if (!stored)
            throw SQLite::Exception(stored.error().message.toStdString());
        const auto fresh = newActions(planned, *stored);
        if (!fresh)
            return tl::unexpected(fresh.error());
        if (const auto done = append(planned, *fresh); !done)
            return done;
        m_numbers.insert(no, facts.id);
        m_ids << facts.id;
        m_context.report.tables[QStringLiteral("actions")] += *fresh;
        ++(*fresh == 0 ? m_context.report.unchanged
                       : (stored->isEmpty() ? m_context.report.added : m_context.report.extended));
        return {};
    }

    RowResult<void> append(const QList<Action> &planned, qsizetype fresh)
    {
        if (fresh == planned.size()) {
            const auto state = m_log.appendNew({planned.constData(), static_cast<std::size_t>(planned.size())});
            return state ? RowResult<void>() : reject({}, state.error().message);
        }
        for (qsizetype i = planned.size() - fresh; i < planned.size(); ++i)
            if (const auto state = m_log.append(planned[i]); !state)
                return reject({}, state.error().message);
        return {};
    }

    ImportContext &m_context;
    CaseLog m_log;
    CaseActions m_actions;
    QHash<QString, CaseId> m_numbers;
    QSet<CaseId> m_ids;
    QHash<QString, qint64> m_seen;    ///< row of each key in this file
};

} // namespace

std::unique_ptr<RowTaker> makeCaseTaker(ImportContext &context)
{
    return std::make_unique<CaseTaker>(context);
}

} // namespace huying
