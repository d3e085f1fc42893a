// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/workflow.h"

#include "data/model/resource.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace huying
{

namespace
{

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &entry : value.toArray())
        list << entry.toString();
    return list;
}

std::optional<ClockEffect> clockEffect(const QString &word)
{
    static const QHash<QString, ClockEffect> words{{QString(), ClockEffect::None},
                                                   {QStringLiteral("start"), ClockEffect::Start},
                                                   {QStringLiteral("stop"), ClockEffect::Stop},
                                                   {QStringLiteral("go"), ClockEffect::Go},
                                                   {QStringLiteral("end"), ClockEffect::End}};
    const auto found = words.find(word);
    return found == words.end() ? std::nullopt : std::optional(*found);
}

std::optional<Guard> guardOf(const QString &word)
{
    static const QHash<QString, Guard> words{{QString(), Guard::None},
                                             {QStringLiteral("has_units"), Guard::HasUnits},
                                             {QStringLiteral("running"), Guard::Running},
                                             {QStringLiteral("stopped"), Guard::Stopped}};
    const auto found = words.find(word);
    return found == words.end() ? std::nullopt : std::optional(*found);
}

int lineOf(const QByteArray &json, qsizetype offset)
{
    return static_cast<int>(json.left(offset).count('\n')) + 1;
}

} // namespace

Result<Workflow> Workflow::fromJson(const QByteArray &json, const QString &fileName)
{
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return huying::fail(ErrorKind::BadInput, QStringLiteral("%1 第 %2 行：%3")
                                                     .arg(fileName)
                                                     .arg(lineOf(json, parse.offset))
                                                     .arg(parse.errorString()));
    // The line of an entry is found by its quoted code: good enough to lead an editor there.
    const auto bad = [&](const QString &code, const QString &why) {
        return huying::fail(ErrorKind::BadInput,
                            QStringLiteral("%1 第 %2 行：%3 %4")
                                .arg(fileName)
                                .arg(lineOf(json, std::max<qsizetype>(0, json.indexOf("\"" + code.toUtf8() + "\""))))
                                .arg(code, why));
    };
    Workflow workflow;
    for (const QJsonValue &value : root[QLatin1String("states")].toArray()) {
        const QJsonObject o = value.toObject();
        WorkflowState s{o[QLatin1String("code")].toString(), o[QLatin1String("zh")].toString(),
                        o[QLatin1String("en")].toString(), o[QLatin1String("stage")].toString(),
                        o[QLatin1String("final")].toBool()};
        if (s.code.isEmpty() || workflow.m_stateIndex.contains(s.code))
            return bad(s.code, QStringLiteral("状态没有代码或重复"));
        workflow.m_stateIndex.insert(s.code, workflow.m_states.size());
        workflow.m_states << s;
    }
    for (const QJsonValue &value : root[QLatin1String("actions")].toArray()) {
        const QJsonObject o = value.toObject();
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
        const auto clock = clockEffect(o[QLatin1String("clock")].toString());
        const auto guard = guardOf(o[QLatin1String("guard")].toString());
        if (a.code.isEmpty() || workflow.m_actionIndex.contains(a.code))
            return bad(a.code, QStringLiteral("动作没有代码或重复"));
        if (!clock || !guard)
            return bad(a.code, QStringLiteral("clock 或 guard 的写法不认识"));
        for (const QString &from : a.from)
            if (!from.isEmpty() && !workflow.state(from))
                return bad(a.code, QStringLiteral("from 里的状态 %1 没有定义").arg(from));
        if (a.to != QLatin1String("=") && !workflow.state(a.to))
            return bad(a.code, QStringLiteral("to 的状态 %1 没有定义").arg(a.to));
        a.clock = *clock;
        a.guard = *guard;
        workflow.m_actionIndex.insert(a.code, workflow.m_actions.size());
        workflow.m_actions << a;
    }
    if (workflow.m_states.isEmpty() || workflow.m_actions.isEmpty())
        return huying::fail(ErrorKind::BadInput, QStringLiteral("%1 没有 states 或 actions").arg(fileName));
    return workflow;
}

Result<Workflow> Workflow::load()
{
    return readResource(QStringLiteral("workflow.json")).and_then([](const Resource &r) {
        return fromJson(r.bytes, r.fileName);
    });
}

const WorkflowState *Workflow::state(const QString &code) const
{
    const auto it = m_stateIndex.find(code);
    return it == m_stateIndex.end() ? nullptr : &m_states[*it];
}

const WorkflowAction *Workflow::action(const QString &code) const
{
    const auto it = m_actionIndex.find(code);
    return it == m_actionIndex.end() ? nullptr : &m_actions[*it];
}

bool Workflow::isFinal(const QString &stateCode) const
{
    const WorkflowState *s = state(stateCode);
    return s && s->isFinal;
}

QString Workflow::refusal(const WorkflowAction &action, const CaseState &state) const
{
    if (!action.from.contains(state.state)) {
        const WorkflowState *now = this->state(state.state);
        return QStringLiteral("案卷处于“%1”，不能“%2”").arg(now ? now->zh : QStringLiteral("未上报"), action.zh);
    }
    switch (action.guard) {
    case Guard::HasUnits:
        return state.units.isEmpty() ? QStringLiteral("还没有派发力量，不能“%1”").arg(action.zh) : QString();
    case Guard::Running:
        return state.stoppedAt ? QStringLiteral("时钟已停，不能再次“%1”").arg(action.zh) : QString();
    case Guard::Stopped:
        return state.stoppedAt ? QString() : QStringLiteral("时钟没有停，不能“%1”").arg(action.zh);
    case Guard::None:
        break;
    }
    return {};
}

QList<const WorkflowAction *> Workflow::allowed(const CaseState &state) const
{
    QList<const WorkflowAction *> list;
    for (const WorkflowAction &a : m_actions)
        if (refusal(a, state).isEmpty())
            list << &a;
    return list;
}

} // namespace huying
