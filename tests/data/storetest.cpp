// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/attachments.h"
#include "data/store/audit.h"
#include "data/store/bulkwriter.h"
#include "data/store/casedetails.h"
#include "data/store/caselog.h"
#include "data/store/codewords.h"
#include "data/store/reading.h"
#include "data/store/verify.h"
#include "tests/support/pastplace.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QProcess>
#include <QTest>
#include <unistd.h>
#include <sys/stat.h>

using namespace huying;

namespace
{

constexpr TimeMs start = 1767225600000; // 2026-01-01T00:00:00Z

Action action(const CaseId &id, const char *kind, int version, QJsonObject payload = {})
{
    const TimeMs at = start + version * minuteMs;
    return {uuid7(at), id, QString::fromLatin1(kind), QStringLiteral("zhang"), {}, at, version, payload};
}

Action reportOf(const CaseId &id, const QString &no)
{
    return action(id, "report", 0,
                  {{QStringLiteral("no"), no},
                   {QStringLiteral("title"), QStringLiteral("路灯不亮")},
                   {QStringLiteral("address"), QStringLiteral("人民路12号")},
                   {QStringLiteral("channel"), QStringLiteral("12345")},
                   {QStringLiteral("lon"), 120.5},
                   {QStringLiteral("lat"), 36.4},
                   {QStringLiteral("due"), start + 2 * hourMs},
                   {QStringLiteral("limit"), 2 * hourMs}});
}

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    Workflow m_workflow;

    QString newStore(const QString &name)
    {
        const QString path = m_dir.filePath(name);
        auto store = Store::create(path, QStringLiteral("2026-01-01T00:00:00Z"));
        if (!store || !(*store)->finishBulk())
            qFatal("no store");
        return path;
    }

private slots:
    void initTestCase()
    {
        auto workflow = Workflow::load();
        QVERIFY2(workflow, workflow ? "" : qPrintable(workflow.error().message));
        m_workflow = *workflow;
    }

    void aReadOnlyFileIsRefusedForWriting()
    {
        const QString path = newStore(QStringLiteral("sealed.gpkg"));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        // Permissions don't hold root, so it steps down for the try.
        const bool root = ::geteuid() == 0;
        QVERIFY(QFile::setPermissions(m_dir.path(), QFile::Permissions(0x7777)));
        QVERIFY(!root || ::seteuid(65534) == 0);
        const auto store = Store::open(path, Store::Access::Writer);
        const auto reading = Store::open(path, Store::Access::Reader);
        QVERIFY(!root || ::seteuid(0) == 0);
        QVERIFY(!store);
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QVERIFY2(store.error().message.contains(QStringLiteral("只读")), qPrintable(store.error().message));
        QVERIFY(reading);
    }

    /// A foreign program that opens and closes the store must not take itself for the last one and remove the journal
    /// under a writer: it would if opening a second connection here had dropped the writer's locks.
    void aLockThatItsOwnerHadNoTimeToSignIsTaken()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("store.gpkg"));
        QVERIFY((*Store::create(path, QStringLiteral("2026-08-12T00:00:00Z")))->finishBulk());
        QFile lock(path + QStringLiteral(".lock")); // of somebody who was killed between making it and writing into it
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.close();
        const auto store = Store::open(path, Store::Access::Writer);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        const auto second = Store::open(path, Store::Access::Writer);
        QVERIFY(!second); // whoever lives keeps it
        QCOMPARE(second.error().kind, ErrorKind::Busy);
    }

    void aForeignReaderLeavesTheJournalOfAWriter()
    {
        const QString path = newStore(QStringLiteral("shared.gpkg"));
        auto writer = Store::open(path, Store::Access::Writer);
        QVERIFY(writer);
        (*writer)->setMeta(QStringLiteral("note"), QStringLiteral("before"));
        QVERIFY(Store::open(path, Store::Access::Reader));
        const auto foreign = [&path] {
            QProcess tool;
            tool.start(QStringLiteral("sqlite3"), {path, QStringLiteral("SELECT value FROM meta WHERE key = 'note'")});
            return tool.waitForFinished(20000) ? QString::fromUtf8(tool.readAllStandardOutput()).trimmed() : tool.errorString();
        };
        QCOMPARE(foreign(), QStringLiteral("before"));
        (*writer)->setMeta(QStringLiteral("note"), QStringLiteral("after"));
        QCOMPARE(foreign(), QStringLiteral("after"));
    }

    void mainLineIsFoldedStoredAndVerified()
    {
        const QString path = newStore(QStringLiteral("main.gpkg"));
        auto store = Store::open(path, Store::Access::Writer);
        QVERIFY(store);
        CaseLog log(**store, m_workflow);
        const CaseId id = uuid7(start);
        const QList<std::pair<const char *, QJsonObject>> steps{
            {"accept", {}},
            {"assign", {{QStringLiteral("org"), QStringLiteral("D02")}}},
            {"sign", {}},
            {"dispatch", {{QStringLiteral("units"), QJsonArray{QStringLiteral("U1"), QStringLiteral("U2")}}}},
            {"arrive", {}},
            {"resolve", {{QStringLiteral("result"), QStringLiteral("已更换")}}},
            {"fail", {{QStringLiteral("reason"), QStringLiteral("照片不符")}}},
            {"resolve", {{QStringLiteral("result"), QStringLiteral("补拍")}}},
            {"pass", {}},
            {"close", {}}};
        QVERIFY(log.submit(reportOf(id, QStringLiteral("QD0101-0001"))));
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const auto after = log.submit(action(id, steps[i].first, static_cast<int>(i) + 1, steps[i].second));
            QVERIFY2(after, after ? "" : qPrintable(after.error().message));
        }
        const auto state = log.read(id);
        QCOMPARE(state->state, QStringLiteral("closed"));
        QCOMPARE(state->rework, 1);
        QCOMPARE(state->units, QStringList({QStringLiteral("U1"), QStringLiteral("U2")}));
        QCOMPARE(log.actionsOf(id)->size(), 11);
        const auto report = verifyStore(**store, m_workflow);
        QVERIFY(report);
        QVERIFY2(report->isClean(), qPrintable(report->differences.join(QLatin1Char('\n'))));
        QCOMPARE(report->actions, 11);
        QCOMPARE(report->cases, 1);
    }

    void detailsHoldOnlyWhatIsThere()
    {
        CaseState state;
        QCOMPARE(toDetails(state), QByteArray());
        state.rule = QStringLiteral("R1");
        QCOMPARE(toDetails(state), QByteArray(R"({"rule":"R1"})"));
        state.whistle.calledAt = start;
        QCOMPARE(toDetails(state), QByteArray(R"({"rule":"R1","whistle":{"called":1767225600000}})"));
        state.order = {start, start + hourMs, 0, QStringLiteral("zhang"), QStringLiteral("请回复")};
        state.whistle.legs.resize(2);
        state.whistle.legs[0].org = QStringLiteral("D01");
        state.whistle.legs[1].signedAt = start + hourMs;
        state.request.kind = QStringLiteral("extend");
        state.mediation.difficulty = 2;
        state.yellowCards = 1;
        state.forced = true;
        QVERIFY(!toDetails(state).contains("null"));
        CaseState back;
        readDetails(toDetails(state), back);
        QCOMPARE(back, state);
    }

    /// Rows of former writers say null for what is not there.
    void detailsWithNullsReadAsNothingAndGoWithTheNextAction()
    {
        const QString path = newStore(QStringLiteral("nulls.gpkg"));
        auto store = Store::open(path, Store::Access::Writer);
        QVERIFY(store);
        CaseLog log(**store, m_workflow);
        const CaseId id = uuid7(start);
        QVERIFY(log.submit(reportOf(id, QStringLiteral("QD0101-0001"))));
        const auto withDetails = [&] { return (*store)->db().execAndGet("SELECT count(details) FROM cases").getInt(); };
        QCOMPARE(withDetails(), 0);
        (*store)->db().exec(R"(UPDATE cases SET details = '{"mediation":null,"order":null,"request":null,"whistle":{"legs":null}}')");
        QVERIFY(verifyStore(**store, m_workflow)->isClean());
        QVERIFY(log.submit(action(id, "accept", 1)));
        QCOMPARE(withDetails(), 0);
        QVERIFY(verifyStore(**store, m_workflow)->isClean());
    }

    void illegalOutOfOrderAndStaleActionsChangeNothing()
    {
        const QString path = newStore(QStringLiteral("illegal.gpkg"));
        auto store = Store::open(path, Store::Access::Writer);
        CaseLog log(**store, m_workflow);
        const CaseId id = uuid7(start);
        const Action report = reportOf(id, QStringLiteral("QD0101-0001"));
        QVERIFY(log.submit(report));
        QCOMPARE(log.submit(action(id, "close", 1)).error().kind, ErrorKind::Refused);
        QCOMPARE(log.submit(action(id, "accept", 7)).error().kind, ErrorKind::Conflict);
        QCOMPARE(log.submit(action(id, "reject", 1)).error().kind, ErrorKind::Refused); // no reason given
        Action early = action(id, "accept", 1);
        early.at = start - hourMs;
        QCOMPARE(log.submit(early).error().kind, ErrorKind::Refused);
        QCOMPARE(log.submit(report)->version, 1); // known already
        QCOMPARE(log.actionsOf(id)->size(), 1);
    }

    void verifyFindsATamperedRowAndABrokenAuditChain()
    {
        const QString path = newStore(QStringLiteral("tampered.gpkg"));
        auto store = Store::open(path, Store::Access::Writer);
        CaseLog log(**store, m_workflow);
        QVERIFY(log.submit(reportOf(uuid7(start), QStringLiteral("QD0101-0001"))));
        for (int i = 0; i < 3; ++i)
            appendAudit((*store)->db(), {start + i, QStringLiteral("zhang"), QStringLiteral("unmask"), {}, {}});
        QVERIFY(verifyStore(**store, m_workflow)->isClean());
        (*store)->db().exec("UPDATE cases SET due_at = due_at + 1");
        QCOMPARE(verifyStore(**store, m_workflow)->differenceCount, 1);
        (*store)->db().exec("UPDATE audit SET actor = 'li' WHERE seq = 2");
        QCOMPARE(verifyStore(**store, m_workflow)->differenceCount, 2);
    }

    void twoHanCharactersAndInitialsFindCases()
    {
        const QString path = newStore(QStringLiteral("search.gpkg"));
        auto store = Store::open(path, Store::Access::Writer);
        CaseLog log(**store, m_workflow);
        QVERIFY(log.submit(reportOf(uuid7(start), QStringLiteral("QD0101-0001"))));
        SearchIndex index(**store);
        for (const char *words : {"路灯", "人民", "ldbl", "rml", "人民路 路灯", "0001", "12号", "LD"})
            QCOMPARE(index.search(QString::fromUtf8(words), 10)->size(), 1);
        for (const char *words : {"井盖", "灯路", "xyz", "\"", "*", "' OR 1=1 --", "text:"})
            QCOMPARE(index.search(QString::fromUtf8(words), 10)->size(), 0);
    }

    void personalCellsAreSealedAndMasked()
    {
        const QString path = newStore(QStringLiteral("people.gpkg"));
        const auto vault = Vault::create(path, Vault::keyFromSeed(7));
        QVERIFY(vault);
        {
            auto store = Store::open(path, Store::Access::Writer);
            BulkWriter writer(**store, &*vault);
            PersonRecord person;
            person.ref = QStringLiteral("P1");
            person.name = QStringLiteral("欧阳小红");
            person.phone = QStringLiteral("13812345678");
            person.idno = QStringLiteral("11010519491231002X");
            person.address = QStringLiteral("文昌街46号");
            writer.add(person);
            writer.add(person);
            QCOMPARE((*store)->db().execAndGet("SELECT count(*) FROM people").getInt(), 1);
            QCOMPARE((*store)->db().execAndGet("SELECT phone_masked FROM people").getString(), std::string("138****5678"));
            SQLite::Statement row((*store)->db(), "SELECT name_enc, phone_hash FROM people");
            QVERIFY(row.executeStep());
            QCOMPARE(*Vault::open(path)->unseal(blobAt(row, 0)), person.name);
            QCOMPARE(blobAt(row, 1), vault->blindIndex(person.phone));
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const QString &clear : {QStringLiteral("欧阳"), QStringLiteral("13812345678"), QStringLiteral("文昌街46"),
                                     QStringLiteral("11010519491231002X")})
            QVERIFY(!bytes.contains(clear.toUtf8()));
        QVERIFY(isIdNumber(QStringLiteral("11010519491231002X")));
        QVERIFY(!isIdNumber(QStringLiteral("110105194912310021")));
    }

    void attachmentsLieOnceUnderTheirHash()
    {
        const QString path = newStore(QStringLiteral("files.gpkg"));
        auto store = Store::open(path, Store::Access::Writer);
        const QByteArray png = QByteArray("\x89PNG\r\n\x1a\n", 8) + QByteArray(5000, 'p');
        const CaseId one = uuid7(start), two = uuid7(start + 1);
        const auto first = attachBytes(**store, png, {one, QStringLiteral("前.png"), QStringLiteral("before"), start});
        QVERIFY(first);
        QVERIFY(attachBytes(**store, png, {one, QStringLiteral("前.png"), QStringLiteral("before"), start}));
        const auto second = attachBytes(**store, png, {two, QStringLiteral("b.png"), QStringLiteral("before"), start});
        QCOMPARE(first->file, second->file);
        QCOMPARE((*store)->db().execAndGet("SELECT count(*) FROM attachments").getInt(), 2);
        QFile file(first->file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), png);
        QCOMPARE(attachBytes(**store, "MZ\x90 program", {one, {}, {}, 0}).error().kind, ErrorKind::BadInput);
        QCOMPARE(attachBytes(**store, {}, {one, {}, {}, 0}).error().kind, ErrorKind::BadInput);
        QCOMPARE(attachFile(**store, m_dir.filePath(QStringLiteral("none.png")), {one, {}, {}, 0}).error().kind,
                 ErrorKind::NotFound);
    }

    void whatIsTooLargeOrNoFileIsNotAttached()
    {
        const QString path = newStore(QStringLiteral("large.gpkg")), film = m_dir.filePath(QStringLiteral("film.mp4")), pipe = m_dir.filePath(QStringLiteral("pipe.mp4"));
        auto store = Store::open(path, Store::Access::Writer);
        QFile file(film);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(QByteArray("\0\0\0\x18" "ftypmp42", 12)), 12);
        QVERIFY(file.resize(2'000'000'000)); // with a hole in it
        file.close();
        const auto large = attachFile(**store, film, {uuid7(start), {}, {}, 0});
        QCOMPARE(large.error().kind, ErrorKind::BadInput);
        QVERIFY(large.error().message.contains(QStringLiteral("200 MB")));
        QVERIFY(!mayAttach(film));
        QCOMPARE(::mkfifo(pipe.toUtf8().constData(), 0600), 0);
        for (const QString &none : {pipe, m_dir.path()}) { // nobody will ever write into the pipe
            QCOMPARE(mayAttach(none).error().kind, ErrorKind::BadInput);
            QCOMPARE(attachFile(**store, none, {uuid7(start), {}, {}, 0}).error().kind, ErrorKind::BadInput);
        }
        QCOMPARE((*store)->db().execAndGet("SELECT count(*) FROM attachments").getInt(), 0);
    }

    void brokenStoresAreRefusedWithAReason()
    {
        const QString path = newStore(QStringLiteral("whole.gpkg"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const auto variant = [this](const QString &name, const QByteArray &content) {
            QFile out(m_dir.filePath(name));
            if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
                qFatal("can't write");
            out.close();
            return Store::open(out.fileName(), Store::Access::Writer);
        };
        QCOMPARE(variant(QStringLiteral("cut.gpkg"), bytes.left(bytes.size() / 2)).error().kind, ErrorKind::Damaged);
        QCOMPARE(variant(QStringLiteral("text.gpkg"), "hello").error().kind, ErrorKind::Damaged);
        QCOMPARE(variant(QStringLiteral("empty.gpkg"), {}).error().kind, ErrorKind::Damaged);
        QByteArray garbled = bytes;
        garbled.replace(8192, garbled.size() - 8192, QByteArray(garbled.size() - 8192, 'x'));
        QVERIFY(!variant(QStringLiteral("garbled.gpkg"), garbled));
        QCOMPARE(Store::open(m_dir.filePath(QStringLiteral("none.gpkg")), Store::Access::Reader).error().kind,
                 ErrorKind::NotFound);
        {
            auto store = Store::open(path, Store::Access::Writer);
            QVERIFY(store);
            QCOMPARE(Store::open(path, Store::Access::Writer).error().kind, ErrorKind::Busy);
            (*store)->setMeta(QStringLiteral("schema"), QStringLiteral("99"));
        }
        QCOMPARE(Store::open(path, Store::Access::Writer).error().kind, ErrorKind::TooNew);
    }

    void afterAFullDiskTheSameLogGoesOn()
    {
        auto store = Store::open(newStore(QStringLiteral("full.gpkg")), Store::Access::Writer);
        QVERIFY(store);
        CaseLog log(**store, m_workflow);
        (*store)->db().exec("PRAGMA max_page_count = 1"); // the size that it has: not a page more
        int done = 0;
        Result<CaseState> last;
        while (last && done < 1000) {
            Action report = reportOf(uuid7(start + done), QStringLiteral("QD0101-%1").arg(done, 4, 10, QLatin1Char('0')));
            report.payload[QLatin1String("text")] = QString(3000, u'长');
            last = log.submit(report);
            done += last ? 1 : 0;
        }
        QVERIFY(!last);
        QCOMPARE(last.error().kind, ErrorKind::Storage);
        (*store)->db().exec("PRAGMA max_page_count = 1073741823");
        const auto after = log.submit(reportOf(uuid7(start + 5000), QStringLiteral("QD0101-9999")));
        QVERIFY2(after, after ? "" : qPrintable(after.error().message));
        QVERIFY(verifyStore(**store, m_workflow)->isClean());
        QCOMPARE((*store)->db().execAndGet("SELECT count(*) FROM cases").getInt(), done + 1);
    }

    void aStoreOfTheVersionBeforeIsBroughtUp()
    {
        const QString path = newStore(QStringLiteral("before.gpkg"));
        const CaseId id = uuid7(start);
        {
            auto store = Store::open(path, Store::Access::Writer);
            QVERIFY(CaseLog(**store, m_workflow).submit(reportOf(id, QStringLiteral("QD0101-0001"))));
            SQLite::Database &db = (*store)->db();
            for (const char *table : {"people", "places", "things", "organizations", "sentiments"})
                for (const char *on : {"_logged_insert", "_logged_update", "_logged_renumber", "_logged_delete"})
                    db.exec(std::string("DROP TRIGGER ") + table + on);
            for (const char *table : {"people", "places"})
                for (const char *on : {"_insert", "_update", "_delete"})
                    db.exec(std::string("DROP TRIGGER snapshot_") + table + on);
            db.exec("DROP INDEX cases_merged; DROP TABLE rules; DROP TABLE alarms; DROP TABLE outbox; DROP TABLE returned; DROP TABLE messages; DROP TABLE uploads;"
                    "DROP TABLE point_snapshots; DROP TABLE register_changes;"
                    "DELETE FROM gpkg_contents WHERE table_name IN ('rules', 'alarms', 'outbox', 'returned', 'messages', 'uploads', 'point_snapshots', 'register_changes')");
            for (const char *column : {"variant", "stage_at", "stage_due", "stage_limit_ms", "claimed_by", "details"})
                db.exec(std::string("ALTER TABLE cases DROP COLUMN ") + column);
            (*store)->setMeta(QStringLiteral("schema"), QStringLiteral("1"));
        }
        auto store = Store::open(path, Store::Access::Writer);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        QCOMPARE((*store)->meta(QStringLiteral("schema")), QString::number(schemaVersion));
        CaseLog log(**store, m_workflow);
        QCOMPARE(log.read(id)->title, QStringLiteral("路灯不亮"));
        QVERIFY(log.submit(action(id, "accept", 1)));
        // Rows that the version before wrote do not know when their state began; a later action does.
        QVERIFY(log.read(id)->stageAt > 0);
        QVERIFY(verifyStore(**store, m_workflow)->isClean());
        QCOMPARE((*store)->db().execAndGet("SELECT count(*) FROM gpkg_contents WHERE table_name IN ('rules', 'alarms', 'outbox', 'returned', 'messages', 'uploads', 'point_snapshots', 'register_changes')").getInt(), 8);
        QCOMPARE((*store)->db().execAndGet("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_logged_%'").getInt(), 20);
    }

    /// Cell by cell without checks, with one text for a code: the same as a row that is looked up by itself, and as a fold.
    void manyCasesAreReadAsOneIs()
    {
        test::PastPlace place;
        QVERIFY(place.make(600, 5));
        auto store = Store::open(place.path, Store::Access::Reader);
        QVERIFY(store);
        QStringList finals;
        for (const WorkflowState &state : place.workflow.states())
            if (state.isFinal)
                finals << state.code;
        const auto fresh = place.freshFold(place.last);
        qsizetype read = 0, withDetails = 0;
        for (const bool open : {true, false})
            readCases(**store, finals, open, [&](const QList<CaseState> &cases) {
                for (const CaseState &c : cases) {
                    QVERIFY(c == readCaseRow(**store, c.id));
                    QVERIFY(c == fresh.value(c.id));
                    QCOMPARE(finals.contains(c.state), !open);
                    withDetails += c.whistle.calledAt || c.order.at || c.request.at;
                }
                read += cases.size();
            });
        QCOMPARE(read, fresh.size());
        QVERIFY(withDetails > 0);
    }

    void aWordIsAlwaysTheSameText()
    {
        CodeWords words;
        const auto nameOf = [](int i) { return "459027001203" + std::to_string(i * 37) + (i % 3 ? "" : "路"); };
        for (int round = 0; round < 2; ++round) // the second finds all, after the table has grown several times
            for (int i = 0; i < 5000; ++i)
                QCOMPARE(words.of(nameOf(i)), QString::fromStdString(nameOf(i)));
        const QChar *const first = words.of("sign").constData();
        QVERIFY(words.of(std::string("sign")).constData() == first); // kept once
        QCOMPARE(words.of(""), QString());
        QCOMPARE(words.of(std::string_view("a\0", 2)).size(), 2); // as long as it is
        QCOMPARE(words.of("a").size(), 1);
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "storetest.moc"
