// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestore.h"
#include "data/live/storethread.h"
#include "data/model/unitboard.h"
#include "data/store/vault.h"
#include "data/sync/firstload.h"
#include "tests/support/linkproxy.h"
#include "tests/support/patience.h"
#include "tests/support/testupstream.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace huying;
using namespace huying::test;

/// What a console sees of its copy while upstream changes: registers, search, units on the move, cells that lie upstream.
class LiveCopyTest : public QObject
{
    Q_OBJECT

    Workflow m_workflow;
    TestUpstream m_upstream;

    struct Seat
    {
        Seat(const Workflow &workflow, const TestUpstream &upstream, const QString &name, int port = 0) : table(workflow)
        {
            const auto options = upstream.options(name, port);
            StoreThread thread(QStringLiteral("load"));
            const auto loaded = thread.run([&] { return loadStore(path(), options, workflow); });
            if (!QTest::qWaitFor([&] { return loaded.isFinished(); }, patience(60000)) || !loaded.result())
                qFatal("no first load");
            Account who;
            who.name = name;
            who.roles = {QStringLiteral("operator"), QStringLiteral("town"), QStringLiteral("supervisor")};
            live = std::make_unique<LiveStore>(LiveStore::Options{path(), std::nullopt, 1, who, options}, workflow);
            QObject::connect(live.get(), &LiveStore::unitsLoaded, &units, &UnitBoard::setRoster);
            QObject::connect(live.get(), &LiveStore::unitsMoved, &units, &UnitBoard::move);
            QObject::connect(live.get(), &LiveStore::registerLoaded, &units, [this](const PointTablePtr &points) {
                tables[points->kind] = points;
                sizes[points->kind] = points->size();
            });
            QObject::connect(live.get(), &LiveStore::registerChanged, &units, [this](const PointChangesPtr &changes) {
                sizes[changes->kind] = sizeOf(*tables[changes->kind], changes);
            });
            QObject::connect(live.get(), &LiveStore::areasLoaded, &units, [this](const AreaTreePtr &tree) { areas = tree; });
            QObject::connect(live.get(), &LiveStore::syncChanged, &units, [this](const SyncStatus &now) { status = now; });
            QObject::connect(live.get(), &LiveStore::actionRefused, &units, [](const QUuid &, const Error &why) { qWarning("%s", qPrintable(why.message)); });
            live->open();
            if (!QTest::qWaitFor([this] { return status.state == SyncStatus::State::Live && sizes.contains(RegisterKind::People); }, patience(20000)))
                qFatal("the copy does not open");
        }
        QString path() const { return dir.filePath(QStringLiteral("copy.gpkg")); }
        bool finds(const QString &text, const QString &title) const
        {
            auto hits = live->search(text, 10);
            hits.waitForFinished();
            const auto found = hits.result();
            return found && std::ranges::any_of(*found, [&title](const SearchHit &hit) { return hit.title == title; });
        }
        Result<QString> unmask(PersonalField field, const CaseId &id, quint32 fid = 0)
        {
            auto text = live->unmask({field, id, fid, QStringLiteral("回访联系")});
            if (!QTest::qWaitFor([&text] { return text.isFinished(); }, patience(10000)))
                qFatal("no answer");
            return text.result();
        }

        const Workflow &table;
        QTemporaryDir dir;
        UnitBoard units;
        AreaTreePtr areas;
        QHash<RegisterKind, std::size_t> sizes;
        QHash<RegisterKind, PointTablePtr> tables;
        SyncStatus status;
        std::unique_ptr<LiveStore> live;
    };

    CaseId report(Seat &seat, const QString &phone)
    {
        CaseSteps steps;
        Action report;
        report.caseId = uuid7(QDateTime::currentMSecsSinceEpoch());
        report.kind = QStringLiteral("report");
        report.actor = QStringLiteral("seat1");
        report.payload = {{QStringLiteral("title"), QStringLiteral("井盖")}, {QStringLiteral("item"), QStringLiteral("E01002")}, {QStringLiteral("area"), QStringLiteral("459021001001001")}};
        steps.actions = {report};
        steps.phone = phone;
        seat.live->submit(steps);
        return report.caseId;
    }

private slots:
    void initTestCase()
    {
        m_workflow = *Workflow::load();
        QVERIFY(m_upstream.start());
    }

    void changedRegistersAreReadAgainAndFound()
    {
        Seat seat(m_workflow, m_upstream, QStringLiteral("seat1"));
        const std::size_t places = seat.sizes[RegisterKind::Places];
        const PointTablePtr table = seat.tables[RegisterKind::Places];
        m_upstream.value("INSERT INTO huying.places VALUES ('neu', ST_SetSRID(ST_MakePoint(109.5, 23.5), 4326), '望江茶楼', 'shop', '459021001001001', '滨河路9号')");
        QTRY_COMPARE_WITH_TIMEOUT(seat.sizes[RegisterKind::Places], places + 1, patience(8000));
        QVERIFY(seat.finds(QStringLiteral("茶楼"), QStringLiteral("望江茶楼")));
        QVERIFY(seat.finds(QStringLiteral("wjcl"), QStringLiteral("望江茶楼")));
        m_upstream.value("UPDATE huying.places SET name = '听涛茶楼' WHERE ref = 'neu'");
        QTRY_VERIFY_WITH_TIMEOUT(seat.finds(QStringLiteral("听涛"), QStringLiteral("听涛茶楼")), patience(8000));
        QVERIFY(!seat.finds(QStringLiteral("望江"), QStringLiteral("听涛茶楼"))); // not by the name that it had
        m_upstream.value("DELETE FROM huying.places WHERE ref = 'neu'");
        QTRY_COMPARE_WITH_TIMEOUT(seat.sizes[RegisterKind::Places], places, patience(8000));
        QVERIFY(!seat.finds(QStringLiteral("听涛"), QStringLiteral("听涛茶楼")));
        QCOMPARE(seat.tables[RegisterKind::Places], table); // the others of it were not read again

        m_upstream.value("UPDATE huying.areas SET name = '新名网格' WHERE code = '459021001001001'");
        QTRY_COMPARE_WITH_TIMEOUT(seat.areas->at(seat.areas->indexOf(QStringLiteral("459021001001001"))).name, QStringLiteral("新名网格"), patience(8000));
        QVERIFY(seat.finds(QStringLiteral("新名"), QStringLiteral("新名网格")));
        m_upstream.value("UPDATE huying.units SET name = '改名员' WHERE ref = 'u0'");
        QTRY_COMPARE_WITH_TIMEOUT(seat.units.unit(QStringLiteral("u0"))->name, QStringLiteral("改名员"), patience(8000));
    }

    void unitsAreWhereTheySay()
    {
        Seat seat(m_workflow, m_upstream, QStringLiteral("seat1"));
        const QString feed = m_upstream.value("SELECT count(*) FROM huying.feed");
        const auto fix = [this](double lon, qint64 at) {
            m_upstream.value("INSERT INTO huying.unit_fixes VALUES ('u0', " + QByteArray::number(lon) + ", 23.7, 90, " + QByteArray::number(at)
                             + ", 'grid') ON CONFLICT (ref) DO UPDATE SET (lon, lat, heading, at, xid) = (excluded.lon, excluded.lat, excluded.heading, excluded.at, excluded.xid)");
        };
        const auto lon = [&seat] { return seat.units.unit(QStringLiteral("u0"))->place.value_or(LonLat{}).lon; };
        const TimeMs now = QDateTime::currentMSecsSinceEpoch();
        fix(109.31, now);
        QTRY_COMPARE_WITH_TIMEOUT(lon(), 109.31, patience(9000));
        QCOMPARE(seat.units.unit(QStringLiteral("u0"))->fixAt, now);
        fix(109.29, now - 60000); // came late
        fix(109.32, now + 10000);
        QTRY_COMPARE_WITH_TIMEOUT(lon(), 109.32, patience(9000));
        m_upstream.value("UPDATE huying.units SET name = '再改名' WHERE ref = 'u0'");
        QTRY_COMPARE_WITH_TIMEOUT(seat.units.unit(QStringLiteral("u0"))->name, QStringLiteral("再改名"), patience(8000));
        QCOMPARE(lon(), 109.32); // the roster's place is older
        QCOMPARE(m_upstream.value("SELECT count(*) FROM huying.feed WHERE what = 'action'"), QStringLiteral("0"));
        QCOMPARE(m_upstream.value("SELECT count(*) FROM huying.feed").toInt(), feed.toInt() + 1); // the name alone
    }

    void cellsThatLieUpstreamAreOpenedThereAndAudited()
    {
        LinkProxy proxy(m_upstream.port());
        Seat seat(m_workflow, m_upstream, QStringLiteral("seat1"), proxy.port());
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(seat.status.state, SyncStatus::State::Offline, patience(10000));
        const CaseId id = report(seat, QStringLiteral("13812345678"));
        QTRY_COMPARE_WITH_TIMEOUT(seat.status.waiting, 1, patience(5000));
        QCOMPARE(seat.unmask(PersonalField::ReporterPhone, id).value_or(QString()), QStringLiteral("13812345678")); // still here
        proxy.mend();
        seat.live->reconnect();
        const QByteArray isThere = "SELECT count(*) FROM huying.actions WHERE case_id = '" + id.toByteArray(QUuid::WithoutBraces) + "' AND NOT payload ? 'phone_enc'";
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value(isThere), QStringLiteral("1"), patience(10000));
        const auto holdsNone = [&] {
            auto file = seat.live->caseFile(id);
            file.waitForFinished();
            return file.result() && !file.result()->actions.isEmpty() && !file.result()->actions.first().payload.contains(QLatin1String("phone_enc"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(holdsNone(), patience(10000)); // the confirmed copy came back without
        const QByteArray audited = "SELECT count(*) FROM huying.audit WHERE act = 'unmask' AND actor = 'seat1'";
        const int before = m_upstream.value(audited).toInt();
        const auto phone = seat.unmask(PersonalField::ReporterPhone, id);
        QVERIFY2(phone, phone ? "" : qPrintable(phone.error().message));
        QCOMPARE(*phone, QStringLiteral("13812345678"));
        QCOMPARE(m_upstream.value(audited).toInt(), before + 1);
        const auto nothing = seat.unmask(PersonalField::ReporterName, id);
        QVERIFY(!nothing && nothing.error().kind == ErrorKind::NotFound);
        const auto vault = Vault::open(seat.path());
        QVERIFY(vault);
        m_upstream.value("UPDATE huying.people_sealed SET phone_enc = '\\x" + vault->seal(QStringLiteral("13900000000"), "people.phone/1").toHex() + "'");
        QCOMPARE(seat.unmask(PersonalField::PersonPhone, {}, 1).value_or(QString()), QStringLiteral("13900000000"));
        QVERIFY(!seat.unmask(PersonalField::PersonPhone, {}, 99999));
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(seat.status.state, SyncStatus::State::Offline, patience(10000));
        const auto offline = seat.unmask(PersonalField::ReporterPhone, id);
        QVERIFY(!offline && offline.error().kind == ErrorKind::Unavailable);
        QVERIFY2(offline.error().message.contains(QStringLiteral("联机后")), qPrintable(offline.error().message));
        // What this copy wrote into its own audit goes up when it can, each row once.
        auto noted = seat.live->audit(QStringLiteral("export"), QStringLiteral("案卷"), QStringLiteral("离线时导出"));
        QTRY_VERIFY(noted.isFinished());
        const QByteArray told = "SELECT count(*) FROM huying.audit WHERE act = 'seat.export' AND actor = 'seat1' AND detail LIKE '离线时导出%'";
        QCOMPARE(m_upstream.value(told), QStringLiteral("0"));
        proxy.mend();
        seat.live->reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value(told), QStringLiteral("1"), patience(10000));
        seat.live->reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(seat.status.state, SyncStatus::State::Live, patience(10000));
        QCOMPARE(m_upstream.value(told), QStringLiteral("1"));
        QCOMPARE(m_upstream.value("SELECT count(*) FROM huying.audit WHERE act = 'seat.unmask' AND actor = 'seat1'").toInt(), 6);
    }
};

QTEST_GUILESS_MAIN(LiveCopyTest)
#include "livecopytest.moc"
