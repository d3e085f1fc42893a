// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/caserow.h"

#include "data/store/casedetails.h"
#include "data/store/gpkgblob.h"
#include "data/store/store.h"

#include <QJsonDocument>

namespace huying
{

const char *const caseColumns =
    "geom, id, no, version, state, title, text, item, channel, address, area, org, assist, units, unit_stage, "
    "reported_at, accepted_at, assigned_at, signed_at, resolved_at, checked_at, closed_at, updated_at, due_at, limit_ms, "
    "stopped_at, stopped_ms, rework, returned, urged, extended, flags, satisfaction, photos, reporter_masked, "
    "phone_masked, merged_into, variant, stage_at, stage_due, stage_limit_ms, claimed_by, details";
const int caseColumnCount = 43;

const char *const actionColumns = "id, case_id, kind, actor, org, at, expected_version, payload";

namespace
{

QUuid idAt(SQLite::Statement &row, int column)
{
    const auto cell = row.getColumn(column);
    return cell.isNull() ? QUuid() : QUuid::fromRfc4122(blobAt(row, column));
}

/// Binds in column order; empty text, zero time and null id become NULL, so that the file stays small.
class Binder
{
public:
    /// A statement that failed (disk full) takes nothing before it is reset.
    explicit Binder(SQLite::Statement &statement) : m_statement(statement) { m_statement.tryReset(); }
    void text(const QString &v) { v.isEmpty() ? m_statement.bind(++m_at) : m_statement.bind(++m_at, toSql(v)); }
    void required(const QString &v) { m_statement.bind(++m_at, toSql(v)); }
    void time(TimeMs v) { v ? m_statement.bind(++m_at, static_cast<int64_t>(v)) : m_statement.bind(++m_at); }
    void number(int v) { m_statement.bind(++m_at, v); }
    void big(qint64 v) { m_statement.bind(++m_at, static_cast<int64_t>(v)); }
    void blob(const QByteArray &v)
    {
        v.isEmpty() ? m_statement.bind(++m_at)
                    : m_statement.bind(++m_at, v.constData(), static_cast<int>(v.size()));
    }

private:
    SQLite::Statement &m_statement;
    int m_at = 0;
};

QStringList listFrom(const QString &joined)
{
    return joined.isEmpty() ? QStringList() : joined.split(QLatin1Char(','));
}

} // namespace

QByteArray idBytes(const QUuid &id)
{
    return id.isNull() ? QByteArray() : id.toRfc4122();
}

CaseState readCase(SQLite::Statement &row, int c)
{
    CaseState s;
    const auto geom = row.getColumn(c);
    if (!geom.isNull())
        s.place = pointFromGpkg({static_cast<const unsigned char *>(geom.getBlob()), static_cast<std::size_t>(geom.getBytes())});
    const auto text = [&row](int at) { return textAt(row, at); };
    const auto big = [&row](int at) { return static_cast<qint64>(row.getColumn(at).getInt64()); };
    const auto number = [&row](int at) { return row.getColumn(at).getInt(); };
    s.id = idAt(row, c + 1);
    s.no = text(c + 2);
    s.version = number(c + 3);
    s.state = text(c + 4);
    s.title = text(c + 5);
    s.text = text(c + 6);
    s.item = text(c + 7);
    s.channel = text(c + 8);
    s.address = text(c + 9);
    s.area = text(c + 10);
    s.org = text(c + 11);
    s.assist = listFrom(text(c + 12));
    s.units = listFrom(text(c + 13));
    s.unitStage = static_cast<UnitStage>(number(c + 14));
    TimeMs *const times[] = {&s.reportedAt, &s.acceptedAt, &s.assignedAt, &s.signedAt, &s.resolvedAt, &s.checkedAt,
                             &s.closedAt,   &s.updatedAt,  &s.dueAt,      &s.limitMs,  &s.stoppedAt,  &s.stoppedMs};
    for (int i = 0; i < 12; ++i)
        *times[i] = big(c + 15 + i);
    int *const counts[] = {&s.rework, &s.returned, &s.urged, &s.extended, &s.flags, &s.satisfaction, &s.photos};
    for (int i = 0; i < 7; ++i)
        *counts[i] = number(c + 27 + i);
    s.reporterMasked = text(c + 34);
    s.phoneMasked = text(c + 35);
    s.mergedInto = idAt(row, c + 36);
    s.variant = text(c + 37);
    s.stageAt = big(c + 38);
    s.stageDue = big(c + 39);
    s.stageLimitMs = big(c + 40);
    s.claimedBy = text(c + 41);
    if (!row.getColumn(c + 42).isNull())
        readDetails(blobAt(row, c + 42), s);
    return s;
}

void bindCase(SQLite::Statement &statement, const CaseState &s)
{
    Binder b(statement);
    b.blob(s.place ? gpkgPoint(*s.place) : QByteArray());
    b.blob(idBytes(s.id));
    b.required(s.no);
    b.number(s.version);
    b.required(s.state);
    b.required(s.title);
    for (const QString *v : {&s.text, &s.item, &s.channel, &s.address, &s.area, &s.org})
        b.text(*v);
    b.text(s.assist.join(QLatin1Char(',')));
    b.text(s.units.join(QLatin1Char(',')));
    b.number(static_cast<int>(s.unitStage));
    b.big(s.reportedAt);
    for (const TimeMs v : {s.acceptedAt, s.assignedAt, s.signedAt, s.resolvedAt, s.checkedAt, s.closedAt})
        b.time(v);
    b.big(s.updatedAt);
    for (const TimeMs v : {s.dueAt, s.limitMs, s.stoppedAt})
        b.time(v);
    b.big(s.stoppedMs);
    for (const int v : {s.rework, s.returned, s.urged, s.extended, s.flags, s.satisfaction, s.photos})
        b.number(v);
    b.text(s.reporterMasked);
    b.text(s.phoneMasked);
    b.blob(idBytes(s.mergedInto));
    b.text(s.variant);
    for (const TimeMs v : {s.stageAt, s.stageDue, s.stageLimitMs})
        b.time(v);
    b.text(s.claimedBy);
    b.text(QString::fromUtf8(toDetails(s)));
}

Action readAction(SQLite::Statement &row, int c)
{
    Action a;
    a.id = idAt(row, c);
    a.caseId = idAt(row, c + 1);
    a.kind = textAt(row, c + 2);
    a.actor = textAt(row, c + 3);
    a.org = textAt(row, c + 4);
    a.at = row.getColumn(c + 5).getInt64();
    a.expectedVersion = row.getColumn(c + 6).getInt();
    a.payload = QJsonDocument::fromJson(blobAt(row, c + 7)).object();
    return a;
}

void bindAction(SQLite::Statement &statement, const Action &a)
{
    Binder b(statement);
    b.blob(idBytes(a.id));
    b.blob(idBytes(a.caseId));
    b.required(a.kind);
    b.required(a.actor);
    b.text(a.org);
    b.big(a.at);
    b.number(a.expectedVersion);
    statement.bind(8, QJsonDocument(a.payload).toJson(QJsonDocument::Compact).toStdString());
}

} // namespace huying
