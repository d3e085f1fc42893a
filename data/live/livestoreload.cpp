// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestoreparts.h"
#include "data/store/codewords.h"
#include "data/store/pointsnapshot.h"

namespace huying
{

void LiveStore::load(const QString &path)
{
    m_readPath = path;
    m_query->thread.run([reader = m_query.get(), path] {
        if (auto store = Store::open(path, Store::Access::Reader)) {
            reader->store = std::move(*store);
            reader->search = std::make_unique<SearchIndex>(*reader->store);
        }
    });
    m_past->thread.run([reader = m_past.get(), path] {
        if (auto store = Store::open(path, Store::Access::Reader)) {
            reader->store = std::move(*store);
            reader->folder.emplace(*reader->store, reader->workflow);
        }
    });
    QStringList finalStates;
    for (const WorkflowState &state : m_workflow.states())
        if (state.isFinal)
            finalStates << state.code;
    m_loader->thread.run([this, reader = m_loader.get(), path, original = m_options.path, finalStates] {
        // Signals cross to the GUI thread by value; the object outlives the thread, which its destructor joins.
        const auto post = [this](auto &&emission) { QMetaObject::invokeMethod(this, std::move(emission)); };
        const auto done = guarded(path, QStringLiteral("读取"), [&]() -> Result<void> {
            auto made = Store::open(path, Store::Access::Reader);
            if (!made)
                return tl::unexpected(made.error());
            reader->store = std::move(*made);
            const auto store = &reader->store;
            StoreInfo info = readInfo(**store);
            info.path = original;
            post([this, info] { emit opened(info); });
            post([this, names = readNames(**store)] { emit namesLoaded(names); });
            post([this, marks = readAlarmMarks(**store)] { emit alarmMarksLoaded(marks); });
            const AreaTreePtr areas = std::make_shared<AreaTree>(readAreas(**store));
            post([this, areas] { emit areasLoaded(m_areas = areas); });
            if (const auto access = accessPolicyOf(**store))
                post([this, access] { emit accessLoaded(*access); });
            const auto scope = std::make_shared<const Scope>(m_workflow, m_options.account, areas);
            post([this, scope] { limitTo(scope); });
            const auto hand = [&](QList<CaseState> cases) {
                cases.removeIf([&scope](const CaseState &state) { return !scope->sees(state); });
                if (!reader->stop)
                    post([this, cases] { take(cases); });
            };
            CodeWords words; // as the tree has the areas: who looks one up compares it with itself, which is at hand
            for (const Area &area : areas->all())
                words.add(area.code);
            QList<CaseState> open; // in one piece: what comes after them is news to a queue
            readCases(**store, finalStates, true, [&open](const QList<CaseState> &cases) { open += cases; }, words);
            hand(open);
            const QList<UnitRow> units = readUnits(**store);
            post([this, units] { emit unitsLoaded(units), emit openCasesLoaded(); });
            post([this, rules = readRuleBook(**store, areas)] { emit rulesLoaded(rules); });
            reader->registers.emplace(**store, areas, scope,
                                      RegisterWatch::Listener{[this, post](const PointTablePtr &points) { post([this, points] { emit registerLoaded(points); }); },
                                                              [this, post](const PointChangesPtr &changes) { post([this, changes] { emit registerChanged(changes); }); }});
            const PointSnapshots snapshots(original);
            QList<RegisterKind> kinds{RegisterKind::Things, RegisterKind::Places, RegisterKind::Organizations, RegisterKind::Sentiments,
                                      RegisterKind::People};
            kinds.removeIf([&](RegisterKind kind) { // what lies packed is there at once
                auto columns = snapshots.read(**store, kind);
                if (columns)
                    reader->registers->hold(seenPoints(std::move(*columns), *areas, *scope));
                return columns.has_value();
            });
            // Rates and hot spots need the closed ones: they come before the other registers, which only the map draws.
            readCases(**store, finalStates, false, hand, words);
            post([this] { emit casesComplete(); });
            for (const RegisterKind kind : std::as_const(kinds)) {
                if (reader->stop)
                    return {};
                reader->registers->hold(seenPoints(readAndPack(**store, kind, snapshots), *areas, *scope));
            }
            post([this] { emit allLoaded(); });
            return {};
        });
        if (!done)
            post([this, error = done.error()] { emit failed(error); });
    });
    watchRegisters();
}

/// From the table, in the loader's thread; of a great register a file for the next start.
RegisterColumns LiveStore::readAndPack(Store &store, RegisterKind kind, const PointSnapshots &snapshots)
{
    const SQLite::Transaction moment(store.db()); // the mark and the rows of one
    const bool expected = PointSnapshots::isExpected(store, kind);
    RegisterColumns columns = readRegister(store, kind);
    if (m_options.replayAt || (!expected && !PointSnapshots::isKnown(store, kind)))
        return columns;
    const auto mark = expected ? snapshots.write(columns) : std::nullopt;
    if (mark || !expected)
        m_writer->thread.run([writer = m_writer.get(), kind, mark, path = m_options.path] {
            const auto kept = guarded(path, QStringLiteral("登记"), [&]() -> Result<void> {
                mark ? PointSnapshots::confirm(*writer->store, kind, *mark) : PointSnapshots::forget(*writer->store, kind);
                return {};
            });
            if (!kept)
                qWarning("%s", qPrintable(kept.error().message));
        });
    return columns;
}

void LiveStore::limitTo(const std::shared_ptr<const Scope> &scope)
{
    m_scope = scope;
    m_writer->thread.run([writer = m_writer.get(), scope] { writer->scope = scope; });
    m_query->thread.run([reader = m_query.get(), scope] { reader->scope = scope; });
    m_past->thread.run([reader = m_past.get(), scope] { reader->scope = scope; });
}

void LiveStore::take(const QList<CaseState> &cases)
{
    if (m_scope && !m_scope->isWhole())
        for (const CaseState &state : cases)
            m_known.insert(state.id);
    emit casesLoaded(cases);
}

} // namespace huying
