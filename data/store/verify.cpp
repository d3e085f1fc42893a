// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/verify.h"

#include "data/store/asidecases.h"
#include "data/store/audit.h"
#include "data/store/caserow.h"

#include <QJsonDocument>
#include <sodium.h>

namespace huying
{

namespace
{

constexpr qint64 maxLines = 100;

class Verifier
{
public:
    Verifier(Store &store, const Workflow &workflow) : m_store(store), m_workflow(workflow)
    {
        crypto_generichash_init(&m_hash, nullptr, 0, 16);
    }

    Result<VerifyReport> run(const Progress &progress)
    {
        checkIntegrity();
        foldAll(progress);
        checkLeftovers();
        checkAudit();
        m_report.aside = asideWords(asideCases(m_store));
        m_report.digest.resize(16);
        crypto_generichash_final(&m_hash, reinterpret_cast<unsigned char *>(m_report.digest.data()), 16);
        return m_report;
    }

private:
    void differ(const QString &line)
    {
        if (m_report.differenceCount++ < maxLines)
            m_report.differences << line;
    }

    void digest(const QByteArray &bytes)
    {
        crypto_generichash_update(&m_hash, reinterpret_cast<const unsigned char *>(bytes.constData()),
                                  static_cast<unsigned long long>(bytes.size()));
    }

    void checkIntegrity()
    {
        SQLite::Statement check(m_store.db(), "PRAGMA quick_check(20)");
        while (check.executeStep())
            if (const QString line = textAt(check, 0); line != QLatin1String("ok"))
                differ(line);
    }

    void foldAll(const Progress &progress)
    {
        const qint64 total = m_store.db().execAndGet("SELECT count(*) FROM actions").getInt64();
        SQLite::Statement rows(m_store.db(), std::string("SELECT ") + actionColumns
                                                 + " FROM actions ORDER BY case_id, expected_version");
        CaseState state;
        while (rows.executeStep()) {
            const Action action = readAction(rows);
            if (action.caseId != state.id) {
                compare(state);
                state = CaseState();
                state.id = action.caseId;
            }
            digest(idBytes(action.id));
            digest(QJsonDocument(action.payload).toJson(QJsonDocument::Compact)); // what came by a load is in the order of upstream
            if (auto next = reduce(m_workflow, state, action))
                state = std::move(*next);
            else
                differ(QStringLiteral("动作 %1：%2").arg(action.id.toString(QUuid::WithoutBraces), next.error().message));
            if (progress && ++m_report.actions % 50000 == 0)
                progress(m_report.actions, total);
            else if (!progress)
                ++m_report.actions;
        }
        compare(state);
    }

    void compare(const CaseState &folded)
    {
        if (folded.version == 0)
            return;
        ++m_report.cases;
        const QByteArray id = idBytes(folded.id);
        m_select.bind(1, id.constData(), static_cast<int>(id.size()));
        if (!m_select.executeStep())
            differ(QStringLiteral("案卷 %1 有动作而没有结果行").arg(folded.no));
        else if (const CaseState row = readCase(m_select); row != folded)
            differ(QStringLiteral("案卷 %1 的结果行与动作推算不符（第 %2 版 / 第 %3 版，%4 / %5）")
                       .arg(folded.no)
                       .arg(row.version)
                       .arg(folded.version)
                       .arg(row.state, folded.state));
        m_select.reset();
        digest(id + QByteArray::number(folded.version) + folded.state.toUtf8() + QByteArray::number(folded.dueAt));
    }

    void checkLeftovers()
    {
        SQLite::Statement orphans(m_store.db(), "SELECT no FROM cases WHERE id NOT IN (SELECT case_id FROM actions)");
        while (orphans.executeStep())
            differ(QStringLiteral("案卷 %1 没有任何动作").arg(textAt(orphans, 0)));
    }

    void checkAudit()
    {
        const AuditCheck check = checkAuditChain(m_store.db());
        m_report.auditEntries = check.entries;
        if (check.firstBroken)
            differ(QStringLiteral("审计记录第 %1 条被改动或缺失").arg(check.firstBroken));
    }

    Store &m_store;
    const Workflow &m_workflow;
    VerifyReport m_report;
    crypto_generichash_state m_hash;
    SQLite::Statement m_select{m_store.db(), std::string("SELECT ") + caseColumns + " FROM cases WHERE id = ?"};
};

} // namespace

Result<VerifyReport> verifyStore(Store &store, const Workflow &workflow, const Progress &progress)
{
    return guarded(store.path(), QStringLiteral("核验"),
                   [&]() -> Result<VerifyReport> { return Verifier(store, workflow).run(progress); });
}

} // namespace huying
