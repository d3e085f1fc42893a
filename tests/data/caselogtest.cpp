// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/store/attachments.h"
#include "data/store/audit.h"
#include "data/store/bulkwriter.h"
#include "data/store/casedetails.h"
#include "data/store/codewords.h"
#include "data/store/reading.h"
#include "data/store/verify.h"
#include "tests/data/reportedcase.h"
#include "tests/support/pastplace.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace huying;
using namespace huying::test;

/// What a store keeps: cases folded from their actions, found, verified; personal cells; files.
class CaseLogTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    const Workflow m_workflow = *Workflow::load();

    QString newStore(const QString &name) const { return emptyStore(m_dir.filePath(name)); }

private slots:
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

    void theDigestIsOfWhatActionsSayAndNotOfHowItIsWritten()
    {
        auto store = Store::open(newStore(QStringLiteral("digest.gpkg")), Store::Access::Writer);
        CaseLog log(**store, m_workflow);
        const CaseId id = uuid7(start);
        QVERIFY(log.submit(reportOf(id, QStringLiteral("QD0101-0001"))));
        QVERIFY(log.submit(action(id, "note", 1, {{QStringLiteral("a"), 1}, {QStringLiteral("text"), QStringLiteral("x")}})));
        const QByteArray before = verifyStore(**store, m_workflow)->digest;
        (*store)->db().exec("DROP TRIGGER actions_no_update");
        (*store)->db().exec(R"(UPDATE actions SET payload = '{"text": "x", "a":1}' WHERE kind = 'note')");
        QCOMPARE(verifyStore(**store, m_workflow)->digest, before);
        (*store)->db().exec(R"(UPDATE actions SET payload = '{"text": "y", "a":1}' WHERE kind = 'note')");
        QVERIFY(verifyStore(**store, m_workflow)->digest != before);
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

    /// Cell by cell without checks, with one text for a code: the same as a row that is looked up by itself, and as a fold.
    void manyCasesAreReadAsOneIs()
    {
        PastPlace place;
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
        const QString shared = QStringLiteral("某路");
        words.add(shared);
        words.add(QStringLiteral("sign")); // known before: stays as it was
        QVERIFY(words.of("某路").constData() == shared.constData() && words.of("sign").constData() == first);
        QCOMPARE(words.of(""), QString());
        QCOMPARE(words.of(std::string_view("a\0", 2)).size(), 2); // as long as it is
        QCOMPARE(words.of("a").size(), 1);
    }
};

QTEST_GUILESS_MAIN(CaseLogTest)
#include "caselogtest.moc"
