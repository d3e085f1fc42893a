// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/caserow.h"

#include "data/store/casedetails.h"
#include "data/store/codewords.h"
#include "data/store/faststatement.h"
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

/// A row as FastStatement shows it.
struct CheckedRow
{
    SQLite::Statement &row;
    int first = 0;

    bool isNull(int column) const { return row.getColumn(first + column).isNull(); }
    qint64 number(int column) const { return row.getColumn(first + column).getInt64(); }
    std::string_view text(int column) const
    {
        const auto cell = row.getColumn(first + column);
        return {static_cast<const char *>(cell.getBlob()), static_cast<std::size_t>(cell.getBytes())};
    }
};

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QByteArray bytesOf(std::string_view bytes)
{
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
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

QStringList listFrom(std::string_view joined)
{
    return joined.empty() ? QStringList() : textOf(joined).split(QLatin1Char(','));
}

QUuid idOf(std::string_view bytes)
{
    return bytes.empty() ? QUuid() : QUuid::fromRfc4122(bytesOf(bytes));
}

/// `few`, `many`: the text of a cell that others have as well.
template <class Row, class Few, class Many> void fillCase(CaseState &s, const Row &row, Few &&few, Many &&many)
{
    if (const std::string_view geom = row.text(0); !geom.empty())
        s.place = pointFromGpkg({reinterpret_cast<const unsigned char *>(geom.data()), geom.size()});
    const auto count = [&row](int column) { return static_cast<int>(row.number(column)); };
    s.id = idOf(row.text(1));
    s.no = textOf(row.text(2));
    s.version = count(3);
    s.state = few(row.text(4));
    s.title = textOf(row.text(5));
    s.text = textOf(row.text(6));
    s.item = few(row.text(7));
    s.channel = few(row.text(8));
    s.address = textOf(row.text(9));
    s.area = many(row.text(10));
    s.org = many(row.text(11));
    s.assist = listFrom(row.text(12));
    s.units = listFrom(row.text(13));
    s.unitStage = static_cast<UnitStage>(count(14));
    TimeMs *const times[] = {&s.reportedAt, &s.acceptedAt, &s.assignedAt, &s.signedAt, &s.resolvedAt, &s.checkedAt,
                             &s.closedAt,   &s.updatedAt,  &s.dueAt,      &s.limitMs,  &s.stoppedAt,  &s.stoppedMs};
    for (int i = 0; i < 12; ++i)
        *times[i] = row.number(15 + i);
    int *const counts[] = {&s.rework, &s.returned, &s.urged, &s.extended, &s.flags, &s.satisfaction, &s.photos};
    for (int i = 0; i < 7; ++i)
        *counts[i] = count(27 + i);
    s.reporterMasked = textOf(row.text(34));
    s.phoneMasked = textOf(row.text(35));
    s.mergedInto = idOf(row.text(36));
    s.variant = few(row.text(37));
    s.stageAt = row.number(38);
    s.stageDue = row.number(39);
    s.stageLimitMs = row.number(40);
    s.claimedBy = many(row.text(41));
    if (const std::string_view details = row.text(42); details.size() > 2) // none, or "{}"
        readDetails(bytesOf(details), s);
}

} // namespace

CaseState readCase(SQLite::Statement &row, int firstColumn)
{
    CaseState state;
    fillCase(state, CheckedRow{row, firstColumn}, textOf, textOf);
    return state;
}

void readCase(const FastStatement &row, CodeWords &few, CodeWords &many, CaseState &into)
{
    const auto from = [](CodeWords &words) { return [&words](std::string_view code) -> const QString & { return words.of(code); }; };
    fillCase(into, row, from(few), from(many));
}

QByteArray idBytes(const QUuid &id)
{
    return id.isNull() ? QByteArray() : id.toRfc4122();
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
