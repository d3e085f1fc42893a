// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/session.h"

#include "app/console/fillwords.h"
#include "app/console/pastdesk.h"
#include "data/model/indicatorsheet.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QStandardPaths>

namespace huying
{

namespace
{

QString who(const Account &user)
{
    return user.seat.isEmpty() ? user.display : user.display + QStringLiteral(" · ") + user.seat;
}

/// Nobody types at a wall, or while pictures and measurements are taken.
bool locksWhenIdle(const Options &options)
{
    return options.workspace != QLatin1String("wall") && options.takesNoPictures() && !options.benchStart;
}

IndicatorTable readIndicators()
{
    auto read = IndicatorTable::load();
    if (!read)
        qWarning("%s", qPrintable(read.error().message));
    return read ? std::move(*read) : IndicatorTable();
}

} // namespace

Session::Session(const Options &o, std::optional<TimeMs> replayAt, const Account &user, Workflow workflow,
                 const std::optional<PgConnection::Options> &server, const KeptSecrets &kept)
    : live({o.store, replayAt, o.speed, user, server, kept.keyring}, std::move(workflow)), oversight(live, present, user),
      openCases(board, live.workflow(), [this, user](const CaseState &c) { return live.workflow().maySee(c, user); }),
      tracker(presentUnits, [this] { return live.clock(); }), watch(live, present),
      activity(present, live.workflow()), indicators(board, units, live.workflow(), [this] { return live.now(); }),
      indicatorTable(readIndicators()), measures(board, live.workflow(), [this] { return live.now(); }), words(live.workflow()),
      intake(live, present, user), undo(live, user), sync(live, present, user), voices(live, user),
      time(live, {present, board, openCases, presentUnits, units, tracker.tracks(), activity}), account(user), options(o), lock(live, who(user), 0),
      keptPassword(kept.password),
      m_hasUpstream(server.has_value())
{
    connect(&live, &LiveStore::opened, this, [this](const StoreInfo &info) {
        m_info = info;
        present.expect(static_cast<qsizetype>(info.cases));
        emit infoChanged();
    });
    connectTime();
    connectNames();
    connectBoards();
    connectIntake();
    connectUnits();
    connect(&live, &LiveStore::registerLoaded, this, [this](const PointTablePtr &points) {
        m_registers.insert(points->kind, points);
        m_registerChanges.remove(points->kind);
        nameChoices(*points);
        emit registerChanged(points->kind);
        countLayers();
    });
    connect(&live, &LiveStore::registerChanged, this, [this](const PointChangesPtr &changes) {
        m_registerChanges.insert(changes->kind, changes);
        nameChoices(*changes->now); // whose codes begin with those of the table
        emit registerChanged(changes->kind);
        countLayers();
    });
    connect(&live, &LiveStore::openCasesLoaded, this, [this] {
        m_ready = true;
        countLayers();
        emit ready();
    });
    connect(&live, &LiveStore::allLoaded, this, [this] {
        m_complete = true;
        if (options.lookBackAt)
            time.show(*options.lookBackAt);
        emit complete();
    });
    connect(&board, &CaseBoard::appended, this, &Session::countLayers);
    connect(&m_second, &QTimer::timeout, &indicators, &Indicators::refresh);
    m_second.start(1000);
}

void Session::connectNames()
{
    if (const auto catalogue = Catalogue::load())
        m_catalogue = *catalogue;
    else
        qWarning("%s", qPrintable(catalogue.error().message));
    fillWords(words, m_catalogue, {});
    connect(&live, &LiveStore::namesLoaded, this,
            [this](const StoreNames &names) { fillWords(words, m_catalogue, names); });
    connect(&live, &LiveStore::areasLoaded, this, [this](const AreaTreePtr &areas) {
        m_areas = areas;
        words.setAreas(areas);
        indicators.setAreas(areas);
        measures.setAreas(areas);
        layers.setCount(QStringLiteral("grids"), std::ranges::count(areas->all(), AreaLevel::Grid, &Area::level));
        nameAreas();
        emit areasChanged();
    });
    connect(&live, &LiveStore::accessLoaded, this, [this](const AccessPolicy &policy) {
        m_access = policy;
        if (locksWhenIdle(options))
            lock.setMinutes(policy.idleLockMinutes);
    });
    connect(&live, &LiveStore::rulesLoaded, this, [this](const RuleBookPtr &rules) {
        m_rules = rules;
        for (const Error &problem : rules->problems)
            qWarning("%s", qPrintable(problem.message));
        measures.setLimits(judgedLimits(rules->deadlines, indicatorTable));
        emit rulesChanged();
    });
    connect(&units, &UnitBoard::changed, this, [this] { words.setUnits(units.units()); });
}

void Session::connectIntake()
{
    connect(&intake, &Intake::failed, this, [](const Error &error) { qWarning("%s", qPrintable(error.message)); });
    if (options.takesNoPictures() && !options.benchStart)
        if (const auto opened = intake.openLines(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)); !opened)
            qWarning("%s", qPrintable(opened.error().message));
}

void Session::connectBoards()
{
    connect(&live, &LiveStore::casesLoaded, &present, &CaseBoard::merge);
    // The log tells what happened from the row that still stands, so it hears of a change before the board does.
    connect(&live, &LiveStore::casesChanged, &activity, &ActivityModel::add);
    connect(&live, &LiveStore::casesChanged, &present, &CaseBoard::merge);
    connect(&live, &LiveStore::casesCorrected, &present, &CaseBoard::correct);
    connect(&live, &LiveStore::casesGone, &present, &CaseBoard::remove);
    connect(&live, &LiveStore::casesChanged, &presentUnits, &UnitBoard::follow);
}

/// Panels read boards that follow the present until the time machine says otherwise.
void Session::connectTime()
{
    board.follow(present, live.workflow());
    units.mirror(presentUnits);
    connect(&units, &UnitBoard::changed, this, &Session::countLayers);
    connect(&time, &TimeMachine::changed, this, [this] {
        indicators.refresh();
        measures.refresh();
        countLayers();
        m_frames.setText(pastText(*this));
    });
    connect(&time, &TimeMachine::turning, this, &Session::showTurning);
    if (options.lookBackAt && options.until && options.film.isEmpty())
        connect(this, &Session::complete, this, &Session::playPast);
    const QString name = QString::fromLatin1(QCryptographicHash::hash(QFileInfo(options.store).absoluteFilePath().toUtf8(), QCryptographicHash::Sha1).toHex().left(12));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    if (const auto opened = bookmarks.open(folder + QStringLiteral("/bookmarks-%1.json").arg(name)); !opened)
        qWarning("%s", qPrintable(opened.error().message));
}

/// The way to another instant, on the frame of the one that still stands, when it takes a while.
void Session::showTurning(TimeMs to, double share)
{
    constexpr int soonEnoughMs = 150;
    if (share >= 1)
        return m_turning.invalidate(); // the frame's own text comes with the instant
    if (!m_turning.isValid())
        m_turning.start();
    if (m_turning.elapsed() > soonEnoughMs)
        m_frames.setText(turningText(*this, to, share));
}

/// At the speed that was asked for, else in two minutes.
void Session::playPast()
{
    constexpr double seconds = 120;
    time.setSpeed(options.pastSpeed.value_or(static_cast<double>(*options.until - *options.lookBackAt) / (seconds * secondMs)));
    connect(&time, &TimeMachine::changed, this, [this] {
        if (time.isPast())
            time.play(*options.until);
    }, Qt::SingleShotConnection);
}

/// Wherever a position comes from, the tracker hears of it first.
void Session::connectUnits()
{
    for (const QString &problem : tracker.problems())
        qWarning("%s", qPrintable(problem));
    connect(&live, &LiveStore::opened, &tracker, [this](const StoreInfo &info) { tracker.setHome(info.home); });
    connect(&live, &LiveStore::areasLoaded, &tracker, &UnitTracker::setAreas);
    connect(&live, &LiveStore::unitsMoved, &tracker, &UnitTracker::take);
    connect(&tracker, &UnitTracker::conditionsChanged, &oversight.alarms,
            [this](const QList<AlarmCondition> &conditions) { oversight.alarms.setOther(QStringLiteral("units"), conditions); });
    connect(&live, &LiveStore::unitsLoaded, this, [this](const QList<UnitRow> &roster) {
        tracker.setRoster(roster);
        presentUnits.follow({present.rows().begin(), present.rows().end()});
        if (!m_positions)
            startPositions();
    });
}

void Session::startPositions()
{
    auto specs = loadPositionSpecs(options.positions);
    if (!specs)
        emit positionsFailed(specs.error());
    // An invented place's units walk, so that its positions are not all old; a measurement of the start is without them.
    const bool walks = m_info.isSample && live.clock().isReplay() && !options.benchStart;
    if (!walks && (!specs || specs->isEmpty()))
        return;
    m_positions = std::make_unique<PositionThread>(specs ? *specs : QList<PositionSpec>(), live.clock());
    connect(m_positions->hub(), &PositionHub::fixesCame, &tracker, &UnitTracker::take);
    connect(m_positions->hub(), &PositionHub::statusChanged, this, [this](const QList<PositionStatus> &sources) {
        m_sources = sources;
        emit positionSourcesChanged();
    });
    connect(&live, &LiveStore::speedChanged, this, [this] { m_positions->setClock(live.clock()); });
    m_positions->start();
    if (walks)
        m_positions->walk(options.store);
}

void Session::start()
{
    live.open();
    engine.start(options.engine.isEmpty() ? EngineLink::defaultBinary() : options.engine,
                 options.project.isEmpty() ? options.store : options.project);
}

void Session::countLayers()
{
    const std::pair<const char *, RegisterKind> registerLayers[] = {
        {"people", RegisterKind::People},         {"places", RegisterKind::Places},
        {"things", RegisterKind::Things},         {"organizations", RegisterKind::Organizations},
        {"sentiments", RegisterKind::Sentiments}};
    for (const auto &[id, kind] : registerLayers)
        if (const auto points = m_registers.value(kind))
            layers.setCount(QString::fromLatin1(id), static_cast<qint64>(sizeOf(*points, registerChanges(kind))));
    // Of the past only those whose place is known, as the map draws them.
    layers.setCount(QStringLiteral("units"), time.isPast() ? std::ranges::count_if(units.units(), [](const UnitRow &u) { return u.place.has_value(); })
                                                           : units.units().size());
    layers.setCount(QStringLiteral("cases"), static_cast<qint64>(openCases.rows().size()));
}

QString Session::registerCodeName(RegisterKind kind, const QString &code) const
{
    switch (kind) {
    case RegisterKind::People:
        return m_catalogue.nameOf(QStringLiteral("person_category"), code);
    case RegisterKind::Places:
        return m_catalogue.nameOf(QStringLiteral("place_kind"), code);
    case RegisterKind::Things:
        return m_catalogue.nameOf(QStringLiteral("thing_kind"), code);
    case RegisterKind::Organizations:
        return m_catalogue.nameOf(QStringLiteral("org_kind"), code);
    case RegisterKind::Sentiments:
        break;
    }
    return code;
}

/// What the layer panel offers to filter by; cameras are a layer of their own.
void Session::nameChoices(const PointTable &points)
{
    QList<LayerChoice> choices, cameras;
    for (const QString &code : points.categories) {
        const LayerChoice choice{code, registerCodeName(points.kind, code)};
        const bool camera = points.kind == RegisterKind::Things && code == QLatin1String("camera");
        (camera ? cameras : choices).append(choice);
    }
    std::ranges::sort(choices, {}, [](const LayerChoice &c) { return std::pair(c.code.size(), c.code); });
    static constexpr const char *ids[] = {"people", "places", "things", "organizations", "sentiments"};
    layers.setChoices(QLatin1String(ids[static_cast<std::size_t>(points.kind)]), choices);
    if (!cameras.isEmpty())
        layers.setChoices(QStringLiteral("cameras"), cameras);
}

void Session::nameAreas()
{
    QList<LayerChoice> choices;
    const auto add = [&](auto &&self, int index, int depth) -> void {
        const Area &a = m_areas->at(index);
        if (a.level >= AreaLevel::Grid)
            return;
        choices.append({a.code, QString(depth, QChar(0x3000)) + a.name});
        for (const int child : m_areas->children(index))
            self(self, child, depth + 1);
    };
    for (int i = 0; i < static_cast<int>(m_areas->all().size()); ++i)
        if (m_areas->at(i).parent < 0)
            add(add, i, 0);
    layers.setAreas(choices);
}

} // namespace huying
