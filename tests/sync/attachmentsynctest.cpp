// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestore.h"
#include "tests/support/linkproxy.h"
#include "tests/support/patience.h"
#include "tests/support/restoredupstream.h"
#include "tests/support/testseat.h"

#include <QRandomGenerator>
#include <QSignalSpy>

using namespace huying;
using namespace huying::test;

namespace
{

constexpr qint64 large = 6'000'000; ///< what nobody fetches before it is asked for

QByteArray picture(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator::global()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), size / 4);
    return bytes.replace(0, 8, "\x89PNG\r\n\x1a\n");
}

} // namespace

/// What one seat attaches, the others can look at; whatever the line does meanwhile.
class AttachmentSyncTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_workflow = *Workflow::load();
        QVERIFY(m_upstream.start());
    }

    void filesTravel()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(b, "seat2"));
        const CaseId id = a.report(QStringLiteral("有照片"));
        const QByteArray small = picture(90000), big = picture(large);
        const QString smallHash = a.attach(id, small, QStringLiteral("小.png")), bigHash = a.attach(id, big, QStringLiteral("大.png"));
        QCOMPARE(a.status.filesRefused, 0);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(b, id), 2, patience(20000));
        QTRY_COMPARE_WITH_TIMEOUT(b.file(smallHash), small, patience(20000)); // by itself
        QVERIFY(b.file(bigHash).isEmpty());                                  // when somebody looks
        b.link().fetchFiles(id);
        QTRY_COMPARE_WITH_TIMEOUT(b.file(bigHash), big, patience(20000));
        QVERIFY(!QFileInfo::exists(b.fileName(bigHash) + QStringLiteral(".part")));
        QTRY_COMPARE_WITH_TIMEOUT(a.status.files, 0, patience(5000));
        QCOMPARE(a.status.fileBytesUp, qint64(small.size() + big.size()));
        QTRY_COMPARE_WITH_TIMEOUT(b.status.fileBytesDown, qint64(small.size() + big.size()), patience(5000)); // told after the file stands
        QCOMPARE(m_upstream.value("SELECT count(*) FROM huying.attachments WHERE by = 'seat1'"), QStringLiteral("2"));
        // The same once more, under another case: nothing goes over the line a second time.
        const CaseId other = a.report(QStringLiteral("同一张照片"));
        QCOMPARE(a.attach(other, big, QStringLiteral("大.png")), bigHash);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(b, other), 1, patience(10000));
        QCOMPARE(a.status.fileBytesUp, qint64(small.size() + big.size()));
        QVERIFY(a.digest().size() == 32 && b.digest().size() == 32);
    }

    void actionsGoBetweenThePieces()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(b, "seat2"));
        const CaseId id = a.report(QStringLiteral("大视频"));
        QTRY_COMPARE_WITH_TIMEOUT(b.read(id).version, 1, patience(5000));
        const QString hash = a.attach(id, picture(60'000'000), QStringLiteral("很大.png"));
        const QByteArray isWhole = "SELECT complete FROM huying.blobs WHERE sha256 = '" + hash.toLatin1() + "'";
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value(isWhole), QStringLiteral("f"), patience(10000));
        QElapsedTimer watch;
        watch.start();
        QCOMPARE(a.note(id, QStringLiteral("插一句")), QString());
        QTRY_COMPARE_WITH_TIMEOUT(b.read(id).version, 2, patience(10000));
        const qint64 noteMs = watch.elapsed();
        QCOMPARE(m_upstream.value(isWhole), QStringLiteral("f"));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(b, id), 1, patience(60000));
        qInfo("an action beside 60 MB: %lld ms; all of it: %lld ms", static_cast<long long>(noteMs), static_cast<long long>(watch.elapsed()));
    }

    void goesUpFromWhereItWasCut()
    {
        LinkProxy proxy(m_upstream.port());
        TestSeat a(m_workflow);
        QVERIFY(openLive(a, "seat1", proxy.port()));
        const CaseId id = a.report(QStringLiteral("断在上传"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        proxy.cutAfterAsking(large); // twice as long on the line
        const QByteArray bytes = picture(large);
        const QString hash = a.attach(id, bytes, QStringLiteral("断.png"));
        QTRY_COMPARE_WITH_TIMEOUT(a.status.state, SyncStatus::State::Offline, patience(15000));
        a.close(); // nothing of it is in memory any more
        const qint64 there = m_upstream.value("SELECT sum(octet_length(bytes)) FROM huying.blob_pieces WHERE sha256 = '" + hash.toLatin1() + "'").toLongLong();
        QVERIFY2(there > 0 && there < large, qPrintable(QString::number(there)));
        QVERIFY(openLive(a, "seat1"));
        QTRY_COMPARE_WITH_TIMEOUT(a.status.files, 0, patience(20000));
        QCOMPARE(a.status.fileBytesUp, large - there);
        TestSeat b(m_workflow);
        QVERIFY(openLive(b, "seat2"));
        b.link().fetchFiles(id);
        QTRY_COMPARE_WITH_TIMEOUT(b.file(hash), bytes, patience(20000));
    }

    void comesDownFromWhereItWasCut()
    {
        LinkProxy proxy(m_upstream.port());
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(b, "seat2", proxy.port()));
        const CaseId id = a.report(QStringLiteral("断在下载"));
        const QByteArray bytes = picture(large);
        const QString hash = a.attach(id, bytes, QStringLiteral("断.png"));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(b, id), 1, patience(20000));
        proxy.cutAfterAnswering(large);
        b.link().fetchFiles(id);
        QTRY_COMPARE_WITH_TIMEOUT(b.status.state, SyncStatus::State::Offline, patience(15000));
        b.close();
        const qint64 here = QFileInfo(b.fileName(hash) + QStringLiteral(".part")).size();
        QVERIFY2(here > 0 && here < large, qPrintable(QString::number(here)));
        QVERIFY(openLive(b, "seat2"));
        b.link().fetchFiles(id);
        QTRY_COMPARE_WITH_TIMEOUT(b.file(hash), bytes, patience(20000));
        QTRY_COMPARE_WITH_TIMEOUT(b.status.fileBytesDown, large - here, patience(5000));
    }

    void attachedOfflineGoesUpLater()
    {
        LinkProxy proxy(m_upstream.port());
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(a, "seat1", proxy.port()) && openLive(b, "seat2"));
        const CaseId id = a.report(QStringLiteral("离线拍的"));
        QTRY_COMPARE_WITH_TIMEOUT(b.read(id).version, 1, patience(5000));
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(a.status.state, SyncStatus::State::Offline, patience(10000));
        const QByteArray mine = picture(30000);
        const QString hash = a.attach(id, mine, QStringLiteral("甲.png"));
        QTRY_COMPARE_WITH_TIMEOUT(a.status.files, 1, patience(5000)); // it is said that it waits
        const CaseId fresh = a.report(QStringLiteral("离线上报的"));
        const QString second = a.attach(fresh, mine, QStringLiteral("甲.png"));
        const QString theirs = b.attach(id, picture(30000), QStringLiteral("乙.png"));
        QTRY_COMPARE_WITH_TIMEOUT(b.status.files, 0, patience(10000));
        proxy.mend();
        a.link().reconnect();
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(b, id), 2, patience(20000));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(b, fresh), 1, patience(20000));
        QTRY_COMPARE_WITH_TIMEOUT(b.file(hash), mine, patience(30000));
        QCOMPARE(rowsOf(a, id), 2); // theirs did not push mine out
        QTRY_VERIFY_WITH_TIMEOUT(!a.file(theirs).isEmpty(), patience(30000));
        QTRY_COMPARE_WITH_TIMEOUT(a.status.files, 0, patience(5000));
        QCOMPARE(second, hash);
    }

    void wrongBytesAreNotPlaced()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(b, "seat2"));
        const CaseId id = a.report(QStringLiteral("被改过"));
        const QByteArray bytes = picture(large);
        const QString hash = a.attach(id, bytes, QStringLiteral("改.png"));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(b, id), 1, patience(20000));
        const QByteArray turn = "UPDATE huying.blob_pieces SET bytes = set_byte(bytes, 99, 255 - get_byte(bytes, 99)) WHERE start = 0 AND sha256 = '" + hash.toLatin1() + "'";
        m_upstream.value(turn);
        QSignalSpy missed(b.link().sync(), &Sync::fileMissed);
        b.link().fetchFiles(id);
        QVERIFY(missed.wait(patience(20000)));
        QCOMPARE(missed.first().first().toString(), hash);
        QVERIFY(!QFileInfo::exists(b.fileName(hash)) && !QFileInfo::exists(b.fileName(hash) + QStringLiteral(".part")));
        QTRY_VERIFY_WITH_TIMEOUT(b.wasTold(QStringLiteral("SHA-256")), patience(5000));
        QVERIFY(b.isLive());
        m_upstream.value(turn); // put right: it comes by itself, without a new start
        QTRY_COMPARE_WITH_TIMEOUT(b.file(hash), bytes, patience(40000));
        QTRY_VERIFY_WITH_TIMEOUT(b.status.fileTrouble.isEmpty(), patience(5000));
    }

    void outOfScopeCantFetch()
    {
        TestSeat a(m_workflow), far(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(far, "other"));
        const CaseId id = a.report(QStringLiteral("别县看不到"));
        const QString hash = a.attach(id, picture(50000), QStringLiteral("密.png"));
        QTRY_COMPARE_WITH_TIMEOUT(a.status.files, 0, patience(10000));
        QVERIFY(m_upstream.value("SELECT huying.get_blob('" + hash.toLatin1() + "', 0, 100)", QStringLiteral("other")).contains(QStringLiteral("不在您的管辖范围")));
        QCOMPARE(rowsOf(far, id), 0);
        m_upstream.value("INSERT INTO huying.places VALUES ('reached', ST_SetSRID(ST_MakePoint(109.5, 23.5), 4326), '店', 'shop', '459022001001001', '路')");
        QTRY_COMPARE_WITH_TIMEOUT(far.count("SELECT count(*) FROM places WHERE ref = 'reached'"), 1, patience(10000)); // it has read as far as that
        // Not even a client that claims to have the row.
        const QByteArray forged = "INSERT INTO attachments (case_id, sha256, name, media_type, size, role, at) VALUES (x'" + id.toRfc4122().toHex() + "', '"
                                  + hash.toLatin1() + "', '密.png', 'image/png', 50000, 'report', 1)";
        far.exec(forged.constData());
        QSignalSpy missed(far.link().sync(), &Sync::fileMissed);
        far.link().fetchFiles(id);
        QVERIFY(missed.wait(patience(10000)));
        QVERIFY(!QFileInfo::exists(far.fileName(hash)));
    }

    void whatMayNotBeHeldAnyMoreGoes()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(b, "seat2"));
        const CaseId id = a.report(QStringLiteral("要收走的"));
        const QString hash = a.attach(id, picture(30000), QStringLiteral("收.png"));
        QTRY_VERIFY_WITH_TIMEOUT(!b.file(hash).isEmpty(), patience(20000));
        const QByteArray scope = "SELECT huying_sys.put_account(name, display, roles, seat, ARRAY['%'], NULL, NULL, NULL), huying_sys.tell_scope(name) "
                                 "FROM huying.accounts WHERE name = 'seat2'";
        m_upstream.value(QByteArray(scope).replace('%', "459022"));
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(b.fileName(hash)), patience(20000));
        QCOMPARE(rowsOf(b, id), 0);
        QVERIFY(!a.file(hash).isEmpty());
        m_upstream.value(QByteArray(scope).replace('%', "459021"));
        QTRY_VERIFY_WITH_TIMEOUT(!b.file(hash).isEmpty(), patience(20000)); // and comes back with the case
    }

    void whatWasAttachedBeforeTheCaseCameIntoScopeComesWithIt()
    {
        TestSeat a(m_workflow), department(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(department, "d01"));
        const CaseId id = a.report(QStringLiteral("接报时拍的"));
        const QByteArray bytes = picture(40000);
        const QString hash = a.attach(id, bytes, QStringLiteral("现场.png"));
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT count(*) FROM huying.attachments WHERE case_id = '" + pgText(id) + "'"), QStringLiteral("1"), patience(10000));
        m_upstream.value("INSERT INTO huying.places SELECT 'mark', geom, name, kind, area, address FROM huying.places WHERE ref = 'p0'"); // read past the picture
        QTRY_COMPARE_WITH_TIMEOUT(department.count("SELECT count(*) FROM places WHERE ref = 'mark'"), 1, patience(10000));
        QCOMPARE(rowsOf(department, id), 0);
        QCOMPARE(a.act(a.make(id, QStringLiteral("accept"), {})), QString());
        QCOMPARE(a.act(a.make(id, QStringLiteral("assign"), {{QStringLiteral("org"), QStringLiteral("D01")}})), QString());
        QTRY_COMPARE_WITH_TIMEOUT(department.read(id).version, 3, patience(10000));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(department, id), 1, patience(5000));
        QTRY_COMPARE_WITH_TIMEOUT(department.file(hash), bytes, patience(20000));
    }

    void refusedIsSaidAndStays()
    {
        TestSeat a(m_workflow);
        QVERIFY(openLive(a, "seat1"));
        const auto away = m_upstream.options(QStringLiteral("seat1"), 1);
        a.close();
        QCOMPARE(a.open(away), QString());
        const CaseId id = a.report(QStringLiteral("上级库不知道的"));
        const QByteArray bytes = picture(20000);
        const QString hash = a.attach(id, bytes, QStringLiteral("留.png"));
        a.exec("DELETE FROM outbox"); // as if it had been sent
        a.close();
        QVERIFY(openLive(a, "seat1"));
        // What is compared then takes away what upstream does not know: it stays only if nobody compares.
        QTRY_COMPARE_WITH_TIMEOUT(a.status.filesRefused, 1, patience(10000));
        QVERIFY2(a.wasTold(QStringLiteral("没有这个案卷")), qPrintable(a.fileTroubles.join(u'\n')));
        QCOMPARE(a.status.files, 0);
        QCOMPARE(a.file(hash), bytes);
        QCOMPARE(rowsOf(a, id), 1);
        QVERIFY(a.isLive());
    }

    void fullDiskIsSaidAndTriedAgain()
    {
        TestSeat a(m_workflow), b(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(b, "seat2"));
        const CaseId id = a.report(QStringLiteral("盘满了"));
        const QByteArray bytes = picture(large);
        const QString hash = a.attach(id, bytes, QStringLiteral("满.png"));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(b, id), 1, patience(20000));
        const QString part = b.fileName(hash) + QStringLiteral(".part");
        QVERIFY(QDir().mkpath(QFileInfo(part).path()) && QFile::link(QStringLiteral("/dev/full"), part));
        b.link().fetchFiles(id);
        QTRY_VERIFY_WITH_TIMEOUT(b.wasTold(QStringLiteral("存不下")), patience(10000));
        QVERIFY(b.isLive());
        QCOMPARE(a.note(id, QStringLiteral("照常")), QString());
        QTRY_COMPARE_WITH_TIMEOUT(b.read(id).version, 2, patience(5000));
        QVERIFY(QFile::remove(part));
        QTRY_COMPARE_WITH_TIMEOUT(b.file(hash), bytes, patience(30000)); // by itself
        QTRY_COMPARE_WITH_TIMEOUT(b.status.fileTrouble, QString(), patience(5000));
    }

    void restoredUpstreamGetsItAgain()
    {
        TestSeat a(m_workflow);
        QVERIFY(openLive(a, "seat1"));
        const CaseId id = a.report(QStringLiteral("备份之后附的"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        QVERIFY(backedUp(m_upstream, a));
        const QString hash = a.attach(id, picture(40000), QStringLiteral("补.png"));
        const QByteArray number = "SELECT count(*) FROM huying.attachments WHERE sha256 = '" + hash.toLatin1() + "'";
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value(number), QStringLiteral("1"), patience(10000));
        QTRY_COMPARE_WITH_TIMEOUT(a.status.files, 0, patience(5000));
        QVERIFY(restored(m_upstream, a));
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value(number), QStringLiteral("1"), patience(30000));
        QCOMPARE(rowsOf(a, id), 1);
    }

    void lostBeforeItWasSeenGoesUpAgain()
    {
        TestSeat a(m_workflow);
        QVERIFY(openLive(a, "seat1"));
        const CaseId id = a.report(QStringLiteral("备份之后附的，还没看见"));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        QVERIFY(backedUp(m_upstream, a));
        HeldFeed feed(m_upstream);
        QVERIFY(feed.hold());
        const QByteArray bytes = picture(40000);
        const QString hash = a.attach(id, bytes, QStringLiteral("补.png"));
        const QByteArray number = "SELECT count(*) FROM huying.attachments WHERE sha256 = '" + hash.toLatin1() + "'";
        QTRY_COMPARE_WITH_TIMEOUT(a.count("SELECT count(*) FROM uploads WHERE state = 2"), 1, patience(10000));
        QCOMPARE(m_upstream.value(number), QStringLiteral("1"));
        QVERIFY(restored(m_upstream, a));
        QTRY_COMPARE_WITH_TIMEOUT(a.count("SELECT count(*) FROM uploads WHERE state = 3 AND name = '补.png'"), 1, patience(30000));
        QCOMPARE(m_upstream.value(number), QStringLiteral("1"));
        QCOMPARE(rowsOf(a, id), 1);
        QCOMPARE(a.file(hash), bytes);
    }

    void whatARestoreLostGoesUpWhenItIsReportedAgain()
    {
        TestSeat a(m_workflow);
        QVERIFY(openLive(a, "seat1"));
        QVERIFY(backedUp(m_upstream, a));
        const CaseId id = a.report(QStringLiteral("备份之后上报的"));
        const QByteArray bytes = picture(40000);
        const QString hash = a.attach(id, bytes, QStringLiteral("新案.png")), stray = a.fileName(QString(64, u'a'));
        QTRY_COMPARE_WITH_TIMEOUT(a.count("SELECT count(*) FROM uploads WHERE state = 3 AND name = '新案.png'"), 1, patience(10000));
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(5000));
        QFile nobodys(stray); // so that it is seen that what nobody names was swept away
        QVERIFY(QDir().mkpath(QFileInfo(stray).path()) && nobodys.open(QIODevice::WriteOnly) && nobodys.write("x") == 1);
        nobodys.close();
        QVERIFY(restored(m_upstream, a));
        QTRY_VERIFY_WITH_TIMEOUT(a.read(id).version == 0 && a.isLive(), patience(30000));
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(stray), patience(20000));
        QCOMPARE(a.file(hash), bytes); // nobody else has it
        QCOMPARE(a.status.filesRefused, 0);
        QCOMPARE(a.returned().size(), 1);
        Action again = a.returned().first().action;
        QCOMPARE(a.returned().first().code, QStringLiteral("lost"));
        const QUuid lost = std::exchange(again.id, uuid7(QDateTime::currentMSecsSinceEpoch()));
        for (const char *member : {"no", "seat_no", "stage_due", "stage_limit", "wall"})
            again.payload.remove(QLatin1String(member));
        again.payload[QLatin1String("no")] = QStringLiteral("LS-again");
        again.at = QDateTime::currentMSecsSinceEpoch();
        QCOMPARE(a.act(again), QString());
        a.ask([&](CaseLog &, Journal &journal) { return journal.decide(lost, ReturnedAction::Decision::Redone); });
        QTRY_COMPARE_WITH_TIMEOUT(m_upstream.value("SELECT count(*) FROM huying.attachments WHERE sha256 = '" + hash.toLatin1() + "'"), QStringLiteral("1"), patience(20000));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(a, id), 1, patience(10000));
        QTRY_COMPARE_WITH_TIMEOUT(a.status.files, 0, patience(5000));
        TestSeat b(m_workflow);
        QVERIFY(openLive(b, "seat2"));
        QTRY_COMPARE_WITH_TIMEOUT(b.file(hash), bytes, patience(20000));
    }

    void whatWaitsWhileItsCaseLeavesGoesUpAllTheSame()
    {
        LinkProxy proxy(m_upstream.port());
        TestSeat a(m_workflow), d(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(d, "d01", proxy.port()));
        const CaseId worked = a.report(QStringLiteral("办过的")), seen = a.report(QStringLiteral("只看过的"));
        for (const CaseId &id : {worked, seen}) {
            QCOMPARE(a.act(a.make(id, QStringLiteral("accept"), {})), QString());
            QCOMPARE(a.act(a.make(id, QStringLiteral("assign"), {{QStringLiteral("org"), QStringLiteral("D01")}})), QString());
            QTRY_COMPARE_WITH_TIMEOUT(d.read(id).version, 3, patience(10000));
        }
        QCOMPARE(d.act(d.make(worked, QStringLiteral("sign"), {})), QString());
        QTRY_VERIFY_WITH_TIMEOUT(d.isSettled() && a.read(worked).version == 4, patience(10000));
        proxy.cut();
        QTRY_COMPARE_WITH_TIMEOUT(d.status.state, SyncStatus::State::Offline, patience(10000));
        const QByteArray bytes = picture(30000), other = picture(30000);
        const QString hash = d.attach(worked, bytes, QStringLiteral("办.png")), refused = d.attach(seen, other, QStringLiteral("看.png"));
        QTRY_COMPARE_WITH_TIMEOUT(d.status.files, 2, patience(5000));
        for (const CaseId &id : {worked, seen})
            QCOMPARE(a.act(a.make(id, QStringLiteral("reassign"), {{QStringLiteral("org"), QStringLiteral("D02")}, {QStringLiteral("reason"), QStringLiteral("不归")}})), QString());
        QTRY_VERIFY_WITH_TIMEOUT(a.isSettled(), patience(10000));
        proxy.mend();
        d.link().reconnect();
        QTRY_VERIFY_WITH_TIMEOUT(d.read(worked).version == 0 && d.read(seen).version == 0, patience(20000));
        QTRY_VERIFY_WITH_TIMEOUT(!a.file(hash).isEmpty(), patience(20000));
        // Upstream takes nothing of a case that somebody has only looked at; that is said, and the file stays.
        QTRY_COMPARE_WITH_TIMEOUT(d.status.filesRefused, 1, patience(10000));
        QVERIFY2(d.wasTold(QStringLiteral("已不在您权限范围内的案卷 的附件 看.png")), qPrintable(d.fileTroubles.join(u'\n')));
        QTRY_COMPARE_WITH_TIMEOUT(d.status.files, 0, patience(5000));
        QCOMPARE(d.file(refused), other);
        QCOMPARE(d.count("SELECT state FROM uploads WHERE name = '办.png'"), 3);
        QCOMPARE(m_upstream.value("SELECT string_agg(name, ',') FROM huying.attachments WHERE by = 'd01'"), QStringLiteral("办.png"));
    }

    void whoLooksSeesItCome()
    {
        TestSeat a(m_workflow), copy(m_workflow);
        QVERIFY(openLive(a, "seat1") && openLive(copy, "seat2"));
        const CaseId id = a.report(QStringLiteral("打开着看"));
        const QByteArray bytes = picture(large);
        const QString hash = a.attach(id, bytes, QStringLiteral("看.png"));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(copy, id), 1, patience(20000));
        copy.close();
        LinkProxy proxy(m_upstream.port());
        proxy.cut();
        LiveStore live({copy.path(), std::nullopt, 1, std::nullopt, m_upstream.options(QStringLiteral("seat2"), proxy.port())}, m_workflow);
        QSignalSpy loaded(&live, &LiveStore::allLoaded), changed(&live, &LiveStore::attachmentsChanged);
        live.open();
        QVERIFY(loaded.wait(patience(20000)));
        const auto where = [&] {
            const auto file = live.caseFile(id);
            return QTest::qWaitFor([&] { return file.isFinished(); }, patience(5000)) && file.result() && file.result()->attachments.size() == 1
                       ? static_cast<int>(file.result()->attachments.first().where)
                       : -1;
        };
        QCOMPARE(where(), static_cast<int>(Attachment::Where::Offline));
        const auto holder = PgConnection::open(m_upstream.installer()); // so that it takes until the end of this transaction to come
        QVERIFY(holder && (*holder)->script("BEGIN; LOCK TABLE huying.blob_pieces IN ACCESS EXCLUSIVE MODE"));
        proxy.mend();
        QTRY_COMPARE_WITH_TIMEOUT(where(), static_cast<int>(Attachment::Where::Coming), patience(20000));
        QVERIFY(changed.size() > 0); // whoever shows the case is told so
        changed.clear();
        QVERIFY((*holder)->script("COMMIT"));
        QTRY_COMPARE_WITH_TIMEOUT(copy.file(hash), bytes, patience(20000));
        QTRY_VERIFY_WITH_TIMEOUT(changed.size() > 0, patience(5000));
        QCOMPARE(where(), static_cast<int>(Attachment::Where::Here));
    }

private:
    bool openLive(TestSeat &seat, const char *account, int throughPort = 0)
    {
        const QString why = seat.open(m_upstream.options(QString::fromLatin1(account), throughPort));
        if (why.isEmpty() && QTest::qWaitFor([&] { return seat.isLive(); }, patience(30000)))
            return true;
        qInfo("%s", qPrintable(why + seat.status.why));
        return false;
    }
    static int rowsOf(TestSeat &seat, const CaseId &id)
    {
        return static_cast<int>(seat.count(("SELECT count(*) FROM attachments WHERE case_id = x'" + id.toRfc4122().toHex() + "'").constData()));
    }

    Workflow m_workflow;
    TestUpstream m_upstream;
};

QTEST_GUILESS_MAIN(AttachmentSyncTest)
#include "attachmentsynctest.moc"
