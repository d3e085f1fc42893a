// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/rulebook.h"
#include "data/rules/rulecheck.h"
#include "data/store/audit.h"
#include "data/store/rulestore.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

namespace
{

constexpr TimeMs noon = 1786500000000;

Account chief()
{
    return {QStringLiteral("zhang"), {}, {QStringLiteral("chief")}, {}, {}, {}};
}

RoutingRule rule(const char *id, const char *org)
{
    RoutingRule r;
    r.id = QString::fromLatin1(id);
    r.name = QStringLiteral("规则");
    r.org = QString::fromLatin1(org);
    return r;
}

QByteArray table(const QList<RoutingRule> &rules)
{
    Routing routing;
    routing.setRules(rules);
    return routing.toJson();
}

RuleCodes codes()
{
    return {{QStringLiteral("hotline")}, {QStringLiteral("E06"), QStringLiteral("E06010")}, {QStringLiteral("44")},
            {QStringLiteral("D01"), QStringLiteral("D02")}, {QStringLiteral("城关镇司法所")}, {QStringLiteral("消防")}};
}

QStringList textsOf(const QList<RuleFinding> &findings, bool errors)
{
    QStringList texts;
    for (const RuleFinding &f : findings)
        if (f.isError == errors)
            texts << f.text;
    return texts;
}

} // namespace

class RuleStoreTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<Store> m_store;

private slots:
    void init()
    {
        static int number = 0;
        const QString path = m_dir.filePath(QStringLiteral("rules%1.gpkg").arg(++number));
        auto created = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
        QVERIFY(created && (*created)->finishBulk());
        created->reset();
        auto opened = Store::open(path, Store::Access::Writer);
        QVERIFY(opened);
        m_store = std::move(*opened);
    }

    void everySavingIsAVersionOfItsOwn()
    {
        const QString kind = QStringLiteral("routing");
        QCOMPARE(ruleVersions(*m_store, kind)->size(), 0);
        QVERIFY(readRules(*m_store, kind)->isEmpty());
        const QList<RoutingRule> first{rule("R2", "D02"), rule("R1", "D01")};
        QList<RoutingRule> second{rule("R1", "D02")};
        second[0].isOn = false;
        QCOMPARE(saveRules(*m_store, kind, table(first), 0, chief(), noon), 1);
        QCOMPARE(saveRules(*m_store, kind, table(second), 1, chief(), noon + 1), 2);
        const auto versions = ruleVersions(*m_store, kind);
        QCOMPARE(versions->size(), 2);
        QCOMPARE(versions->first().version, 2);
        QCOMPARE(versions->first().by, QStringLiteral("zhang"));
        QCOMPARE(versions->first().at, noon + 1);
        QCOMPARE(versions->first().rules, 1);
        QCOMPARE(Routing::fromJson(*readRules(*m_store, kind), QStringLiteral("x"))->rules(), second);
        QCOMPARE(Routing::fromJson(*readRules(*m_store, kind, 1), QStringLiteral("x"))->rules(), first);
        const AuditCheck audit = checkAuditChain(m_store->db());
        QCOMPARE(audit.entries, 2);
        QCOMPARE(audit.firstBroken, 0);
    }

    void theRuleBookReadsWhatWasSavedLast()
    {
        const RuleBookPtr before = readRuleBook(*m_store, nullptr);
        QVERIFY(before->problems.isEmpty());
        QVERIFY(before->routing.rules().size() > 10); // the built-in file
        QVERIFY(saveRules(*m_store, QStringLiteral("routing"), table({rule("R1", "D01"), rule("R2", "D02")}), 0, chief(), noon));
        QVERIFY(saveRules(*m_store, QStringLiteral("routing"), table({rule("R2", "D01")}), 1, chief(), noon + 1));
        const RuleBookPtr after = readRuleBook(*m_store, nullptr);
        QCOMPARE(after->routing.rules(), QList<RoutingRule>{rule("R2", "D01")}); // R1 is gone, not the newest of its own
    }

    void nobodyElseSavesAndNobodySavesOverAnother()
    {
        const QByteArray rules = table({rule("R1", "D01")});
        const Account operatorAccount{QStringLiteral("li"), {}, {QStringLiteral("operator"), QStringLiteral("admin_system")}, {}, {}, {}};
        QCOMPARE(saveRules(*m_store, QStringLiteral("routing"), rules, 0, operatorAccount, noon).error().kind, ErrorKind::Refused);
        QVERIFY(saveRules(*m_store, QStringLiteral("routing"), rules, 0, chief(), noon));
        const auto late = saveRules(*m_store, QStringLiteral("routing"), rules, 0, chief(), noon + 1);
        QCOMPARE(late.error().kind, ErrorKind::Conflict);
        QVERIFY(late.error().message.contains(QStringLiteral("第 1 版")));
        QCOMPARE(saveRules(*m_store, QStringLiteral("routing"), "{\"rules\": []}", 1, chief(), noon).error().kind, ErrorKind::BadInput);
        QCOMPARE(saveRules(*m_store, QStringLiteral("routing"), "{\"rules\": [{\"name\": \"x\"}]}", 1, chief(), noon).error().kind,
                 ErrorKind::BadInput);
        QCOMPARE(ruleVersions(*m_store, QStringLiteral("routing"))->size(), 1);
        QCOMPARE(checkAuditChain(m_store->db()).entries, 1);
    }

    void aBadRowInTheStoreIsNamedAndNothingCrashes()
    {
        m_store->db().exec("INSERT INTO rules (kind, id, version, rank, state, body, by, at) VALUES "
                           "('routing', 'R7', 1, 1, 'live', '{\"id\": \"R7\", \"name\": \"x\", \"then\": {}}', 'x', 0)");
        const RuleBookPtr book = readRuleBook(*m_store, nullptr);
        QCOMPARE(book->problems.size(), 1);
        QVERIFY2(book->problems.first().message.contains(QStringLiteral("R7")), qPrintable(book->problems.first().message));
        QVERIFY(book->routing.rules().isEmpty());
    }

    void errorsStandAtTheirRow()
    {
        QVERIFY(checkRules({rule("R1", "D01")}, codes()).isEmpty());
        RoutingRule wrong = rule("R2", "D99");
        wrong.items = QStringList{QStringLiteral("E99001")};
        wrong.channels = QStringList{QStringLiteral("pigeon")};
        wrong.areas = QStringList{QStringLiteral("99")};
        const QList<RuleFinding> found = checkRules({wrong, rule("R2", "D01"), rule("", "")}, codes());
        const QStringList errors = textsOf(found, true);
        QCOMPARE(errors.size(), 7);
        for (const char *word : {"E99001", "pigeon", "“99”", "D99", "重复", "没有编号", "没有写分给谁"})
            QVERIFY2(std::ranges::any_of(errors, [word](const QString &e) { return e.contains(QString::fromUtf8(word)); }), word);
        QCOMPARE(found.first().row, 0);
        QCOMPARE(checkRules({}, codes()).first().row, -1);
    }

    void contradictionsAreWarnedAbout()
    {
        RoutingRule litter = rule("R1", "D01"), same = rule("R2", "D02"), finer = rule("R3", "D02"), off = rule("R4", "D01"), all = rule("R9", "D01");
        litter.items = QStringList{QStringLiteral("E06"), QStringLiteral("E06010")};
        same.items = QStringList{QStringLiteral("E06010")};
        finer.items = same.items;
        finer.channels = QStringList{QStringLiteral("hotline")};
        off.items = same.items;
        off.isOn = false;
        const QList<RuleFinding> found = checkRules({litter, same, finer, off, all}, codes());
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().row, 1);
        QVERIFY(!found.first().isError && found.first().text.contains(QStringLiteral("R1")));
        QVERIFY(!alwaysBeats(finer, same));

        RoutingRule self = rule("R1", "D01");
        self.assist = QStringList{QStringLiteral("D01")};
        self.org = QStringLiteral("D01");
        QVERIFY(textsOf(checkRules({self}, codes()), false).first().contains(QStringLiteral("相同")));
        RoutingRule nowhere = rule("R1", "@station:海关");
        nowhere.org = QStringLiteral("@station:海关");
        nowhere.words = QStringList{QStringLiteral("走私")};
        QCOMPARE(textsOf(checkRules({nowhere}, codes()), false).size(), 2); // no such station; nothing for the rest
    }

    void aRuleThatCanNameNobodyDoesNotHideAnother()
    {
        RoutingRule station = rule("R1", "@station"), all = rule("R2", "D01");
        station.org = QStringLiteral("@station");
        QVERIFY(!alwaysBeats(station, all));
        QVERIFY(alwaysBeats(all, station));
    }

    void hoursAreReadAsPeopleWriteThem()
    {
        const auto read = hoursListFrom(QStringLiteral("22:00-06:00， 9:00–12:30"));
        QVERIFY(read);
        QCOMPARE(read->size(), 2);
        QCOMPARE(read->at(0).fromMinute, 22 * 60);
        QCOMPARE(read->at(1).toMinute, 12 * 60 + 30);
        QVERIFY(hoursListFrom({})->isEmpty());
        for (const char *bad : {"25:00-26:00", "9-12", "9:00", "9:00-9:00", "x"})
            QVERIFY2(!hoursListFrom(QString::fromLatin1(bad)), bad);
        RoutingRule night = rule("a", "D01"), late = rule("b", "D02");
        night.hours = *hoursListFrom(QStringLiteral("22:00-06:00"));
        late.hours = *hoursListFrom(QStringLiteral("23:00-05:00"));
        QVERIFY(alwaysBeats(night, late));
        QVERIFY(!alwaysBeats(late, night));
    }
};

QTEST_GUILESS_MAIN(RuleStoreTest)
#include "rulestoretest.moc"
