// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/codes.h"
#include "data/rules/admission.h"
#include "data/rules/commandhistory.h"
#include "data/rules/macros.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

class CommandLineTest : public QObject
{
    Q_OBJECT

    Vocabulary m_words;

    CommandLine parse(const char *line) const { return parseCommand(QString::fromUtf8(line), m_words); }

private slots:
    void initTestCase()
    {
        const auto codes = Catalogue::load();
        QVERIFY(codes);
        QList<std::pair<QString, QString>> items, orgs, channels;
        for (const CaseItem &item : codes->items())
            items.append({item.code, item.name});
        for (const CodeName &org : codes->departments())
            orgs.append({org.code, org.name});
        for (const Channel &channel : codes->channels())
            channels.append({channel.code, channel.name});
        m_words.set(Vocabulary::Kind::Item, items);
        m_words.set(Vocabulary::Kind::Organization, orgs);
        m_words.set(Vocabulary::Kind::Channel, channels);
        const auto sayings = loadSayings();
        QVERIFY2(sayings, sayings ? "" : qPrintable(sayings.error().message));
        for (const auto &[word, item] : *sayings)
            QVERIFY2(codes->item(item), qPrintable(word));
        m_words.setSayings(*sayings);
        m_words.set(Vocabulary::Kind::Unit, {{QStringLiteral("U1"), QStringLiteral("王强")}, {QStringLiteral("U2"), QStringLiteral("市政抢修一队")}});
    }

    void aNewCaseInOneLine()
    {
        const CommandLine line = parse("新 路灯异常 人民路12号 东侧 /城管局 /公安局 2h ! 13800138000 ~张三 ：杆号 17，整排不亮");
        QCOMPARE(line.problem, QString());
        QCOMPARE(line.verb, CommandLine::Verb::New);
        QCOMPARE(line.item, QStringLiteral("E01037"));
        QCOMPARE(line.address, QStringLiteral("人民路12号 东侧"));
        QCOMPARE(line.org, QStringLiteral("D03"));
        QCOMPARE(line.assist, QStringList{QStringLiteral("D06")});
        QCOMPARE(line.limit->amount, 2);
        QVERIFY(line.urgent);
        QCOMPARE(line.phone, QStringLiteral("13800138000"));
        QCOMPARE(line.reporter, QStringLiteral("张三"));
        QCOMPARE(line.text, QStringLiteral("杆号 17，整排不亮"));
    }

    void initialsAndFullWidthMarksDo()
    {
        const CommandLine line = parse("x ldyc 人民路 ／cgj 5工作日 ！");
        QCOMPARE(line.item, QStringLiteral("E01037"));
        QCOMPARE(line.org, QStringLiteral("D03"));
        QCOMPARE(line.limit->unit, LimitUnit::WorkDay);
        QVERIFY(line.urgent);
    }

    void everyTokenSaysWhereItStands()
    {
        const QString typed = QStringLiteral("派 QD0812-0031 @王强 @sz");
        const CommandLine line = parseCommand(typed, m_words);
        QCOMPARE(line.verb, CommandLine::Verb::Dispatch);
        QCOMPARE(line.caseNo, QStringLiteral("QD0812-0031"));
        QCOMPARE(line.units, QStringList({QStringLiteral("U1"), QStringLiteral("U2")}));
        QCOMPARE(line.tokens.size(), 4);
        QCOMPARE(typed.mid(line.tokens[2].from, line.tokens[2].length), QStringLiteral("@王强"));
    }

    void whatIsNoCommandIsASearch()
    {
        for (const char *text : {"人民路", "路灯 新", "ld", "", "   ", "QD0812-0031"}) {
            QVERIFY(!parse(text).isCommand());
            QVERIFY(parse(text).problem.isEmpty());
        }
    }

    void whatPeopleSayIsAnItemOfTheCatalogue_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("item");
        QTest::addColumn<bool>("guess");
        QTest::newRow("saying") << QStringLiteral("路灯不亮") << QStringLiteral("E01037") << false;
        QTest::newRow("another") << QStringLiteral("井盖没了") << QStringLiteral("E01002") << false;
        QTest::newRow("code") << QStringLiteral("e06010") << QStringLiteral("E06010") << false;
        QTest::newRow("shared words") << QStringLiteral("路口护栏断了") << QStringLiteral("E02002") << true;
        QTest::newRow("none") << QStringLiteral("外星人降落") << QString() << false;
    }
    void whatPeopleSayIsAnItemOfTheCatalogue()
    {
        QFETCH(QString, typed);
        QFETCH(QString, item);
        QFETCH(bool, guess);
        const CommandLine line = parseCommand(QStringLiteral("新 ") + typed, m_words);
        QCOMPARE(line.item, item);
        QCOMPARE(line.tokens.last().isGuess, guess);
    }

    void somebodyChoosesAnotherReading()
    {
        const QString typed = QStringLiteral("新 井盖 人民路 /局");
        const CommandLine first = parseCommand(typed, m_words);
        QVERIFY(first.tokens[1].others.size() > 2);
        const Vocabulary::Entry other = first.tokens[1].others[1];
        const CommandLine chosen = parseCommand(typed, m_words, {{first.tokens[1].from, other.code}});
        QCOMPARE(chosen.item, other.code);
        QCOMPARE(chosen.title, QStringLiteral("井盖"));
    }

    void whatIsMissingOrUnknownIsSaid()
    {
        QVERIFY(parse("新").problem.contains(QStringLiteral("什么事")));
        QVERIFY(parse("新 路灯异常 人民路 /没有这个局").problem.contains(QStringLiteral("没有这个局")));
        QVERIFY(parse("新 路灯异常 /").problem.contains(QStringLiteral("名称")));
        QVERIFY(parse("派 QD0812-0031").problem.contains(QStringLiteral("派谁")));
    }

    void casesAreNamedByTheirLastDigitsToo()
    {
        QCOMPARE(parse("受 0137").caseNo, QStringLiteral("0137"));
        QCOMPARE(parse("催 QD0812-0031：请今天办结").text, QStringLiteral("请今天办结"));
        QCOMPARE(parse("新 路灯异常 0137").caseNo, QString());
        QCOMPARE(parse("飞到 人民路12号").verb, CommandLine::Verb::Fly);
        QVERIFY(!parse("sl").isCommand()); // a search until a blank follows
        QCOMPARE(parse("sl ").verb, CommandLine::Verb::Accept);
    }

    void theCatalogueIsAGate()
    {
        const auto codes = Catalogue::load();
        const auto gate = Admission::load(*codes);
        QVERIFY2(gate, gate ? "" : qPrintable(gate.error().message));
        QVERIFY(gate->refusal(QString(), QStringLiteral("外星人降落")).contains(QStringLiteral("清单")));
        QVERIFY(gate->refusal(QStringLiteral("E30012"), {}).contains(QStringLiteral("12123")));
        QCOMPARE(gate->refusal(QStringLiteral("E01037"), {}), QString());
        QCOMPARE(gate->variantOf(QStringLiteral("E21004")), QStringLiteral("dispute"));
        QCOMPARE(gate->variantOf(QStringLiteral("E01037")), QString());
        QVERIFY(codes->item(gate->consultation()));
    }

    void aBadGateIsRefusedWithItsLine()
    {
        const auto codes = Catalogue::load();
        const auto refused = [&](const char *json) {
            const auto gate = Admission::fromJson(json, QStringLiteral("admission.json"), *codes);
            return gate ? QString() : gate.error().message;
        };
        QVERIFY(refused("{\"consultation\": \"E31001\", \"channel\": \"12345\",\n\"refused\": [{\"items\": [\"E99999\"], \"reason\": \"x\"}]}").contains(QStringLiteral("第 2 行（E99999）")));
        QVERIFY(refused("{\"consultation\": \"E31001\", \"channel\": \"12345\",\n\"refused\": [{\"items\": [\"E29007\"]}]}").contains(QStringLiteral("缺少 reason")));
        QVERIFY(refused("{\"channel\": \"12345\"}").contains(QStringLiteral("consultation")));
        QVERIFY(!refused("nonsense").isEmpty());
    }

    void historyKeepsNothingOfPersons()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("lines/history"));
        const QString typed = QStringLiteral("新 路灯异常 人民路12号 13800138000 ~张三 /城管局 ：张三说杆号 17，电话 0769-22334455");
        const QString urged = QStringLiteral("催 QD0812-0031：请联系 138 0013 8000");
        {
            CommandHistory history;
            history.open(file);
            history.add(typed, parseCommand(typed, m_words));
            history.add(urged, parseCommand(urged, m_words));
            history.add(typed, parseCommand(typed, m_words)); // comes up, not twice
        }
        CommandHistory again;
        again.open(file);
        QCOMPARE(again.lines(), QStringList({QStringLiteral("新 路灯异常 人民路12号 /城管局"), QStringLiteral("催 QD0812-0031：请联系 ***")}));
    }

    void macrosExpandAndNeverRunInCircles()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("macros.json"));
        Macros macros;
        QVERIFY(macros.set({{QStringLiteral("夜间噪音"), QStringLiteral("新 噪声扰民 #网格通 2h")}, {QStringLiteral("急"), QStringLiteral("=夜间噪音 !")}}));
        QVERIFY(macros.save(file));
        const Macros read = *Macros::load(file);
        QCOMPARE(read.all(), macros.all());
        QCOMPARE(*read.expand(QStringLiteral("=夜间噪音 人民路")), QStringLiteral("新 噪声扰民 #网格通 2h 人民路"));
        QCOMPARE(*read.expand(QStringLiteral("＝急 人民路")), QStringLiteral("新 噪声扰民 #网格通 2h ! 人民路"));
        QCOMPARE(*read.expand(QStringLiteral("人民路")), QStringLiteral("人民路"));
        QVERIFY(!read.expand(QStringLiteral("=没有")));
        QVERIFY(macros.set({{QStringLiteral("a"), QStringLiteral("=b")}, {QStringLiteral("b"), QStringLiteral("=a")}}).error().message.contains(QStringLiteral("绕回")));
        QVERIFY(!macros.set({{QStringLiteral("a b"), QStringLiteral("新")}}));
        QVERIFY(!macros.set({{QStringLiteral("a"), QStringLiteral("新")}, {QStringLiteral("a"), QStringLiteral("受")}}));
        QCOMPARE(macros.all().size(), 2); // what was refused changed nothing
        QVERIFY(Macros::load(dir.filePath(QStringLiteral("none")))->all().isEmpty());
    }

    void aLineIsUnderstoodInNoTime()
    {
        QList<std::pair<QString, QString>> units;
        for (int i = 0; i < 25884; ++i)
            units.append({QStringLiteral("U%1").arg(i), QStringLiteral("王%1强").arg(i)});
        Vocabulary words;
        words.set(Vocabulary::Kind::Unit, units);
        const QString typed = QStringLiteral("派 QD0812-0031 @王12强 @25强 ！ ：杆号 17");
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(parseCommand(typed, words).units.size(), 2);
        const double each = static_cast<double>(timer.nsecsElapsed()) / 20e6;
        qInfo("a line among 25,884 units: %.2f ms", each);
        QVERIFY(each < 50);
    }

    void strangeTextDoesNoHarm()
    {
        const QString huge = QStringLiteral("新 路灯异常 ") + QString(50000, QChar(u'路')) + QStringLiteral(" \u202e倒置 😀 '; DROP TABLE cases;-- <b>");
        const CommandLine line = parseCommand(huge, m_words);
        QCOMPARE(line.item, QStringLiteral("E01037"));
        QVERIFY(line.address.contains(QStringLiteral("DROP TABLE")));
        QVERIFY(line.address.size() > 50000);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "commandlinetest.moc"
