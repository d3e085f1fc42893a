// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/pickpanel.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace huying;

class PickPanelTest : public QObject
{
    Q_OBJECT

    PickPanel::Words words() const
    {
        return {[](const QString &id) { return QStringLiteral("图层 ") + id; },
                [](const QString &, const QString &code) { return QStringLiteral("类 ") + code; },
                [](const QString &code) { return QStringLiteral("地 ") + code; }};
    }
    PickCounts counts() const
    {
        PickCounts c;
        c.cases = 7;
        c.registers = {{QStringLiteral("people"), RegisterKind::People, 30, {{QStringLiteral("0"), 20}, {QStringLiteral("3"), 10}}}};
        c.areas = {{QStringLiteral("A"), 26}, {QString(), 4}};
        return c;
    }

private slots:
    void linesSayWhatIsThere()
    {
        PickPanel panel(words());
        panel.display(counts());
        panel.show();
        const auto *tree = panel.findChild<QTreeWidget *>();
        QCOMPARE(tree->topLevelItemCount(), 3); // cases, people, areas
        QCOMPARE(tree->topLevelItem(0)->text(1), QLocale().toString(7));
        const QTreeWidgetItem *people = tree->topLevelItem(1);
        QCOMPARE(people->text(1), QLocale().toString(30));
        QCOMPARE(people->child(1)->text(0), QStringLiteral("类 3"));
        QCOMPARE(people->child(1)->text(1), QLocale().toString(10));
        QCOMPARE(tree->topLevelItem(2)->child(0)->text(0), QStringLiteral("地 A"));
        QCOMPARE(tree->topLevelItem(2)->childCount(), 2);
        panel.display({});
        QCOMPARE(tree->topLevelItemCount(), 1); // says that there is nothing
    }

    void keysGoToAnAreaAndClose()
    {
        PickPanel panel(words());
        panel.display(counts());
        panel.show();
        QSignalSpy area(&panel, &PickPanel::areaChosen), closed(&panel, &PickPanel::closed);
        auto *tree = panel.findChild<QTreeWidget *>();
        QTest::keyClick(tree, Qt::Key_End);
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(area.size(), 0); // nobody knows where
        QTest::keyClick(tree, Qt::Key_Up);
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(area.size(), 1);
        QCOMPARE(area[0][0].toString(), QStringLiteral("A"));
        QTest::keyClick(tree, Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
    }
};

QTEST_MAIN(PickPanelTest)
#include "pickpaneltest.moc"
