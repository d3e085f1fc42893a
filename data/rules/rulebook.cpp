// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/rulebook.h"

#include "data/store/store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace huying
{

namespace
{

/// The newest version of each rule of a kind that is not a draft, in the table's order; those that are off say so.
QJsonArray liveRules(Store &store, const char *kind)
{
    QJsonArray rules;
    SQLite::Statement rows(store.db(), "SELECT body, state FROM rules r WHERE kind = ?1 AND state <> 'draft' AND version = "
                                       "(SELECT max(version) FROM rules WHERE kind = ?1 AND id = r.id AND state <> 'draft') "
                                       "AND state <> 'gone' ORDER BY rank, id");
    rows.bind(1, kind);
    while (rows.executeStep()) {
        QJsonObject rule = QJsonDocument::fromJson(textAt(rows, 0).toUtf8()).object();
        if (textAt(rows, 1) == QLatin1String("off"))
            rule.insert(QStringLiteral("on"), false);
        rules << rule;
    }
    return rules;
}

Result<Routing> readRouting(Store &store)
{
    return guarded(store.path(), QStringLiteral("读取规则"), [&]() -> Result<Routing> {
        const QJsonArray rules = liveRules(store, "routing");
        if (rules.isEmpty())
            return Routing::load();
        return Routing::fromJson(QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("rules"), rules}}).toJson(),
                                 store.path() + QStringLiteral(" 表 rules"));
    });
}

QList<Station> readStations(Store &store)
{
    QList<Station> stations;
    SQLite::Statement rows(store.db(), "SELECT code, name, area FROM organizations WHERE area IS NOT NULL ORDER BY code");
    while (rows.executeStep())
        stations << Station{textAt(rows, 0), textAt(rows, 1), textAt(rows, 2)};
    return stations;
}

template <class T> void take(T &into, Result<T> read, QList<Error> &problems)
{
    if (read)
        into = std::move(*read);
    else
        problems << read.error();
}

} // namespace

RuleBookPtr readRuleBook(Store &store, const AreaTreePtr &areas)
{
    auto book = std::make_shared<RuleBook>();
    take(book->catalogue, Catalogue::load(), book->problems);
    take(book->deadlines, Deadlines::load(), book->problems);
    take(book->runCards, RunCards::load(), book->problems);
    take(book->routing, readRouting(store), book->problems);
    QList<Station> stations;
    take(stations, guarded(store.path(), QStringLiteral("读取站所"), [&]() -> Result<QList<Station>> { return readStations(store); }),
         book->problems);
    book->routing.setPlace(areas, stations, book->catalogue, book->deadlines.calendar());
    return book;
}

} // namespace huying
