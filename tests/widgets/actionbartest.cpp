// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/samplecounty.h"
#include "widgets/casefile/actionbar.h"
#include "widgets/casefile/actionform.h"
#include "widgets/casefile/codepicker.h"
#include "widgets/controls/keybutton.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace huying;

class ActionBarTest : public QObject
{
    Q_OBJECT

    support::SampleCounty m_county{10};

    CaseState in(const char *state)
    {
        CaseState c = m_county.makeCase();
        c.state = QString::fromLatin1(state);
        c.stoppedAt = 0;
        c.units.clear();
        return c;
    }
    static Account with(const QStringList &roles)
    {
        return {QStringLiteral("u"), QStringLiteral("U"), roles, {}, {}, {}};
    }

private slots:
    void aRequestIsGrantedAsItWasAskedForByThoseWhoMay()
    {
        CaseState c = in("handling");
        c.dueAt = m_county.now + hourMs;
        c.request = {QStringLiteral("extend"), QStringLiteral("wang"), QStringLiteral("waiting for parts"), m_county.now - hourMs, c.dueAt + 2 * dayMs};
        ActionBar handler(m_county.words, with({QStringLiteral("handler")}));
        handler.show(c, m_county.now);
        QVERIFY(!handler.kinds().contains(QStringLiteral("extend")));
        QVERIFY(!handler.kinds().contains(QStringLiteral("ask_extend"))); // one at a time
        ActionBar supervisor(m_county.words, with({QStringLiteral("supervisor")}));
        supervisor.show(c, m_county.now);
        QVERIFY(supervisor.kinds().contains(QStringLiteral("refuse")));
        supervisor.start(QStringLiteral("extend"));
        QVERIFY(supervisor.form()->check());
        const QJsonObject payload = supervisor.form()->payload();
        QCOMPARE(payload[QLatin1String("reason")].toString(), c.request.reason);
        QCOMPARE(payload[QLatin1String("due")].toInteger() / minuteMs, c.request.until / minuteMs);
        c.request = {};
        supervisor.show(c, m_county.now);
        QVERIFY(!supervisor.kinds().contains(QStringLiteral("refuse")));
    }

    void tabGoesThroughTheButtonsWhereTheyStand()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *before = new QLineEdit;
        auto *bar = new ActionBar(m_county.words, with({QStringLiteral("chief"), QStringLiteral("supervisor")}));
        auto *after = new QLineEdit;
        for (QWidget *part : std::initializer_list<QWidget *>{before, bar, after})
            column->addWidget(part);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (const char *state : {"reported", "handling"}) { // the second time the buttons are made anew
            bar->show(in(state), m_county.now);
            before->setFocus();
            QSet<QAbstractButton *> seen; // the rare ones share the menu's button
            for (const QString &kind : bar->kinds()) {
                if (seen.contains(bar->button(kind)))
                    continue;
                seen << bar->button(kind);
                QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
                QVERIFY2(bar->isAncestorOf(window.focusWidget()),
                         qPrintable(kind + QLatin1Char(' ') + QString::fromLatin1(window.focusWidget()->metaObject()->className())));
            }
            QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
            QCOMPARE(window.focusWidget(), after);
        }
    }

    void buttonsFollowTheWorkflowTable_data()
    {
        QTest::addColumn<QStringList>("roles");
        QTest::newRow("operator") << QStringList{QStringLiteral("operator")};
        QTest::newRow("dispatcher") << QStringList{QStringLiteral("dispatcher")};
        QTest::newRow("chief") << QStringList{QStringLiteral("chief"), QStringLiteral("supervisor")};
        QTest::newRow("guest") << QStringList();
    }

    void buttonsFollowTheWorkflowTable()
    {
        QFETCH(QStringList, roles);
        ActionBar bar(m_county.words, with(roles));
        for (const WorkflowState &state : m_county.workflow.states())
            for (const bool stopped : {false, true})
                for (const bool units : {false, true}) {
                    CaseState c = in(qPrintable(state.code));
                    c.stoppedAt = stopped ? m_county.now : 0;
                    if (units)
                        c.units << QStringLiteral("U001");
                    bar.show(c, m_county.now);
                    QStringList expected;
                    for (const WorkflowAction &a : m_county.workflow.actions()) {
                        const bool may = std::ranges::any_of(a.roles, [&](const QString &r) { return roles.contains(r); });
                        const bool guard = std::ranges::all_of(a.guards, [&](Guard g) {
                            return (g == Guard::HasUnits && units) || (g == Guard::Running && !stopped)
                                || (g == Guard::Stopped && stopped) || g == Guard::NoRequest || g == Guard::NotSupervised
                                || g == Guard::NoOpenWhistle || g == Guard::Unclaimed;
                        });
                        const bool variant = a.variants.isEmpty() || a.variants.contains(QStringLiteral("ordinary"));
                        if (may && guard && variant && a.from.contains(state.code))
                            expected << a.code;
                    }
                    QStringList shown = bar.kinds();
                    shown.sort();
                    expected.sort();
                    QCOMPARE(shown, expected);
                    for (const QString &kind : shown)
                        QVERIFY(bar.button(kind));
                }
    }

    void whatIsMissingIsAskedForAndNotSent()
    {
        ActionBar bar(m_county.words, with({QStringLiteral("dispatcher")}));
        QSignalSpy sent(&bar, &ActionBar::submitted);
        bar.show(in("accepted"), m_county.now);
        bar.start(QStringLiteral("assign"));
        QVERIFY(bar.form());
        bar.form()->confirmButton()->click();
        QCOMPARE(sent.size(), 0);
        QVERIFY(!bar.problem().isEmpty());
        bar.form()->findChild<CodePicker *>()->setText(m_county.words.organizations()[3].name);
        bar.form()->confirmButton()->click();
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent[0][0].toString(), QStringLiteral("assign"));
        const QString org = sent[0][1].toJsonObject()[QLatin1String("org")].toString();
        QCOMPARE(m_county.words.organization(org), m_county.words.organizations()[3].name);
    }

    void enterNeverEndsACaseForGood()
    {
        ActionBar bar(m_county.words, with({QStringLiteral("chief")}));
        QSignalSpy sent(&bar, &ActionBar::submitted);
        bar.show(in("checked"), m_county.now);
        bar.start(QStringLiteral("force_close"));
        QVERIFY(bar.form());
        auto *reason = bar.form()->findChild<QLineEdit *>();
        QVERIFY(reason);
        reason->setText(QStringLiteral("上级要求"));
        QTest::keyClick(reason, Qt::Key_Return);
        QTest::keyClick(bar.form()->confirmButton(), Qt::Key_Enter);
        QCOMPARE(sent.size(), 0);
        QTest::keyClick(bar.form()->confirmButton(), Qt::Key_Space);
        QCOMPARE(sent.size(), 1);
    }

    void reversibleActsRunAtOnce()
    {
        ActionBar bar(m_county.words, with({QStringLiteral("operator")}));
        QSignalSpy sent(&bar, &ActionBar::submitted);
        bar.show(in("reported"), m_county.now);
        bar.button(QStringLiteral("accept"))->click();
        QCOMPARE(sent.size(), 1);
        QVERIFY(!bar.form());
        bar.setBusy(true);
        bar.button(QStringLiteral("accept"))->click();
        QCOMPARE(sent.size(), 1);
    }

    /// Closing can be undone for a while, so it needs no second key.
    void closingRunsAtOnce()
    {
        ActionBar bar(m_county.words, with({QStringLiteral("reviewer")}));
        QSignalSpy sent(&bar, &ActionBar::submitted);
        bar.show(in("checked"), m_county.now);
        bar.start(QStringLiteral("close"));
        QVERIFY(!bar.form());
        QCOMPARE(sent.size(), 1);
    }

    void aFormStaysWhileItsActionIsAllowed()
    {
        ActionBar bar(m_county.words, with({QStringLiteral("dispatcher")}));
        CaseState c = in("accepted");
        bar.show(c, m_county.now);
        bar.start(QStringLiteral("assign"));
        ++c.version;
        bar.show(c, m_county.now);
        QVERIFY(bar.form());
        c.state = QStringLiteral("handling");
        bar.show(c, m_county.now);
        QVERIFY(!bar.form());
    }
};

QTEST_MAIN(ActionBarTest)
#include "actionbartest.moc"
