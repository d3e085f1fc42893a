// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/advicepane.h"

#include "widgets/dispatch/planblock.h"
#include "widgets/dispatch/routeblock.h"
#include "widgets/dispatch/tracedialog.h"
#include "widgets/dispatch/unitblock.h"

#include <QJsonArray>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr int unitsAgainMs = 1000, movedMs = 5000;
const QString assignKind = QStringLiteral("assign"), dispatchKind = QStringLiteral("dispatch");

} // namespace

AdvicePane::AdvicePane(const CaseWords &words, const Account &account, QWidget *parent)
    : QWidget(parent), m_words(words), m_account(account), m_route(new RouteBlock(words, this)),
      m_unitBlock(new UnitBlock(this)), m_plan(new PlanBlock(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_route);
    column->addWidget(m_unitBlock);
    column->addWidget(m_plan);
    m_later.setSingleShot(true);
    m_later.setInterval(unitsAgainMs);
    connect(&m_later, &QTimer::timeout, this, &AdvicePane::advise);
    connect(m_route, &RouteBlock::traceWanted, this, &AdvicePane::showTrace);
    connect(m_route, &RouteBlock::organizationChosen, this, &AdvicePane::organizationChosen);
    connect(m_unitBlock, &UnitBlock::sendWanted, this, &AdvicePane::dispatchWanted);
    connect(m_unitBlock, &UnitBlock::othersWanted, this, &AdvicePane::otherUnitsWanted);
    connect(m_unitBlock, &UnitBlock::unitChosen, this, &AdvicePane::unitChosen);
    connect(m_unitBlock, &UnitBlock::ticksChanged, this, [this] {
        emit recommended(wantsUnits() ? m_unitBlock->ticked() : QStringList());
        emit ticksChanged();
    });
    for (QWidget *part : {static_cast<QWidget *>(m_route), static_cast<QWidget *>(m_unitBlock), static_cast<QWidget *>(m_plan)})
        part->hide();
}

void AdvicePane::setRules(AskRules ask)
{
    m_ask = std::move(ask);
    if (!m_state.id.isNull())
        advise();
}

void AdvicePane::setUnits(const UnitBoard *units)
{
    m_units = units;
    connect(units, &UnitBoard::changed, this, [this] {
        if (!m_later.isActive())
            m_later.start();
    });
    // Positions come all the time, and the nearest unit does not change from one second to the next.
    connect(units, &UnitBoard::moved, this, [this] {
        if (m_sinceMoved.isValid() && m_sinceMoved.elapsed() < movedMs)
            return;
        m_sinceMoved.start();
        if (!m_later.isActive())
            m_later.start();
    });
}

/// Units are sent to a case that is being worked on, and advised as soon as it is accepted.
bool AdvicePane::wantsUnits() const
{
    const WorkflowAction *dispatch = m_words.workflow().action(dispatchKind);
    const WorkflowAction *assign = m_words.workflow().action(assignKind);
    return m_units && m_ask && dispatch && (dispatch->from.contains(m_state.state) || (assign && assign->from.contains(m_state.state)));
}

void AdvicePane::show(const CaseState &state, TimeMs now)
{
    // Names and units change many times a second in a replay; the case itself seldom does.
    const bool same = !state.id.isNull() && state.id == m_state.id && state.version == m_state.version;
    m_state = state;
    m_now = now;
    if (!same)
        advise();
    else if (!m_later.isActive())
        m_later.start();
}

void AdvicePane::advise()
{
    const CaseState &state = m_state;
    const WorkflowAction *assign = m_words.workflow().action(assignKind);
    const bool over = state.id.isNull() || m_words.workflow().isFinal(state.state);
    const bool routes = m_ask && !over && assign;
    m_advice = routes ? m_ask(state) : CaseAdvice();
    m_route->setVisible(routes);
    if (routes)
        m_route->show(state, m_advice);
    showUnits();
    emit recommended(wantsUnits() ? m_unitBlock->ticked() : QStringList());
    emit advised();
}

void AdvicePane::showUnits()
{
    const bool wants = wantsUnits();
    m_unitBlock->setVisible(wants);
    m_plan->setVisible(wants);
    if (!wants)
        return;
    m_unitBlock->show(m_state, *m_units, m_advice.needed, m_askRoads ? m_askRoads(m_state) : RoadLegs(), m_now);
    m_plan->show(m_state.id, m_advice.plan);
}

void AdvicePane::showTrace()
{
    (new TraceDialog(m_state.no, m_advice.route, m_words, window()))->open();
}

QJsonObject AdvicePane::assignment() const
{
    const Route &route = m_advice.route;
    if (route.org.isEmpty() || route.needsPerson)
        return {};
    QJsonObject payload = assignmentTo(route.org);
    if (!route.assist.isEmpty())
        payload[QLatin1String("assist")] = QJsonArray::fromStringList(route.assist);
    if (!route.rule.isEmpty())
        payload[QLatin1String("rule")] = route.rule;
    if (m_advice.due) {
        payload[QLatin1String("due")] = m_advice.due;
        payload[QLatin1String("limit")] = m_advice.due - m_state.reportedAt;
    }
    return payload;
}

QJsonObject AdvicePane::assignmentTo(const QString &org)
{
    return {{QStringLiteral("org"), org}};
}

/// Ticked units, and those that are there already: the log keeps the whole list.
QStringList AdvicePane::wanted() const
{
    QStringList refs = m_unitBlock->ticked();
    if (m_state.unitStage != UnitStage::None)
        for (const QString &ref : m_state.units)
            if (!refs.contains(ref))
                refs << ref;
    return refs;
}

int AdvicePane::tickedCount() const
{
    return wantsUnits() ? static_cast<int>(m_unitBlock->ticked().size()) : 0;
}

QList<CaseStep> AdvicePane::dispatchSteps() const
{
    const Workflow &table = m_words.workflow();
    const WorkflowAction *dispatch = table.action(dispatchKind), *assign = table.action(assignKind);
    if (!wantsUnits() || m_unitBlock->ticked().isEmpty())
        return {};
    const QStringList refs = wanted();
    const bool nothingNew = std::ranges::all_of(refs, [this](const QString &r) { return m_state.units.contains(r); });
    if (m_state.unitStage != UnitStage::None && nothingNew)
        return {};
    QJsonObject payload{{QStringLiteral("units"), QJsonArray::fromStringList(refs)}};
    if (const QStringList steps = m_plan->steps(); !steps.isEmpty())
        payload[QLatin1String("steps")] = QJsonArray::fromStringList(steps);
    const CaseStep last{dispatchKind, payload};
    if (table.refusal(*dispatch, m_state, m_account, m_now).isEmpty())
        return {last};
    // Nobody has it yet: what the rules say first, then the units, as long as this account may do both.
    const QJsonObject first = assignment();
    if (first.isEmpty() || !assign || !table.refusal(*assign, m_state, m_account, m_now).isEmpty())
        return {};
    const Action action{{}, m_state.id, assignKind, m_account.name, m_account.org, std::max(m_now, m_state.updatedAt), m_state.version, first};
    const auto assigned = reduce(table, m_state, action);
    if (!assigned || !table.refusal(*dispatch, *assigned, m_account, m_now).isEmpty())
        return {};
    return {{assignKind, first}, last};
}

QJsonObject AdvicePane::doubts(const QStringList &refs) const
{
    QJsonObject found;
    for (const QString &ref : refs)
        if (const UnitRow *unit = m_units ? m_units->unit(ref) : nullptr; unit && !m_state.units.contains(ref))
            if (const QStringList doubts = doubtsAbout(*unit, m_now); !doubts.isEmpty())
                found[ref] = doubts.join(QStringLiteral("、"));
    return found;
}

} // namespace huying
