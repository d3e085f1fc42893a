// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/importcontext.h"

#include <QJsonDocument>

namespace huying
{

namespace
{

/// Reads fields one after the other; the first problem stays and the rest is skipped.
class FieldReader
{
public:
    FieldReader(const ImportContext &context, const SourceRow &row) : m_context(context), m_row(row) {}

    QString text(const char *name) { return take<QString>(m_context.field(name, m_row)); }
    QString needed(const char *name) { return take<QString>(m_context.needed(name, m_row)); }
    QString text(const char *name, const QString &otherwise)
    {
        const QString value = text(name);
        return value.isEmpty() ? otherwise : value;
    }
    TimeMs time(const char *name) { return take<TimeMs>(m_context.time(name, m_row)); }
    double number(const char *name) { return take<double>(m_context.number(name, m_row)); }
    std::optional<LonLat> place() { return take<std::optional<LonLat>>(m_context.place(m_row)); }
    QString area(const std::optional<LonLat> &place) { return take<QString>(m_context.area(m_row, place)); }
    MultiPolygon surface() { return take<MultiPolygon>(m_context.placement.surface(m_row)); }
    void refuse(const QString &column, const QString &reason)
    {
        if (m_problem.reason.isEmpty())
            m_problem = {column, reason};
    }
    RowResult<void> result() const
    {
        return m_problem.reason.isEmpty() ? RowResult<void>() : tl::unexpected(m_problem);
    }

private:
    template <class T> T take(RowResult<T> value)
    {
        if (value)
            return std::move(*value);
        refuse(value.error().column, value.error().reason);
        return {};
    }

    const ImportContext &m_context;
    const SourceRow &m_row;
    RowProblem m_problem;
};

AreaRecord readRecord(FieldReader &in, const ImportContext &context, AreaRecord r)
{
    r.code = context.currentCode(in.needed("code"));
    r.name = in.needed("name");
    r.kind = in.text("kind", QStringLiteral("basic"));
    const QString level = in.needed("level");
    if (const auto known = areaLevelFromName(level))
        r.level = *known;
    else
        in.refuse(QStringLiteral("level"), QStringLiteral("级别“%1”不认识，应是 prefecture … sub_grid 或 1–6").arg(level));
    r.parent = r.level == AreaLevel::Prefecture ? QString() : context.currentCode(in.text("parent"));
    r.population = static_cast<int>(in.number("population"));
    r.shape = in.surface();
    return r;
}

OrganizationRecord readRecord(FieldReader &in, const ImportContext &context, OrganizationRecord r)
{
    r.code = in.needed("code");
    r.name = in.needed("name");
    r.kind = in.text("kind", QStringLiteral("department"));
    r.parent = in.text("parent");
    r.duty = in.text("duty");
    r.place = in.place();
    r.area = in.area(r.place);
    Q_UNUSED(context)
    return r;
}

PersonRecord readRecord(FieldReader &in, const ImportContext &, PersonRecord r)
{
    r.ref = in.needed("ref");
    r.name = in.needed("name");
    r.idno = in.text("idno").toUpper();
    if (!r.idno.isEmpty() && !isIdNumber(r.idno))
        in.refuse(QStringLiteral("idno"), QStringLiteral("身份证号校验不通过"));
    r.phone = in.text("phone");
    r.address = in.text("address");
    r.category = static_cast<int>(in.number("category"));
    r.visitedAt = in.time("visited");
    r.place = in.place();
    r.area = in.area(r.place);
    return r;
}

PlaceRecord readRecord(FieldReader &in, const ImportContext &, PlaceRecord r)
{
    r.ref = in.needed("ref");
    r.name = in.needed("name");
    r.kind = in.text("kind", QStringLiteral("other"));
    r.address = in.text("address");
    r.place = in.place();
    r.area = in.area(r.place);
    return r;
}

ThingRecord readRecord(FieldReader &in, const ImportContext &, ThingRecord r)
{
    r.ref = in.needed("ref");
    r.kind = in.needed("kind");
    r.name = in.text("name", r.kind + QLatin1Char(' ') + r.ref);
    r.state = in.text("state", r.state);
    r.heading = in.number("heading");
    r.place = in.place();
    r.area = in.area(r.place);
    return r;
}

SentimentRecord readRecord(FieldReader &in, const ImportContext &, SentimentRecord r)
{
    r.ref = in.needed("ref");
    r.text = in.needed("text");
    r.source = in.text("source");
    r.mood = qBound(-2, qRound(in.number("mood")), 2);
    r.at = in.time("at");
    if (!r.at)
        in.refuse(QStringLiteral("at"), QStringLiteral("没有时间"));
    r.place = in.place();
    r.area = in.area(r.place);
    return r;
}

UnitRecord readRecord(FieldReader &in, const ImportContext &, UnitRecord r)
{
    r.ref = in.needed("ref");
    r.name = in.needed("name");
    r.kind = in.text("kind", QStringLiteral("person"));
    r.glyph = in.text("glyph", QStringLiteral("格")).left(1);
    r.role = in.text("role");
    r.org = in.text("org");
    r.shift = in.text("shift");
    r.phone = in.text("phone");
    r.status = in.text("status", r.status);
    r.certifiedUntil = in.time("certified_until");
    r.fixAt = in.time("fix_at");
    r.heading = in.number("heading");
    r.place = in.place();
    r.area = in.area(r.place);
    return r;
}

CodeRecord readRecord(FieldReader &in, const ImportContext &, CodeRecord r)
{
    r.table = in.needed("table");
    r.code = in.needed("code");
    r.name = in.needed("name");
    r.parent = in.text("parent");
    r.attrs = in.text("attrs");
    if (!r.attrs.isEmpty() && !QJsonDocument::fromJson(r.attrs.toUtf8()).isObject())
        in.refuse(QStringLiteral("attrs"), QStringLiteral("attrs 不是 JSON 对象"));
    return r;
}

QString keyOf(const AreaRecord &r) { return r.code; }
QString keyOf(const OrganizationRecord &r) { return r.code; }
QString keyOf(const CodeRecord &r) { return r.table + QLatin1Char('/') + r.code; }
template <class Record> QString keyOf(const Record &r) { return r.ref; }

template <class Record> class RegisterTaker : public RowTaker
{
public:
    RegisterTaker(ImportContext &context, const char *table) : m_context(context), m_table(QString::fromLatin1(table)) {}

    RowResult<void> take(const SourceRow &row) override
    {
        FieldReader in(m_context, row);
        const Record record = readRecord(in, m_context, Record());
        if (const auto read = in.result(); !read)
            return read;
        const QString key = keyOf(record);
        if (const qint64 first = m_seen.value(key); first)
            return reject({}, QStringLiteral("编号 %1 与第 %2 行重复").arg(key).arg(first));
        m_seen.insert(key, row.number());
        m_context.writer.add(record);
        noteArea(record);
        ++m_context.report.tables[m_table];
        ++m_context.report.added;
        return {};
    }

    void finish() override
    {
        if constexpr (std::is_same_v<Record, AreaRecord>)
            for (const auto &[code, parent] : m_parents)
                if (!parent.isEmpty() && !m_context.areas.hasCode(parent))
                    m_context.notice(QStringLiteral("上级辖区 %1 不在库里").arg(parent));
    }

private:
    void noteArea(const Record &record)
    {
        if constexpr (std::is_same_v<Record, AreaRecord>) {
            m_context.areas.add(record.code, record.level, record.kind == QLatin1String("basic"), {});
            m_parents.emplace_back(record.code, record.parent);
        }
    }

    ImportContext &m_context;
    QString m_table;
    QHash<QString, qint64> m_seen;
    std::vector<std::pair<QString, QString>> m_parents;
};

/// Departments and codes that rows bring along; each is written when it is first met.
class DerivedTaker : public RowTaker
{
public:
    explicit DerivedTaker(ImportContext &context) : m_context(context) {}

    RowResult<void> take(const SourceRow &row) override
    {
        for (const DeriveRule &rule : m_context.mapping.derive)
            if (const auto done = take(rule, row); !done)
                return done;
        return {};
    }

private:
    RowResult<void> take(const DeriveRule &rule, const SourceRow &row)
    {
        QHash<QString, QString> values;
        QString key = QString::number(static_cast<int>(rule.kind));
        for (const char *name : {"table", "code", "name", "kind", "parent", "duty", "area"}) {
            const auto field = rule.fields.find(QString::fromLatin1(name));
            if (field == rule.fields.end())
                continue;
            const auto value = field->second.value(row);
            if (!value)
                return tl::unexpected(value.error());
            values.insert(QString::fromLatin1(name), *value);
            if (field->first == QLatin1String("code")) {
                key += values.value(QStringLiteral("table")) + QLatin1Char('/') + *value;
                if (value->isEmpty() || m_seen.contains(key))
                    return {};
            }
        }
        m_seen << key;
        write(rule.kind, values);
        return {};
    }

    void write(ImportKind kind, const QHash<QString, QString> &v)
    {
        const QString code = v.value(QStringLiteral("code")), name = v.value(QStringLiteral("name"), code),
                      parent = v.value(QStringLiteral("parent"));
        if (kind == ImportKind::Codes) {
            m_context.writer.add(CodeRecord{v.value(QStringLiteral("table")), code, name, parent, {}});
            ++m_context.report.tables[QStringLiteral("codes")];
            return;
        }
        m_context.writer.add(OrganizationRecord{code, name, v.value(QStringLiteral("kind"), QStringLiteral("department")),
                                                parent, v.value(QStringLiteral("area")), v.value(QStringLiteral("duty")), {}});
        ++m_context.report.tables[QStringLiteral("organizations")];
    }

    ImportContext &m_context;
    QSet<QString> m_seen;
};

} // namespace

std::unique_ptr<RowTaker> makeRegisterTaker(ImportContext &context, ImportKind kind)
{
    switch (kind) {
    case ImportKind::Areas: return std::make_unique<RegisterTaker<AreaRecord>>(context, "areas");
    case ImportKind::Organizations: return std::make_unique<RegisterTaker<OrganizationRecord>>(context, "organizations");
    case ImportKind::People: return std::make_unique<RegisterTaker<PersonRecord>>(context, "people");
    case ImportKind::Places: return std::make_unique<RegisterTaker<PlaceRecord>>(context, "places");
    case ImportKind::Things: return std::make_unique<RegisterTaker<ThingRecord>>(context, "things");
    case ImportKind::Units: return std::make_unique<RegisterTaker<UnitRecord>>(context, "units");
    case ImportKind::Sentiments: return std::make_unique<RegisterTaker<SentimentRecord>>(context, "sentiments");
    case ImportKind::Codes: return std::make_unique<RegisterTaker<CodeRecord>>(context, "codes");
    case ImportKind::Cases:
    case ImportKind::Basemap: break;
    }
    return nullptr;
}

std::unique_ptr<RowTaker> makeDerivedTaker(ImportContext &context)
{
    return std::make_unique<DerivedTaker>(context);
}

} // namespace huying
