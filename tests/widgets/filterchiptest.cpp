// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/filterchip.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace huying;

namespace {

QList<FilterChip *> shown(const ChipRow &row)
{
    QList<FilterChip *> chips;
    for (auto *chip : row.findChildren<FilterChip *>())
        if (!chip->isHidden())
            chips.append(chip);
    return chips;
}

} // namespace

class FilterChipTest : public QObject
{
    Q_OBJECT

private slots:
    void sameKeyReplaces();
    void keysRemove_data();
    void keysRemove();
    void chipsWrap();
};

void FilterChipTest::sameKeyReplaces()
{
    ChipRow row;
    row.put(QStringLiteral("limit"), QStringLiteral("时限"), QStringLiteral("临期"));
    row.put(QStringLiteral("limit"), QStringLiteral("时限"), QStringLiteral("超期"));
    QCOMPARE(shown(row).size(), 1);
    QVERIFY(shown(row).first()->accessibleName().contains(QStringLiteral("超期")));
    row.put(QStringLiteral("channel"), QStringLiteral("来源"), QStringLiteral("热线"));
    QCOMPARE(shown(row).size(), 2);
    row.clear();
    QVERIFY(shown(row).isEmpty());
}

void FilterChipTest::keysRemove_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("removes");
    QTest::newRow("delete") << int(Qt::Key_Delete) << true;
    QTest::newRow("backspace") << int(Qt::Key_Backspace) << true;
    QTest::newRow("space") << int(Qt::Key_Space) << true;
    QTest::newRow("enter") << int(Qt::Key_Return) << false;
    QTest::newRow("letter") << int(Qt::Key_A) << false;
}

void FilterChipTest::keysRemove()
{
    QFETCH(int, key);
    QFETCH(bool, removes);
    ChipRow row;
    row.put(QStringLiteral("limit"), QStringLiteral("时限"), QStringLiteral("临期"));
    QSignalSpy removed(&row, &ChipRow::removed);
    QTest::keyClick(shown(row).first(), Qt::Key(key));
    QCOMPARE(removed.size(), removes ? 1 : 0);
    QCOMPARE(shown(row).isEmpty(), removes);
}

void FilterChipTest::chipsWrap()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *row = new ChipRow;
    column->addWidget(row);
    column->addStretch();
    for (int i = 0; i < 6; ++i)
        row->put(QString::number(i), QStringLiteral("来源"), QStringLiteral("热线网格公众"));
    window.resize(300, 400);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto chips = shown(*row);
    QCOMPARE(chips.size(), 6);
    QVERIFY(chips.last()->y() > chips.first()->y());
    for (const FilterChip *chip : chips)
        QVERIFY(chip->geometry().right() < row->width() && chip->geometry().bottom() < row->height());
}

QTEST_MAIN(FilterChipTest)
#include "filterchiptest.moc"
