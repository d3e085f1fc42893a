// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/payload.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <random>

using namespace huying;

namespace
{

const char *const names[] = {"title", "text", "due", "lon", "lat", "units", "photos", "place", "x"};

/// JSON with ' for ".
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

QString stringOf(std::mt19937_64 &random)
{
    static const QString parts[] = {QStringLiteral("路灯不亮"), QStringLiteral("a"), QStringLiteral(" "),
                                    QStringLiteral("\""), QStringLiteral("\\"), QStringLiteral("\n"),
                                    QString(QChar(0xfeff)), QString(QChar(0x3000)), QStringLiteral("😀"), QString()};
    // Plain ones as a rule: most of the log is.
    QString text;
    for (auto left = random() % 4; left; --left)
        text += parts[random() % 3 ? random() % 2 : random() % std::size(parts)];
    return text;
}

QJsonValue valueOf(std::mt19937_64 &random)
{
    static const double numbers[] = {0, -0.0, 1, -7, 1.5, 23.7060125, 2147483647, 2147483648.0, 1786500000000.0,
                                     9007199254740993.0, 1e15, 1e18, 1e300, -0.25};
    switch (random() % 8) {
    case 0:
        return numbers[random() % std::size(numbers)];
    case 1:
        return static_cast<qint64>(random());
    case 2: {
        QJsonArray list;
        for (auto left = random() % 3; left; --left)
            list << (random() % 8 ? QJsonValue(stringOf(random)) : QJsonValue(1));
        return list;
    }
    case 3:
        return random() % 2 ? QJsonValue() : QJsonValue(random() % 2 == 0);
    case 4:
        return random() % 8 ? QJsonValue(QStringLiteral("D01")) : QJsonValue(QJsonObject{{QStringLiteral("a"), 1}});
    default:
        return stringOf(random);
    }
}

QByteArray textOf(std::mt19937_64 &random)
{
    QJsonObject object;
    for (const char *name : names)
        if (random() % 2)
            object[QLatin1String(name)] = valueOf(random);
    return QJsonDocument(object).toJson(random() % 8 ? QJsonDocument::Compact : QJsonDocument::Indented);
}

QString differenceOf(const Payload &a, const Payload &b)
{
    for (const char *name : names) {
        const QString other = QStringLiteral("other");
        if (a.text(name) != b.text(name) || a.text(name, other) != b.text(name, other))
            return QStringLiteral("text of %1: %2, %3").arg(QLatin1String(name), a.text(name), b.text(name));
        if (a.texts(name) != b.texts(name))
            return QStringLiteral("texts of %1: %2, %3")
                .arg(QLatin1String(name), a.texts(name).join(QLatin1Char('|')), b.texts(name).join(QLatin1Char('|')));
        if (a.whole(name) != b.whole(name) || a.whole(name, 7) != b.whole(name, 7) || a.count(name) != b.count(name))
            return QStringLiteral("whole of %1: %2, %3").arg(QLatin1String(name)).arg(a.whole(name)).arg(b.whole(name));
        if (a.number(name) != b.number(name) || a.isNumber(name) != b.isNumber(name))
            return QStringLiteral("number of %1: %2, %3")
                .arg(QLatin1String(name))
                .arg(a.number(name), 0, 'g', 17)
                .arg(b.number(name), 0, 'g', 17);
        if (a.isMissing(QLatin1String(name)) != b.isMissing(QLatin1String(name)))
            return QStringLiteral("%1 is missing in one").arg(QLatin1String(name));
    }
    const QString han = QStringLiteral("标题");
    return a.isMissing(han) == b.isMissing(han) ? QString() : QStringLiteral("标题 is missing in one");
}

QString differenceFromQt(const QByteArray &json, Payload &read)
{
    read.read({json.constData(), static_cast<std::size_t>(json.size())});
    const QString difference = differenceOf(read, Payload(QJsonDocument::fromJson(json).object()));
    return difference.isEmpty() ? difference : difference + QStringLiteral(" in ") + QString::fromUtf8(json);
}

} // namespace

/// However an action's payload is read, it says the same.
class PayloadTest : public QObject
{
    Q_OBJECT

private slots:
    void whatTheLogHoldsIsReadInPlace()
    {
        const QByteArray json = quoted("{'address':'果遂镇','due':1755595800000,'lat':24.033009,'limit':-5,'lon':109,"
                                "'none':null,'on':true,'title':'道路破损','units':['U1','U二']}");
        Payload payload;
        QCOMPARE(differenceFromQt(json, payload), QString());
        QVERIFY(payload.isPlain());
        QCOMPARE(payload.text("address"), QStringLiteral("果遂镇"));
        QCOMPARE(payload.texts("units"), QStringList({QStringLiteral("U1"), QStringLiteral("U二")}));
        QCOMPARE(payload.whole("due"), qint64(1755595800000));
        QCOMPARE(payload.number("lat"), 24.033009);
        QVERIFY(!payload.isMissing(QStringLiteral("place")));
        QVERIFY(payload.isMissing(QStringLiteral("none")));
        QCOMPARE(differenceFromQt("{}", payload), QString()); // nothing is left of the one before
        QVERIFY(payload.isPlain() && payload.isMissing(QStringLiteral("title")));
    }

    void oddTextGoesThroughTheParser_data()
    {
        QTest::addColumn<QByteArray>("json");
        int row = 0;
        for (const char *json :
             {"", "[]", "{", "{}x", " {}", "{'title':'a\\nb'}", "{'ti\\u0074le':'a'}", "{'title':'a','title':'b'}",
              "{'title':'a',}", "{'lon':01}", "{'lon':1e3}", "{'lon':1.}", "{'lon':.5}", "{'lon':-}",
              "{'lon':+1}", "{'due':99999999999999999999}", "{'due':1234567890123456.0}", "{'units':[1]}",
              "{'units':['a',]}", "{'x':{'title':'a'}}", "{'title':nul}", "{'title':'a}", "{'title' :'a'}",
              "{title:1}", "{'标题':'a'}", "{'标题':'a\\\\'}", "{'title':'a\x01'}", "{'title':'\xff'}",
              "{'title':'\xed\xa0\x80'}"})
            QTest::addRow("%d", row++) << quoted(json);
    }
    void oddTextGoesThroughTheParser()
    {
        QFETCH(const QByteArray, json);
        Payload payload;
        QCOMPARE(differenceFromQt(json, payload), QString());
        QVERIFY(!payload.isPlain());
    }

    void randomTextsSayWhatQtReadsInThem()
    {
        std::mt19937_64 random(20261123);
        Payload payload;
        const QByteArray noise("\"\\,:{}[]0123456789.-+eE tfn\xe8\xb7\x01");
        int plain = 0, damagedPlain = 0;
        constexpr int texts = 20000;
        for (int i = 0; i < texts; ++i) {
            QByteArray json = textOf(random);
            QCOMPARE(differenceFromQt(json, payload), QString());
            plain += payload.isPlain();
            for (auto left = 1 + random() % 3; left && !json.isEmpty(); --left) {
                const auto at = static_cast<qsizetype>(random() % static_cast<quint64>(json.size()));
                if (random() % 4)
                    json[at] = noise[static_cast<qsizetype>(random() % static_cast<quint64>(noise.size()))];
                else
                    json.remove(at, 1);
            }
            QCOMPARE(differenceFromQt(json, payload), QString());
            damagedPlain += payload.isPlain();
        }
        QVERIFY2(plain > texts / 4 && plain < texts, qPrintable(QString::number(plain)));
        QVERIFY2(damagedPlain > texts / 100, qPrintable(QString::number(damagedPlain)));
    }
};

QTEST_GUILESS_MAIN(PayloadTest)
#include "payloadtest.moc"
