// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/idlelock.h"
#include "data/store/audit.h"
#include "data/store/vault.h"
#include "tests/support/patience.h"
#include "tests/support/registerstore.h"
#include "widgets/access/lockcover.h"
#include "widgets/access/unmaskdialog.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMainWindow>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

namespace
{

const QString phone = QStringLiteral("13900000000");

} // namespace

/// A disk that takes no more of the audit: what has to stand there first does not happen, and nobody is told another reason.
class UnauditedTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;
    const Workflow m_workflow = *Workflow::load();
    const Account m_account{QStringLiteral("zhang"), QStringLiteral("值班长 张文静"), {QStringLiteral("chief")}, {}, {}, QStringLiteral("A-03")};
    std::unique_ptr<LiveStore> m_live;

    /// From now on the table takes nothing.
    void fill(const char *table) const
    {
        test::writeForeignly(m_path, QByteArray("CREATE TRIGGER no_room BEFORE INSERT ON ") + table + " BEGIN SELECT RAISE(ABORT, 'no room'); END");
    }
    void makeRoom() const { test::writeForeignly(m_path, "DROP TRIGGER IF EXISTS no_room"); }
    qint64 entries() const
    {
        const auto store = Store::open(m_path, Store::Access::Reader);
        const AuditCheck check = checkAuditChain((*store)->db());
        return check.firstBroken ? -1 : check.entries;
    }
    static QStringList textsOf(const QWidget &widget)
    {
        QStringList texts;
        for (const Label *label : widget.findChildren<Label *>())
            texts << label->text();
        return texts;
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_path = m_dir.filePath(QStringLiteral("full.gpkg"));
        auto made = Store::create(m_path, QStringLiteral("2026-08-12T00:00:00Z"));
        QVERIFY(made);
        const auto vault = Vault::create(m_path, Vault::randomKey());
        QVERIFY(vault);
        const QByteArray cell = vault->seal(phone, "people.phone/1");
        SQLite::Statement person((*made)->db(), "INSERT INTO people (fid, ref, phone_masked, phone_enc) VALUES (1, 'P1', '139****0000', ?)");
        person.bind(1, cell.constData(), static_cast<int>(cell.size()));
        person.exec();
        QVERIFY((*made)->finishBulk());
    }
    void init()
    {
        m_live = std::make_unique<LiveStore>(LiveStore::Options{m_path, std::nullopt, 1, m_account}, m_workflow);
        QSignalSpy loaded(m_live.get(), &LiveStore::allLoaded);
        m_live->open();
        QVERIFY(loaded.wait(test::patience(10000)));
    }
    void cleanup()
    {
        makeRoom();
        m_live.reset();
    }

    void aPersonStaysMasked_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::newRow("the entry") << QByteArray("audit");
        QTest::newRow("the head of the chain") << QByteArray("meta");
    }
    void aPersonStaysMasked()
    {
        QFETCH(QByteArray, table);
        const qint64 before = entries();
        QVERIFY(before >= 0);
        UnmaskRequest record;
        record.fid = 1;
        UnmaskDialog dialog(*m_live, AccessPolicy(), QStringLiteral("1"), record, {PersonalField::PersonPhone}, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.QDialog::show();
        auto *show = dialog.findChildren<KeyButton *>().last();
        QVERIFY(show->isDefault());
        dialog.findChild<QComboBox *>()->setEditText(QStringLiteral("核实案情"));
        fill(table);
        show->click();
        QTRY_VERIFY_WITH_TIMEOUT(!textsOf(dialog).filter(m_path).isEmpty(), test::patience(10000));
        QVERIFY(!textsOf(dialog).contains(phone));
        QCOMPARE(entries(), before); // nor half an entry
        QVERIFY(show->isEnabled());
        makeRoom();
        show->click();
        QTRY_VERIFY_WITH_TIMEOUT(textsOf(dialog).contains(phone), test::patience(10000));
        QCOMPARE(entries(), before + 1);
    }

    void theLockHoldsAndSaysWhy()
    {
        const qint64 before = entries();
        IdleLock lock(*m_live, m_account.display, 0);
        QMainWindow seat;
        seat.show();
        QVERIFY(QTest::qWaitForWindowExposed(&seat));
        fill("audit");
        lock.lock();
        QVERIFY(lock.isLocked());
        auto *cover = seat.findChild<LockCover *>();
        QVERIFY(cover);
        auto *entry = cover->findChild<QLineEdit *>();
        const auto isSaid = [&] { return !textsOf(*cover).filter(m_path).isEmpty(); };
        QTRY_VERIFY_WITH_TIMEOUT(isSaid(), test::patience(10000));
        for (int i = 0; i < 5; ++i) { // more than wrong passwords are allowed
            cover->showProblem({});
            entry->setText(QStringLiteral("any")); // nobody has set one
            QTest::keyClick(entry, Qt::Key_Return);
            QTRY_VERIFY_WITH_TIMEOUT(isSaid() && !entry->isReadOnly(), test::patience(10000));
            QVERIFY(lock.isLocked());
        }
        QCOMPARE(entries(), before);
        makeRoom();
        QSignalSpy unlocked(&lock, &IdleLock::unlocked);
        entry->setText(QStringLiteral("any"));
        QTest::keyClick(entry, Qt::Key_Return);
        QVERIFY(unlocked.wait(test::patience(5000))); // at once: no wrong password was counted
        QCOMPARE(entries(), before + 1);
    }
};

QTEST_MAIN(UnauditedTest)
#include "unauditedtest.moc"
