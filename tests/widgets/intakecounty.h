// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/intake.h"
#include "data/live/undowatch.h"
#include "data/model/selection.h"
#include "data/store/attachments.h"
#include "data/store/bulkwriter.h"
#include "data/store/caselog.h"
#include "widgets/words/casewords.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace huying
{

/// A town of two grids on a real store: a shop at 人民路12号, two at 光明路5号, an open case 38 m from the first, an
/// office, the police, one on duty and one whose certificate has run out.
class IntakeCounty
{
public:
    static constexpr LonLat shop{113.7000, 22.9000};

    IntakeCounty()
    {
        make();
    }

    /// False if the store did not open.
    bool open(const QString &roles = QStringLiteral("chief,operator,dispatcher"))
    {
        account.name = QStringLiteral("zhang");
        account.roles = roles.split(QLatin1Char(','));
        live = std::make_unique<LiveStore>(LiveStore::Options{path(), {}, 1, account}, workflow);
        QObject::connect(live.get(), &LiveStore::casesLoaded, &board, &CaseBoard::merge);
        QObject::connect(live.get(), &LiveStore::casesChanged, &board, &CaseBoard::merge);
        intake = std::make_unique<Intake>(*live, board, account);
        QObject::connect(live.get(), &LiveStore::namesLoaded, &words, [this](const StoreNames &names) {
            QList<NamedCode> organizations;
            for (const CodeRecord &o : names.organizations)
                organizations << NamedCode{o.code, o.name};
            words.setOrganizations(organizations);
        });
        QObject::connect(live.get(), &LiveStore::areasLoaded, &words, &CaseWords::setAreas);
        QObject::connect(live.get(), &LiveStore::unitsLoaded, &words, &CaseWords::setUnits);
        const Catalogue codes = *Catalogue::load();
        for (const Channel &c : codes.channels())
            words.setChannel(c.code, c.name, c.badge, BadgeShape::Official);
        undo = std::make_unique<UndoWatch>(*live, account);
        QSignalSpy loaded(live.get(), &LiveStore::allLoaded);
        live->open();
        return loaded.wait(20000);
    }

    QString path() const { return m_dir.filePath(QStringLiteral("town.gpkg")); }
    QString file(const QString &name) const { return m_dir.filePath(name); }
    CaseId selected() const { return selection.what() == Selection::What::Case ? selection.caseId() : CaseId(); }
    const CaseState &at(const CaseId &id) const { return board.at(board.rowOf(id)); }
    /// First column of the first row, read with a connection of its own: what is on disk.
    QString onDisk(const char *sql) const
    {
        const auto opened = Store::open(path(), Store::Access::Reader);
        if (!opened)
            return opened.error().message;
        SQLite::Statement query((*opened)->db(), sql);
        return query.executeStep() ? textAt(query, 0) : QString();
    }

    Workflow workflow = *Workflow::load();
    Account account;
    CaseBoard board;
    CaseWords words{workflow};
    Selection selection;
    CaseId lampCase; ///< reported ten minutes ago, 路灯异常, with a photo
    std::unique_ptr<LiveStore> live;
    std::unique_ptr<Intake> intake;
    std::unique_ptr<UndoWatch> undo;

private:
    static MultiPolygon square(double west, double east)
    {
        return {{{{west, 22.89}, {east, 22.89}, {east, 22.91}, {west, 22.91}, {west, 22.89}}}};
    }

    void make()
    {
        auto made = Store::create(path(), QStringLiteral("2026-08-12T00:00:00Z"));
        Store &store = **made;
        const auto vault = Vault::create(path(), Vault::keyFromSeed(1));
        {
            BulkWriter writer(store, &*vault);
            SQLite::Transaction transaction(store.db());
            addPlace(writer);
            addForces(writer);
            transaction.commit();
        }
        addCase(store);
        if (!store.finishBulk())
            qFatal("no store");
    }

    static void addPlace(BulkWriter &writer)
    {
        const auto area = [&](const char *code, const char *parent, const char *name, AreaLevel level, double west, double east) {
            AreaRecord r;
            r.code = QString::fromLatin1(code);
            r.parent = QString::fromLatin1(parent);
            r.name = QString::fromUtf8(name);
            r.level = level;
            r.shape = square(west, east);
            writer.add(r);
        };
        area("441900", "", "清渡县", AreaLevel::County, 113.68, 113.74);
        area("441900001", "441900", "城关街道", AreaLevel::Town, 113.68, 113.74);
        area("441900001001", "441900001", "文昌社区", AreaLevel::Village, 113.68, 113.74);
        area("441900001001014", "441900001001", "014", AreaLevel::Grid, 113.68, 113.71);
        area("441900001001015", "441900001001", "015", AreaLevel::Grid, 113.71, 113.74);
        const auto place = [&](const char *ref, const char *name, const char *address, LonLat at) {
            PlaceRecord r;
            r.ref = QString::fromLatin1(ref);
            r.name = QString::fromUtf8(name);
            r.kind = QStringLiteral("shop");
            r.address = QString::fromUtf8(address);
            r.place = at;
            writer.add(r);
        };
        place("p1", "惠民超市", "人民路12号", shop);
        place("p2", "人民幼儿园", "人民路30号", {113.7030, 22.9000});
        place("p3", "光明书店", "光明路5号", {113.7050, 22.9010});
        place("p4", "光明药房", "光明路5号", {113.7200, 22.9010});
        RoadRecord road;
        road.ref = QStringLiteral("r1");
        road.klass = QStringLiteral("street");
        road.name = QStringLiteral("人民路");
        road.line = {{113.69, 22.90}, {113.71, 22.90}};
        writer.add(road);
    }

    static void addForces(BulkWriter &writer)
    {
        for (const auto &[code, name] : {std::pair("D01", "清渡县社会治理指挥中心"), {"D03", "清渡县城管局"}, {"D06", "清渡县公安局"}, {"D08", "清渡县司法局"}}) {
            OrganizationRecord r;
            r.code = QString::fromLatin1(code);
            r.name = QString::fromUtf8(name);
            r.kind = QStringLiteral("department");
            r.area = QStringLiteral("441900");
            writer.add(r);
        }
        for (const auto &[ref, name, until] : {std::tuple("U1", "王强", TimeMs(4102444800000)), {"U2", "李过期", TimeMs(1000)}}) {
            UnitRecord r;
            r.ref = QString::fromLatin1(ref);
            r.name = QString::fromUtf8(name);
            r.kind = QStringLiteral("person");
            r.role = QStringLiteral("网格员");
            r.glyph = QStringLiteral("格");
            r.certifiedUntil = until;
            writer.add(r);
        }
    }

    void addCase(Store &store)
    {
        CaseLog log(store, workflow);
        const TimeMs at = QDateTime::currentMSecsSinceEpoch() - 10 * minuteMs;
        lampCase = uuid7(at);
        const Action report{uuid7(at), lampCase, QStringLiteral("report"), QStringLiteral("zhang"), {}, at, 0,
                            {{QStringLiteral("no"), QStringLiteral("QD0101-0121")}, {QStringLiteral("title"), QStringLiteral("路灯异常")},
                             {QStringLiteral("text"), QStringLiteral("整排路灯不亮")}, {QStringLiteral("item"), QStringLiteral("E01037")},
                             {QStringLiteral("channel"), QStringLiteral("grid")}, {QStringLiteral("address"), QStringLiteral("人民路14号")},
                             {QStringLiteral("lon"), shop.lon + 0.00037}, {QStringLiteral("lat"), shop.lat}, {QStringLiteral("photos"), 1}}};
        if (!log.appendNew({&report, 1}))
            qFatal("no case");
        QImage photo(640, 360, QImage::Format_RGB32);
        photo.fill(Qt::darkYellow);
        photo.save(file(QStringLiteral("photo.png")));
        if (!attachFile(store, file(QStringLiteral("photo.png")), {lampCase, QStringLiteral("现场.png"), QStringLiteral("report"), at}))
            qFatal("no photo");
    }

    QTemporaryDir m_dir;
};

} // namespace huying
