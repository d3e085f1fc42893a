// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/idlelock.h"

#include "data/store/audit.h"
#include "data/store/passwords.h"
#include "widgets/access/lockcover.h"

#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

/// A real store behind two windows that lock and unlock.
class IdleLockTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;
    const Account m_account{QStringLiteral("lin"), QStringLiteral("受理员 林晓"), {QStringLiteral("operator")}, {}, {}, QStringLiteral("A-01")};

    static LockCover *coverOf(const QWidget &window) { return window.findChild<LockCover *>(QString(), Qt::FindDirectChildrenOnly); }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_path = m_dir.filePath(QStringLiteral("lock.gpkg"));
        auto made = Store::create(m_path, QStringLiteral("2026-08-12T00:00:00Z"));
        QVERIFY(made);
        setPassword(**made, m_account.name, QStringLiteral("清渡-2026"));
        QVERIFY((*made)->finishBulk());
    }

    void passwordsAreHashedAndChecked()
    {
        auto store = Store::open(m_path, Store::Access::Writer);
        QVERIFY(store);
        QVERIFY(hasPassword(**store, m_account.name));
        QVERIFY(isPassword(**store, m_account.name, QStringLiteral("清渡-2026")));
        QVERIFY(!isPassword(**store, m_account.name, QStringLiteral("清渡-2025")));
        QVERIFY(!isPassword(**store, m_account.name, QString()));
        QVERIFY(isPassword(**store, QStringLiteral("nobody"), QStringLiteral("x"))); // has none
        QVERIFY(!(*store)->meta(QStringLiteral("password/lin")).contains(QStringLiteral("清渡")));
    }

    void nothingPassesTheLockButThePassword()
    {
        const Workflow workflow = *Workflow::load();
        LiveStore live({m_path, std::nullopt, 1, m_account}, workflow);
        QSignalSpy loaded(&live, &LiveStore::allLoaded);
        live.open();
        QVERIFY(loaded.wait(10000));
        IdleLock lock(live, m_account.display, 0);

        QMainWindow seat, other;
        auto *button = new QPushButton(QStringLiteral("受理"));
        auto *entry = new QLineEdit;
        seat.setCentralWidget(button);
        other.setCentralWidget(entry);
        int acted = 0;
        QShortcut shortcut(QKeySequence(QStringLiteral("A")), &seat, [&acted] { ++acted; });
        connect(button, &QPushButton::clicked, this, [&acted] { ++acted; });
        other.show();
        seat.show();
        QVERIFY(QTest::qWaitForWindowExposed(&seat));
        seat.activateWindow();
        QTRY_VERIFY(seat.isActiveWindow());
        button->setFocus();
        QTest::keyClick(&seat, Qt::Key_A);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(acted, 2);

        lock.lock();
        QVERIFY(lock.isLocked());
        QVERIFY(coverOf(seat) && coverOf(seat)->size() == seat.size());
        QVERIFY(coverOf(other) && coverOf(other)->size() == other.size());
        QTest::keyClick(&seat, Qt::Key_A);
        QTest::keyClick(button, Qt::Key_Space);
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::keyClicks(entry, QStringLiteral("x"));
        QCOMPARE(acted, 2);
        QVERIFY(entry->text().isEmpty());

        // What opens meanwhile is covered too, and a grown window stays covered.
        QMainWindow late;
        late.show();
        QVERIFY(coverOf(late));
        seat.resize(seat.width() + 100, seat.height() + 50);
        QTRY_COMPARE(coverOf(seat)->size(), seat.size());

        QLineEdit *asked = coverOf(seat)->findChild<QLineEdit *>();
        QVERIFY(asked);
        QSignalSpy unlocked(&lock, &IdleLock::unlocked);
        QTest::keyClicks(asked, QStringLiteral("wrong"));
        QTest::keyClick(asked, Qt::Key_Return);
        QTRY_VERIFY(asked->text().isEmpty() && !asked->isReadOnly());
        QVERIFY(lock.isLocked());
        asked->setText(QStringLiteral("清渡-2026"));
        QTest::keyClick(asked, Qt::Key_Return);
        QVERIFY(unlocked.wait(10000));
        QTRY_VERIFY(!coverOf(seat) && !coverOf(other) && !coverOf(late));
        seat.activateWindow();
        QTRY_VERIFY(seat.isActiveWindow());
        QTest::keyClick(&seat, Qt::Key_A);
        QCOMPARE(acted, 3);
    }

    void lockingIsAudited()
    {
        auto store = Store::open(m_path, Store::Access::Writer);
        QVERIFY(store);
        SQLite::Statement rows((*store)->db(), "SELECT group_concat(act) FROM (SELECT act FROM audit WHERE actor = 'lin' ORDER BY seq)");
        QVERIFY(rows.executeStep());
        QCOMPARE(textAt(rows, 0), QStringLiteral("lock,unlock.refused,unlock"));
        QCOMPARE(checkAuditChain((*store)->db()).firstBroken, 0);
    }
};

QTEST_MAIN(IdleLockTest)
#include "idlelocktest.moc"
