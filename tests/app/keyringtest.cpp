// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/desktopkeyring.h"
#include "app/console/upstreamgate.h"
#include "data/sync/cellkey.h"
#include "tests/support/patience.h"
#include "tests/support/testupstream.h"
#include "theme/language.h"
#include "theme/theme.h"
#include "widgets/access/signindialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFuture>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <csignal>

using namespace huying;
using namespace huying::test;

namespace
{

constexpr char busConfig[] = R"(<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>)";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Secrets in a real keyring: GNOME's, unlocked, on a bus of the test's own where nothing starts by itself.
class KeyringTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QProcess m_bus, m_daemon;
    std::shared_ptr<DesktopKeyring> m_keyring;
    TestUpstream m_upstream;

    QString store(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }
    /// As every caller does: in a thread that is not the GUI's.
    template <class F> auto away(F &&job)
    {
        StoreThread thread(QStringLiteral("test"));
        const auto future = thread.run(std::forward<F>(job));
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patience(30000)))
            qFatal("the keyring does not answer");
        return future.result();
    }
    void startDaemon()
    {
        m_daemon.start(QStringLiteral("gnome-keyring-daemon"), {QStringLiteral("--foreground"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
        m_daemon.write("pw");
        m_daemon.closeWriteChannel();
        const auto isThere = [] { return QDBusConnection::sessionBus().interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets")).value(); };
        QTRY_VERIFY_WITH_TIMEOUT(isThere() && QFileInfo::exists(m_dir.filePath(QStringLiteral("data/keyrings/login.keyring"))), patience(10000));
    }

    /// A gate and what it said.
    struct Try
    {
        Startup startup;
        UpstreamGate gate;
        QSignalSpy passed{&gate, &UpstreamGate::passed}, refused{&gate, &UpstreamGate::refused};

        Try(const QString &path, const TestUpstream &upstream, const std::shared_ptr<Secrets> &secrets)
            : startup(*Startup::prepare({QStringLiteral("huying"), QStringLiteral("--store"), path, QStringLiteral("--as"), QStringLiteral("seat1"),
                                         QStringLiteral("--upstream"), upstream.options({}).conninfo})),
              gate(startup, true, secrets)
        {
            gate.open();
        }
    };
    static SignInDialog *dialog()
    {
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<SignInDialog *>(widget); found && found->isVisible())
                return found;
        return nullptr;
    }
    /// For people, in build/…/shots/keyring.
    static void picture(QWidget *widget, const char *name)
    {
        const QDir folder(QStringLiteral(HUYING_BIN "/../shots/keyring"));
        QVERIFY(folder.mkpath(QStringLiteral(".")) && widget->grab().save(folder.filePath(QString::fromLatin1(name) + QStringLiteral(".png"))));
    }
    void type(bool isToKeep) const
    {
        auto *box = dialog()->findChild<QCheckBox *>();
        box->setChecked(isToKeep);
        picture(dialog(), isToKeep ? "sign-in-kept" : "sign-in");
        for (auto *entry : dialog()->findChildren<QLineEdit *>())
            if (entry->echoMode() == QLineEdit::Password) {
                entry->setText(m_upstream.password(QStringLiteral("seat1")));
                QTest::keyClick(entry, Qt::Key_Return);
                return;
            }
    }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyLanguage(*qApp, QStringLiteral("zh_CN")); // for the pictures
        applyTheme(*qApp, Theme::makeDark(Surface::Seat));
        for (const char *program : {"dbus-daemon", "gnome-keyring-daemon"})
            if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
                QSKIP("no dbus-daemon or gnome-keyring-daemon here; ./check installs them");
        QVERIFY(m_upstream.start());
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("PGPASSWORD");
        qputenv("PGPASSFILE", "/nonexistent");
        qputenv("XDG_RUNTIME_DIR", m_dir.path().toUtf8());
        qputenv("HOME", m_dir.path().toUtf8());
        qputenv("XDG_DATA_HOME", store("data").toUtf8());
        m_keyring = std::make_shared<DesktopKeyring>();
    }

    void cleanupTestCase()
    {
        m_keyring.reset();
        for (QProcess *process : {&m_daemon, &m_bus}) {
            process->terminate();
            process->waitForFinished(5000);
        }
    }

    void withoutAKeyringTheFileStays() // first: there is no bus yet
    {
        const auto key = Vault::randomKey();
        const auto place = away([&] {
            const auto read = m_keyring->read(QStringLiteral("x"));
            CellKey cells(store("plain.gpkg"), m_keyring);
            return !read && read.error().kind == ErrorKind::Unavailable && cells.keep(key) ? cells.place() : SecretPlace::None;
        });
        QCOMPARE(place, SecretPlace::File);
        const auto vault = Vault::open(store("plain.gpkg")); // which refuses a file that others may read
        QVERIFY(vault && vault->isMadeOf(key));
    }

    void startsBusAndKeyring()
    {
        QFile config(store("bus.conf"));
        QVERIFY(config.open(QIODevice::WriteOnly) && config.write(busConfig) > 0);
        config.close();
        m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--config-file=") + config.fileName(), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
        QTRY_VERIFY_WITH_TIMEOUT(m_bus.canReadLine(), patience(10000));
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        startDaemon();
    }

    void aSecretIsKeptAndForgotten()
    {
        const QString name = QStringLiteral("password/甲@localhost:5432/huying");
        const auto words = away([&] {
            QStringList said;
            const auto note = [&said](const Result<QString> &r) { said << (r ? *r : QString::number(static_cast<int>(r.error().kind))); };
            note(m_keyring->read(name));
            note(m_keyring->keep(name, QStringLiteral("口令 1")).map([] { return QStringLiteral("kept"); }));
            note(m_keyring->read(name));
            note(m_keyring->keep(name, QStringLiteral("口令 2")).map([] { return QStringLiteral("kept"); }));
            note(m_keyring->read(name));
            note(m_keyring->forget(name).map([] { return QStringLiteral("gone"); }));
            note(m_keyring->read(name));
            note(m_keyring->forget(name).map([] { return QStringLiteral("gone"); }));
            return said;
        });
        const QString none = QString::number(static_cast<int>(ErrorKind::NotFound));
        QCOMPARE(words, (QStringList{none, QStringLiteral("kept"), QStringLiteral("口令 1"), QStringLiteral("kept"), QStringLiteral("口令 2"), QStringLiteral("gone"), none, QStringLiteral("gone")}));
    }

    void aCellKeyOpensWithTheKeyringAlone()
    {
        const QString path = store("sealed.gpkg");
        const auto key = Vault::randomKey(), other = Vault::randomKey();
        QVERIFY(Vault::create(path, key)); // as it lay before there was a keyring
        QVERIFY(away([&] { return CellKey(path, m_keyring).keep(key).has_value(); }));
        QCOMPARE(CellKey(path).place(), SecretPlace::Keyring);
        const QByteArray sealed = contentOf(Vault::keyPath(path));
        QVERIFY(!sealed.contains(QByteArray(reinterpret_cast<const char *>(key.data()), Vault::keyBytes).toHex()));
        QVERIFY(!Vault::open(path));
        const auto alone = away([&] { return CellKey(path).vault(); });
        QVERIFY(!alone && alone.error().kind == ErrorKind::Unavailable);
        QVERIFY(CellKey(path).keep(key)); // as huyingctl does: it stays as it is
        QCOMPARE(contentOf(Vault::keyPath(path)), sealed);
        QVERIFY(away([&] {
            const auto vault = CellKey(path, m_keyring).vault();
            return vault && vault->isMadeOf(key);
        }));
        QVERIFY(away([&] { return CellKey(path, m_keyring).keep(key).has_value(); }));
        QCOMPARE(contentOf(Vault::keyPath(path)), sealed); // nothing is written for the same once more
        QVERIFY(away([&] {
            CellKey cells(path, m_keyring);
            const auto before = cells.vault();
            const auto kept = cells.keep(other);
            const auto after = cells.vault();
            return before && kept && after && after->isMadeOf(other) && !after->isMadeOf(key);
        }));
        const auto gone = away([&] {
            CellKey cells(path, m_keyring);
            const auto opened = cells.vault();
            const auto removed = cells.remove();
            const auto after = cells.vault();
            return opened && removed && !after && after.error().kind == ErrorKind::NotFound;
        });
        QVERIFY(gone);
        QVERIFY(!QFileInfo::exists(Vault::keyPath(path)));
    }

    void aKeptPasswordSignsInUntilItIsForgotten()
    {
        const QString path = store("copy.gpkg");
        {
            Try first(path, m_upstream, m_keyring);
            QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience(20000));
            type(true);
            QTRY_COMPARE_WITH_TIMEOUT(first.passed.size(), 1, patience(60000));
            QTRY_VERIFY_WITH_TIMEOUT(first.gate.kept()->isKept(), patience(10000));
            QCOMPARE(CellKey(path).place(), SecretPlace::Keyring);
        }
        {
            Try again(path, m_upstream, m_keyring);
            QTRY_COMPARE_WITH_TIMEOUT(again.passed.size(), 1, patience(20000));
            QVERIFY(!dialog());
            again.gate.kept()->forget(QStringLiteral("seat1"));
            QTRY_VERIFY_WITH_TIMEOUT(!again.gate.kept()->isKept(), patience(10000));
        }
        Try asked(path, m_upstream, m_keyring);
        QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience(20000));
        QVERIFY(!dialog()->findChild<QCheckBox *>()->isChecked());
        type(false);
        QTRY_COMPARE_WITH_TIMEOUT(asked.passed.size(), 1, patience(20000));
        QVERIFY(!asked.gate.kept()->isKept());
    }

    void aKeyringThatHangsHoldsUpNoQuitting()
    {
        ::kill(static_cast<pid_t>(m_daemon.processId()), SIGSTOP);
        QElapsedTimer watch;
        {
            auto hung = std::make_unique<DesktopKeyring>();
            StoreThread first(QStringLiteral("first")), second(QStringLiteral("second"));
            const auto read = first.run([&] { return hung->read(QStringLiteral("x")); });
            const auto kept = second.run([&] { return hung->keep(QStringLiteral("x"), QStringLiteral("y")); });
            QTest::qWait(300);
            QVERIFY(!read.isFinished() && !kept.isFinished()); // it does hang
            watch.start();
            hung->leave();
            QTRY_VERIFY_WITH_TIMEOUT(read.isFinished() && kept.isFinished(), patience(1000));
            QCOMPARE(read.result().error().kind, ErrorKind::Unavailable);
            QCOMPARE(kept.result().error().kind, ErrorKind::Unavailable);
            const auto later = first.run([&] { return hung->read(QStringLiteral("x")); });
            QTRY_VERIFY_WITH_TIMEOUT(later.isFinished(), patience(1000));
            first.stop();
            second.stop();
            hung.reset();
        }
        ::kill(static_cast<pid_t>(m_daemon.processId()), SIGCONT);
        QVERIFY2(watch.elapsed() < patience(2000), qPrintable(QString::number(watch.elapsed())));
    }

    void aKeyringThatIsGoneIsSaidAndTheFileTakenAway() // last: it is not asked again
    {
        m_daemon.kill();
        QVERIFY(m_daemon.waitForFinished(10000));
        const QString path = store("copy.gpkg");
        const auto vault = away([&] { return CellKey(path, m_keyring).vault(); });
        QVERIFY(!vault && vault.error().kind == ErrorKind::Unavailable);
        QVERIFY2(vault.error().message.contains(QStringLiteral("密钥环")), qPrintable(vault.error().message));
        QVERIFY(away([&] { return CellKey(path, m_keyring).remove().has_value(); }));
        QVERIFY(!QFileInfo::exists(Vault::keyPath(path)));
    }
};

QTEST_MAIN(KeyringTest)
#include "keyringtest.moc"
