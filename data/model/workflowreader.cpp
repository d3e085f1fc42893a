// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/workflow.h"

#include "data/model/resource.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace huying
{

namespace
{

template <class T> using Words = QHash<QString, T>;

const Words<ClockEffect> clockWords{{QStringLiteral("start"), ClockEffect::Start},
                                    {QStringLiteral("stop"), ClockEffect::Stop},
                                    {QStringLiteral("go"), ClockEffect::Go},
                                    {QStringLiteral("end"), ClockEffect::End}};

const Words<Guard> guardWords{{QStringLiteral("has_units"), Guard::HasUnits},
                              {QStringLiteral("running"), Guard::Running},
                              {QStringLiteral("stopped"), Guard::Stopped},
                              {QStringLiteral("request"), Guard::Request},
                              {QStringLiteral("no_request"), Guard::NoRequest},
                              {QStringLiteral("supervised"), Guard::Supervised},
                              {QStringLiteral("not_supervised"), Guard::NotSupervised},
                              {QStringLiteral("no_open_whistle"), Guard::NoOpenWhistle},
                              {QStringLiteral("whistle_called"), Guard::WhistleCalled},
                              {QStringLiteral("whistle_signed"), Guard::WhistleSigned},
                              {QStringLiteral("whistle_arrived"), Guard::WhistleArrived},
                              {QStringLiteral("whistle_handled"), Guard::WhistleHandled},
                              {QStringLiteral("claimed"), Guard::Claimed},
                              {QStringLiteral("unclaimed"), Guard::Unclaimed},
                              {QStringLiteral("undoable"), Guard::Undoable}};

const Words<Who> whoWords{{QStringLiteral("anyone"), Who::Anyone},
                          {QStringLiteral("own_org"), Who::OwnOrg},
                          {QStringLiteral("whistle_org"), Who::WhistleOrg}};

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &entry : value.toArray())
        list << entry.toString();
    return list;
}

int lineOf(const QByteArray &json, qsizetype offset)
{
    return static_cast<int>(json.left(std::max<qsizetype>(0, offset)).count('\n')) + 1;
}

} // namespace

/// Reads the table and refuses what does not fit together, with the line where the entry begins.
class WorkflowReader
{
public:
    WorkflowReader(const QByteArray &json, const QString &fileName) : m_json(json), m_fileName(fileName) {}

    Result<Workflow> read()
    {
        QJsonParseError parse;
        const QJsonObject root = QJsonDocument::fromJson(m_json, &parse).object();
        if (parse.error != QJsonParseError::NoError)
            return fail(ErrorKind::BadInput, QStringLiteral("%1 第 %2 行：%3")
                                                 .arg(m_fileName)
                                                 .arg(lineOf(m_json, parse.offset))
                                                 .arg(parse.errorString()));
        m_table.m_undoMs = root[QLatin1String("undo_seconds")].toInteger() * secondMs;
        using Take = QString (WorkflowReader::*)(const QJsonObject &);
        const std::pair<const char *, Take> lists[] = {{"roles", &WorkflowReader::takeRole},
                                                       {"variants", &WorkflowReader::takeVariant},
                                                       {"states", &WorkflowReader::takeState},
                                                       {"actions", &WorkflowReader::takeAction}};
        for (const auto &[name, take] : lists) {
            const QJsonArray rows = root[QLatin1String(name)].toArray();
            if (rows.isEmpty())
                return fail(ErrorKind::BadInput, QStringLiteral("%1 没有 %2").arg(m_fileName, QLatin1String(name)));
            m_section = m_json.indexOf('"' + QByteArray(name) + '"');
            for (const QJsonValue &row : rows)
                if (const QString why = (this->*take)(row.toObject()); !why.isEmpty())
                    return fail(ErrorKind::BadInput, QStringLiteral("%1 第 %2 行：%3")
                                                         .arg(m_fileName)
                                                         .arg(lineOfEntry(row[QLatin1String("code")].toString()))
                                                         .arg(why));
        }
        return std::move(m_table);
    }

private:
    int lineOfEntry(const QString &code) const
    {
        const QRegularExpression entry(QStringLiteral("\"code\"\\s*:\\s*\"%1\"").arg(QRegularExpression::escape(code)));
        const QString tail = QString::fromLatin1(m_json.mid(m_section)); // one char a byte, so that offsets hold
        const auto match = entry.match(tail);
        return lineOf(m_json, m_section + (match.hasMatch() ? match.capturedStart() : 0));
    }

    static QString unknownMember(const QJsonObject &o, const QStringList &known)
    {
        for (const QString &key : o.keys())
            if (!known.contains(key))
                return QStringLiteral("%1 不认识“%2”，可用：%3")
                    .arg(o[QLatin1String("code")].toString(), key, known.join(QStringLiteral("、")));
        return {};
    }

    QString unknownRole(const QString &code, const QStringList &roles) const
    {
        for (const QString &role : roles)
            if (std::none_of(m_table.m_roles.begin(), m_table.m_roles.end(),
                             [&role](const WorkflowRole &r) { return r.code == role; }))
                return QStringLiteral("%1 的角色 %2 没有定义").arg(code, role);
        return {};
    }

    QString takeRole(const QJsonObject &o)
    {
        const QString code = o[QLatin1String("code")].toString();
        if (code.isEmpty() || unknownRole(code, {code}).isEmpty())
            return QStringLiteral("角色“%1”没有代码或重复").arg(code);
        m_table.m_roles << WorkflowRole{code, o[QLatin1String("zh")].toString(), o[QLatin1String("en")].toString()};
        return {};
    }

    QString takeVariant(const QJsonObject &o)
    {
        const WorkflowVariant v{o[QLatin1String("code")].toString(), o[QLatin1String("zh")].toString(),
                                o[QLatin1String("en")].toString(), strings(o[QLatin1String("visible")])};
        for (const WorkflowVariant &other : m_table.m_variants)
            if (other.code == v.code)
                return QStringLiteral("案卷类型 %1 重复").arg(v.code);
        if (v.code.isEmpty())
            return QStringLiteral("案卷类型没有代码");
        m_table.m_variants << v;
        return unknownRole(v.code, v.visible);
    }

    QString takeState(const QJsonObject &o)
    {
        const WorkflowState s{o[QLatin1String("code")].toString(), o[QLatin1String("zh")].toString(),
                              o[QLatin1String("en")].toString(), o[QLatin1String("stage")].toString(),
                              o[QLatin1String("final")].toBool()};
        if (s.code.isEmpty() || m_table.m_stateIndex.find(s.code) >= 0)
            return QStringLiteral("状态“%1”没有代码或重复").arg(s.code);
        m_table.m_stateIndex.of(s.code);
        m_table.m_states << s;
        return {};
    }

    QString takeAction(const QJsonObject &o)
    {
        static const QStringList known{
            QStringLiteral("code"),  QStringLiteral("zh"),      QStringLiteral("en"),        QStringLiteral("from"),
            QStringLiteral("to"),    QStringLiteral("needs"),   QStringLiteral("roles"),     QStringLiteral("key"),
            QStringLiteral("clock"), QStringLiteral("primary"), QStringLiteral("exclusive"), QStringLiteral("undo"),
            QStringLiteral("guard"), QStringLiteral("who"),     QStringLiteral("variants")};
        if (const QString why = unknownMember(o, known); !why.isEmpty())
            return why;
        WorkflowAction a;
        a.code = o[QLatin1String("code")].toString();
        a.zh = o[QLatin1String("zh")].toString();
        a.en = o[QLatin1String("en")].toString();
        a.from = strings(o[QLatin1String("from")]);
        a.to = o[QLatin1String("to")].toString();
        a.needs = strings(o[QLatin1String("needs")]);
        a.roles = strings(o[QLatin1String("roles")]);
        a.key = o[QLatin1String("key")].toString();
        a.primary = o[QLatin1String("primary")].toBool();
        a.exclusive = o[QLatin1String("exclusive")].toBool();
        a.undo = o[QLatin1String("undo")].toBool();
        a.variants = strings(o[QLatin1String("variants")]);
        if (a.code.isEmpty() || m_table.m_actionIndex.find(a.code) >= 0)
            return QStringLiteral("动作“%1”没有代码或重复").arg(a.code);
        if (const QString why = takeWords(o, a); !why.isEmpty())
            return why;
        if (const QString why = danglingIn(a); !why.isEmpty())
            return why;
        m_table.m_actionIndex.of(a.code);
        m_table.m_actions << a;
        return {};
    }

    static QString takeWords(const QJsonObject &o, WorkflowAction &a)
    {
        const QString clock = o[QLatin1String("clock")].toString(), who = o[QLatin1String("who")].toString();
        if ((!clock.isEmpty() && !clockWords.contains(clock)) || (!who.isEmpty() && !whoWords.contains(who)))
            return QStringLiteral("%1 的 clock 或 who 写法不认识").arg(a.code);
        a.clock = clockWords.value(clock, ClockEffect::None);
        a.who = whoWords.value(who, Who::Anyone);
        for (const QString &guard : strings(o[QLatin1String("guard")])) {
            if (!guardWords.contains(guard))
                return QStringLiteral("%1 的 guard“%2”不认识，可用：%3")
                    .arg(a.code, guard, QStringList(guardWords.keys()).join(QStringLiteral("、")));
            a.guards << guardWords.value(guard);
        }
        return {};
    }

    QString danglingIn(const WorkflowAction &a) const
    {
        for (const QString &from : a.from)
            if (!from.isEmpty() && !m_table.state(from))
                return QStringLiteral("%1 的 from 里状态 %2 没有定义").arg(a.code, from);
        if (a.from.isEmpty() || a.roles.isEmpty())
            return QStringLiteral("%1 没有 from 或 roles，谁也做不了").arg(a.code);
        static const QStringList moves{QStringLiteral("="), QStringLiteral("<"), QStringLiteral("<<")};
        if (!moves.contains(a.to) && !m_table.state(a.to))
            return QStringLiteral("%1 的 to 状态 %2 没有定义").arg(a.code, a.to);
        for (const QString &variant : a.variants)
            if (std::none_of(m_table.m_variants.begin(), m_table.m_variants.end(),
                             [&variant](const WorkflowVariant &v) { return v.code == variant; }))
                return QStringLiteral("%1 的案卷类型 %2 没有定义").arg(a.code, variant);
        return unknownRole(a.code, a.roles);
    }

    const QByteArray &m_json;
    const QString &m_fileName;
    qsizetype m_section = 0; ///< where the list that is being read begins
    Workflow m_table;
};

Result<Workflow> Workflow::fromJson(const QByteArray &json, const QString &fileName)
{
    return WorkflowReader(json, fileName).read();
}

Result<Workflow> Workflow::load()
{
    return readResource(QStringLiteral("workflow.json")).and_then([](const Resource &r) {
        return fromJson(r.bytes, r.fileName);
    });
}

} // namespace huying
