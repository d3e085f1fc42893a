// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/intake.h"

#include <QUrl>

namespace huying
{

Intake::Intake(LiveStore &live, const CaseBoard &board, const Account &account, QObject *parent)
    : QObject(parent), m_live(live), m_board(board), m_account(account), m_cases(board)
{
    connect(&live, &LiveStore::namesLoaded, this, [this](const StoreNames &names) {
        Vocabulary::Pairs organizations;
        for (const CodeRecord &org : names.organizations)
            organizations.append({org.code, org.name});
        m_vocabulary.set(Vocabulary::Kind::Organization, organizations);
    });
    connect(&live, &LiveStore::unitsLoaded, this, [this](const QList<UnitRow> &units) {
        Vocabulary::Pairs names;
        for (const UnitRow &unit : units) {
            names.append({unit.ref, unit.name});
            m_units.insert(unit.ref, unit);
        }
        m_vocabulary.set(Vocabulary::Kind::Unit, names);
    });
    connect(&live, &LiveStore::areasLoaded, this, [this](const AreaTreePtr &areas) {
        m_areas = areas;
        emit readyChanged();
    });
    connect(&live, &LiveStore::rulesLoaded, this, [this](const RuleBookPtr &rules) {
        if (const auto done = setRules(rules); !done)
            emit failed(done.error());
    });
}

Result<void> Intake::setRules(const RuleBookPtr &rules)
{
    auto admission = Admission::load(rules->catalogue);
    if (!admission)
        return tl::unexpected(admission.error());
    const auto sayings = loadSayings();
    if (!sayings)
        return tl::unexpected(sayings.error());
    m_rules = rules;
    m_admission = std::move(*admission);
    Vocabulary::Pairs items, channels;
    for (const CaseItem &item : catalogue().items())
        items.append({item.code, item.name});
    for (const Channel &channel : catalogue().channels())
        channels.append({channel.code, channel.name});
    m_vocabulary.set(Vocabulary::Kind::Item, items);
    m_vocabulary.set(Vocabulary::Kind::Channel, channels);
    m_vocabulary.setSayings(*sayings);
    m_ready = true;
    emit readyChanged();
    return {};
}

Result<void> Intake::openLines(const QString &folder)
{
    const QString user = QString::fromLatin1(QUrl::toPercentEncoding(m_account.name));
    m_history.open(folder + QStringLiteral("/history-") + user);
    m_macrosPath = folder + QStringLiteral("/macros-%1.json").arg(user);
    auto macros = Macros::load(m_macrosPath);
    if (!macros)
        return tl::unexpected(macros.error());
    m_macros = std::move(*macros);
    return {};
}

Result<void> Intake::setMacros(const QList<Macro> &macros)
{
    Macros next;
    return next.set(macros).and_then([&] { return m_macrosPath.isEmpty() ? Result<void>() : next.save(m_macrosPath); }).map([&] {
        m_macros = next;
    });
}

CommandLine Intake::read(const QString &line, const CommandChoices &choices) const
{
    const auto expanded = m_macros.expand(line);
    if (expanded)
        return parseCommand(*expanded, m_vocabulary, choices);
    CommandLine none;
    none.problem = expanded.error().message;
    return none;
}

CommandPlan Intake::plan(const CommandLine &line, const PlanChoices &choices) const
{
    PlanWorld world{&m_live.workflow(), &m_rules->catalogue, &m_rules->deadlines, &m_rules->routing, &m_admission, &m_cases, &m_units, {}, m_account};
    world.caseOf = [this](const CaseId &id) {
        const int row = m_board.rowOf(id);
        return row < 0 ? nullptr : &m_board.at(row);
    };
    return CommandPlanner(world).plan(line, choices, m_live.now());
}

CaseId Intake::caseNumbered(const QString &no) const
{
    const CaseState *found = m_cases.numbered(no);
    return found ? found->id : CaseId();
}

std::unique_ptr<AddressFinder> Intake::makeFinder()
{
    auto finder = std::make_unique<AddressFinder>([&live = m_live](const QString &text, int limit) { return live.search(text, limit); });
    finder->setAreas(m_areas);
    return finder;
}

} // namespace huying
