// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/samplecounty.h"
#include "widgets/casefile/codepicker.h"
#include "widgets/rules/comparebox.h"
#include "widgets/rules/ruleeditor.h"
#include "widgets/rules/ruleform.h"
#include "widgets/rules/trybox.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace huying;

class RuleEditorTest : public QObject
{
    Q_OBJECT

    support::SampleCounty m_county{3000};
    Routing m_live;

    RuleEditor::Place place(bool mayEdit = true) const
    {
        RuleChoices choices;
        choices.channels = m_county.words.channels();
        choices.organizations = m_county.words.organizations();
        choices.items = {{QStringLiteral("E06"), QStringLiteral("市容环境（大类）")}, {QStringLiteral("E06010"), QStringLiteral("暴露垃圾")}};
        return {choices, [this] { return m_county.now; }, mayEdit};
    }
    std::unique_ptr<RuleEditor> editor(bool mayEdit = true)
    {
        auto made = std::make_unique<RuleEditor>(m_county.board, m_county.words, place(mayEdit));
        made->setLive(m_live, {});
        made->resize(1400, 900);
        return made;
    }

private slots:
    void init()
    {
        m_live = *Routing::fromJson(R"({"rules": [{"id": "R001", "name": "垃圾", "when": {"items": ["E06010"]}, "then": {"org": "D05"}},
                                                  {"id": "R900", "name": "其余", "then": {"org": "D00"}}]})", QStringLiteral("r.json"));
    }

    void aChangeIsCheckedTriedAndSaved()
    {
        const auto made = editor();
        const QAbstractItemModelTester tester(&made->model());
        QSignalSpy saved(made.get(), &RuleEditor::saveWanted);
        QVERIFY(!made->isChanged());
        made->save();
        QCOMPARE(saved.size(), 0); // nothing to save
        made->view()->selectRow(0);
        auto *org = made->form()->findChildren<CodePicker *>().first();
        for (auto *picker : made->form()->findChildren<CodePicker *>())
            if (picker->code() == QLatin1String("D05"))
                org = picker;
        org->setText(QStringLiteral("没有这个单位"));
        QVERIFY(made->model().isWrong(0));
        QVERIFY(made->form()->problem().contains(QStringLiteral("没有这个单位")));
        made->save();
        QCOMPARE(saved.size(), 0);
        org->setText(QStringLiteral("县水利局"));
        QVERIFY2(!made->model().hasErrors(), qPrintable(made->model().problem(0)));
        QVERIFY(made->isChanged());
        made->save();
        QCOMPARE(saved.size(), 1);
        const auto table = Routing::fromJson(saved.first().at(0).toByteArray(), QStringLiteral("saved"));
        QVERIFY(table);
        QCOMPARE(table->rules(), made->model().rules());
        QCOMPARE(m_county.words.organization(table->rules().first().org), QStringLiteral("县水利局"));
        QCOMPARE(saved.first().at(1).toInt(), 0);
    }

    void badFieldsSayWhatIsWrong()
    {
        const auto made = editor();
        made->view()->selectRow(0);
        QLineEdit *hours = nullptr;
        for (auto *edit : made->form()->findChildren<QLineEdit *>())
            if (edit->placeholderText().contains(QStringLiteral("22:00")))
                hours = edit;
        QVERIFY(hours);
        QTest::keyClicks(hours, QStringLiteral("25:00-26:00"));
        QVERIFY2(made->form()->problem().contains(QStringLiteral("25:00-26:00")), qPrintable(made->form()->problem()));
        hours->clear();
        QTest::keyClicks(hours, QStringLiteral("22:00-06:00"));
        QCOMPARE(made->model().rules().first().hours.size(), 1);
        QVERIFY(made->form()->problem().isEmpty());
    }

    void tryingShowsWhoWouldHaveIt()
    {
        const auto made = editor();
        auto *item = made->tryBox()->findChildren<CodePicker *>().first();
        item->setText(QStringLiteral("暴露垃圾"));
        QCOMPARE(made->tryBox()->typed().item, QStringLiteral("E06010"));
        QVERIFY2(made->tryBox()->outcome().contains(QStringLiteral("R001")), qPrintable(made->tryBox()->outcome()));
        made->model().remove(0);
        QVERIFY2(made->tryBox()->outcome().contains(QStringLiteral("R900")), qPrintable(made->tryBox()->outcome()));
    }

    void comparingCountsWhatWouldMove()
    {
        const auto made = editor();
        RoutingRule hotline;
        hotline.name = QStringLiteral("热线");
        hotline.channels = QStringList{QStringLiteral("hotline")};
        hotline.org = QStringLiteral("D07");
        made->model().insert(0, hotline);
        QSignalSpy finished(made->compareBox(), &CompareBox::finished);
        made->compareBox()->start();
        QVERIFY(made->compareBox()->isRunning());
        QTRY_COMPARE(finished.size(), 1);
        int expected = 0;
        for (const CaseState &c : m_county.board.rows())
            expected += c.channel == QLatin1String("hotline") && c.item != QLatin1String("E06010") && c.reportedAt >= m_county.now - 365 * dayMs;
        QVERIFY(expected > 20);
        QCOMPARE(static_cast<int>(made->compareBox()->changes().size()), expected);
        QSignalSpy again(made->compareBox(), &CompareBox::finished);
        made->compareBox()->start();
        made->compareBox()->stop();
        QCOMPARE(again.size(), 1);
        QVERIFY(!made->compareBox()->isRunning());
    }

    void whoMayNotEditOnlyReads()
    {
        const auto made = editor(false);
        QSignalSpy saved(made.get(), &RuleEditor::saveWanted);
        made->model().remove(0);
        made->save();
        QCOMPARE(saved.size(), 0);
    }

    void anOlderVersionComesBackAndIsSavedAsANewOne()
    {
        const auto made = editor();
        made->setLive(m_live, {{2, QStringLiteral("zhang"), m_county.now, 2}, {1, QStringLiteral("zhang"), m_county.now - dayMs, 1}});
        made->restore({m_live.rules().last()}, 1);
        QVERIFY(made->isChanged());
        QSignalSpy saved(made.get(), &RuleEditor::saveWanted);
        made->save();
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.first().at(1).toInt(), 2);
    }
};

QTEST_MAIN(RuleEditorTest)
#include "ruleeditortest.moc"
