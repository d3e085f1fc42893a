// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/reconcile.h"

#include "data/sync/returnedmodel.h"
#include "tests/support/patience.h"
#include "tests/support/threadtime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace huying;
using namespace huying::test;

namespace
{

/// A log in short: one letter an action; r report, a accept, n note. Capitals are other people's.
QList<Action> logOf(const QString &letters, int from = 0, quint64 series = 1)
{
    static const QHash<QChar, QString> kinds{{u'r', QStringLiteral("report")}, {u'a', QStringLiteral("accept")}, {u'n', QStringLiteral("note")}};
    const CaseId caseId = uuid7(1000, 1, 1);
    QList<Action> log;
    for (qsizetype i = 0; i < letters.size(); ++i) {
        const int version = from + static_cast<int>(i);
        log << Action{uuid7(2000 + version, series, static_cast<quint64>(version)),
                      caseId,
                      kinds.value(letters[i]),
                      QStringLiteral("seat1"),
                      {},
                      2000 + version,
                      version,
                      {{QStringLiteral("no"), QStringLiteral("N1")}, {QStringLiteral("title"), QStringLiteral("路灯不亮")}, {QStringLiteral("text"), QStringLiteral("t%1").arg(series)}}};
    }
    return log;
}

QString shortOf(const QList<Action> &log)
{
    QString text;
    for (const Action &a : log)
        text += a.kind[0];
    return text;
}

} // namespace

class ReconcileTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_workflow = *Workflow::load(); }

    void tells_data()
    {
        QTest::addColumn<QString>("confirmed"); // held, and upstream's already
        QTest::addColumn<QString>("own");       // held, waiting
        QTest::addColumn<QString>("incoming");  // from the version after confirmed on
        QTest::addColumn<bool>("isOwnThatComes");
        QTest::addColumn<QString>("log");
        QTest::addColumn<QString>("waiting");
        QTest::addColumn<int>("overtaken");
        QTest::newRow("news of another") << "ra" << "" << "nn" << false << "rann" << "" << 0;
        QTest::newRow("a new case") << "" << "" << "ra" << false << "ra" << "" << 0;
        QTest::newRow("own comes back") << "ra" << "n" << "n" << true << "ran" << "" << 0;
        QTest::newRow("own comes back in part") << "ra" << "nnn" << "n" << true << "ran" << "nn" << 0;
        QTest::newRow("another was quicker") << "ra" << "n" << "n" << false << "ran" << "" << 1;
        QTest::newRow("all that stands on it goes back") << "ra" << "nnn" << "n" << false << "ran" << "" << 3;
        QTest::newRow("nothing new") << "ra" << "n" << "" << false << "ra" << "n" << 0;
    }
    void tells()
    {
        QFETCH(QString, confirmed);
        QFETCH(QString, own);
        QFETCH(QString, incoming);
        QFETCH(bool, isOwnThatComes);
        const auto at = static_cast<int>(confirmed.size());
        const QList<Action> mine = logOf(own, at, 7), theirs = logOf(incoming, at, isOwnThatComes ? 7 : 9);
        QSet<QUuid> ids;
        for (const Action &a : mine)
            ids << a.id;
        const auto r = reconcile(m_workflow, logOf(confirmed) + mine, ids, theirs, Told::News);
        QVERIFY2(r, r ? "" : qPrintable(r.error().message));
        QVERIFY(!r->hasGap);
        QTEST(shortOf(r->confirmed), "log");
        QTEST(shortOf(r->waiting), "waiting");
        QTEST(static_cast<int>(r->overtaken.size()), "overtaken");
        QCOMPARE(r->state.version, static_cast<int>(r->confirmed.size() + r->waiting.size()));
        QCOMPARE(r->arrived.size(), isOwnThatComes ? incoming.size() : 0);
    }

    void amendedOwnActionCountsAsUpstreamHasIt()
    {
        const QList<Action> mine = logOf(QStringLiteral("r"), 0, 7);
        QList<Action> theirs = mine;
        theirs[0].payload[QLatin1String("no")] = QStringLiteral("QD26-0000001");
        const auto r = reconcile(m_workflow, mine, {mine[0].id}, theirs, Told::News);
        QVERIFY(r);
        QCOMPARE(r->state.no, QStringLiteral("QD26-0000001"));
        QCOMPARE(r->kept, 0);
        QVERIFY(r->overtaken.isEmpty());
    }

    void missingVersionsAreAGap()
    {
        const auto r = reconcile(m_workflow, logOf(QStringLiteral("ra")), {}, logOf(QStringLiteral("n"), 5, 9), Told::News);
        QVERIFY(r && r->hasGap);
    }

    void wholeLogReplacesWhatWasHeld()
    {
        const QList<Action> theirs = logOf(QStringLiteral("ra"), 0, 9);
        const auto r = reconcile(m_workflow, logOf(QStringLiteral("rann")), {}, theirs, Told::WholeLog);
        QVERIFY(r);
        QCOMPARE(shortOf(r->confirmed), QStringLiteral("ra"));
        QCOMPARE(r->confirmed[0].id, theirs[0].id);
        QCOMPARE(r->kept, 0);
    }

    void unknownActionOfUpstreamIsAnErrorThatNamesIt()
    {
        QList<Action> theirs = logOf(QStringLiteral("n"), 2, 9);
        theirs[0].kind = QStringLiteral("teleport");
        const auto r = reconcile(m_workflow, logOf(QStringLiteral("ra")), {}, theirs, Told::News);
        QVERIFY(!r);
        QVERIFY(r.error().message.contains(QStringLiteral("teleport")));
        QVERIFY(r.error().message.contains(theirs[0].id.toString(QUuid::WithoutBraces)));
    }

    void whatNoDatabaseTakesIsLeftOutOfTexts()
    {
        const QChar nul = QChar::Null;
        const QJsonObject dirty{{QStringLiteral("text"), nul + QStringLiteral("前") + nul + nul + QStringLiteral("后\U0001F525").chopped(1) + nul},
                                {QStringLiteral("like\\u0000it"), QStringLiteral("C:\\u0000\\\\u0000\n\"")}, // words, not the character
                                {QStringLiteral("list"), QJsonArray{QString(nul), 7, QJsonObject{{QStringLiteral("in"), QStringLiteral("a") + nul}}}}};
        QJsonObject clean = dirty;
        clean[QLatin1String("text")] = QStringLiteral("前后");
        QCOMPARE(writable(QJsonObject{{QStringLiteral("fire"), QStringLiteral("\U0001F525\001\u2028")}}), (QJsonObject{{QStringLiteral("fire"), QStringLiteral("\U0001F525\001\u2028")}}));
        clean[QLatin1String("list")] = QJsonArray{QString(QLatin1String("")), 7, QJsonObject{{QStringLiteral("in"), QStringLiteral("a")}}};
        QCOMPARE(writable(dirty), clean);
        QCOMPARE(QJsonDocument::fromJson(writable(QJsonDocument(dirty).toJson(QJsonDocument::Compact))).object(), clean);
        QCOMPARE(writable(clean), clean);
        QCOMPARE(writable(QByteArray()), QByteArray());
        QCOMPARE(writable(QByteArray("\\")), QByteArray("\\"));
    }

    void twentyThousandCameBackAndAreListedAtOnce()
    {
        QList<ReturnedAction> back;
        QRandomGenerator random(7);
        for (int i = 0; i < 20000; ++i)
            back << ReturnedAction{{uuid7(1000 + i, random.generate64(), random.generate64()), uuid7(1000, 1, 1), QStringLiteral("note"), QStringLiteral("seat1"), {}, 1000 + i, 1, {}},
                                   QStringLiteral("state"), QStringLiteral("案卷已结案"), 5000};
        const auto late = back.takeLast();
        ReturnedModel model;
        const qint64 before = threadMs();
        QCOMPARE(model.setActions(back), 19999);
        model.setProblem(back[10000].action.id, QStringLiteral("还是不行"));
        back.removeAt(5);
        back << late;
        QCOMPARE(model.setActions(back), 1);
        const qint64 took = threadMs() - before;
        qInfo("%lld ms", took);
        QVERIFY2(took < patience(400), qPrintable(QString::number(took)));
        QCOMPARE(model.rowCount(), 19999);
        QCOMPARE(model.at(19998).action.id, late.action.id);
        QCOMPARE(model.index(9999).data(ReturnedModel::ProblemRole).toString(), QStringLiteral("还是不行"));
    }

private:
    Workflow m_workflow;
};

QTEST_GUILESS_MAIN(ReconcileTest)
#include "reconciletest.moc"
