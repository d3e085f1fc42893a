// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/codes.h"
#include "data/rules/commandline.h"

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

    void theCatalogueIsAGate()
    {
        QVERIFY(parse("新 外星人降落 人民路").problem.contains(QStringLiteral("清单")));
        QVERIFY(parse("新").problem.contains(QStringLiteral("什么事")));
        QVERIFY(parse("新 路灯异常 人民路 /没有这个局").problem.contains(QStringLiteral("没有这个局")));
        QVERIFY(parse("分 QD0812-0031").problem.contains(QStringLiteral("分给谁")));
        QVERIFY(parse("新 路灯异常 /").problem.contains(QStringLiteral("名称")));
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
