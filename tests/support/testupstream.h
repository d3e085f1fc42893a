// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/sync/pgconnection.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

namespace huying::test
{

/// A real PostgreSQL of the test's own (tests/upstream/serve.sh): loopback, TLS, the small prefecture of place.py.
class TestUpstream
{
public:
    ~TestUpstream()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(20000);
    }

    bool start()
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HUYING_CTL"), QStringLiteral(HUYING_BIN "/huyingctl"));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(HUYING_SOURCE "/tests/upstream/serve.sh"), {});
        m_facts = QJsonDocument::fromJson(line(90000)).object();
        return port() != 0;
    }

    int port() const { return m_facts[QLatin1String("port")].toInt(); }
    QString root() const { return m_facts[QLatin1String("root")].toString(); }
    QString password(const QString &account) const { return m_facts[QLatin1String("passwords")][account].toString(); }
    /// Kills the server in the middle of what it does and starts it again.
    bool crash() { return say("crash") == "again"; }
    bool stop() { return say("stop") == "stopped"; }
    bool startAgain() { return say("start") == "again"; }
    /// Keeps the files of the cluster as they are, or puts them back; the server is down meanwhile.
    bool backup() { return say("backup") == "again"; }
    bool restore() { return say("restore") == "again"; }

    /// A streaming replica; its port, 0 if it does not come about.
    int standby() { return say("standby").toInt(); }
    /// The server is killed, the replica takes its place.
    bool failover() { return say("failover") == "again"; }

    bool expire() { return say("expire") == "again"; } ///< its certificate, from now on

    /// TLS, the certificate checked in full; through a proxy's port if one is given.
    PgConnection::Options options(const QString &account, int throughPort = 0) const
    {
        PgConnection::Options o;
        o.conninfo = QStringLiteral("host=localhost hostaddr=127.0.0.1 port=%1 dbname=huying sslmode=verify-full sslrootcert=%2")
                         .arg(throughPort ? throughPort : port())
                         .arg(root());
        o.user = account;
        o.password = password(account);
        return o;
    }
    /// Either of two servers, whichever may be written to.
    PgConnection::Options options(const QString &account, int port, int otherPort) const
    {
        PgConnection::Options o = options(account);
        o.conninfo = QStringLiteral("host=localhost,localhost hostaddr=127.0.0.1,127.0.0.1 port=%1,%2 dbname=huying sslmode=verify-full sslrootcert=%3 "
                                    "target_session_attrs=read-write").arg(port).arg(otherPort).arg(root());
        return o;
    }
    /// Who may everything.
    PgConnection::Options installer() const
    {
        auto o = options(QStringLiteral("installer"));
        o.password = m_facts[QLatin1String("super")].toString();
        return o;
    }
    /// First column of the first row, as the installer unless an account is named; what went wrong otherwise.
    QString value(const QByteArray &sql, const QString &account = {}) const
    {
        const auto link = PgConnection::open(account.isEmpty() ? installer() : options(account));
        if (!link)
            return link.error().error.message;
        const auto rows = (*link)->run(sql);
        return rows ? (rows->count() ? rows->text(0, 0) : QString()) : rows.error().error.message;
    }

    /// Every INSERT into that table of huying ends with that SQLSTATE, until mendWrites(). Empty, or why not.
    QString breakWrites(const QByteArray &table, const QByteArray &state) const
    {
        const QString made = value("CREATE OR REPLACE FUNCTION public.broken() RETURNS trigger LANGUAGE plpgsql AS "
                                   "$$ BEGIN RAISE EXCEPTION 'broken by the test' USING ERRCODE = TG_ARGV[0]; END $$");
        return made + value("CREATE TRIGGER broken BEFORE INSERT ON huying." + table + " EXECUTE FUNCTION public.broken('" + state + "')");
    }
    QString mendWrites(const QByteArray &table) const { return value("DROP TRIGGER broken ON huying." + table); }

    /// How many cases' rows are not the fold of their actions.
    QString casesThatDiffer() const
    {
        return value("SELECT cardinality(differing) FROM huying.verify_cases('00000000-0000-0000-0000-000000000000', 100000)", QStringLiteral("auditor"));
    }

private:
    QByteArray line(int ms)
    {
        QElapsedTimer since;
        since.start();
        while (!m_process.canReadLine() && since.elapsed() < ms && m_process.state() != QProcess::NotRunning)
            m_process.waitForReadyRead(200);
        return m_process.readLine().trimmed();
    }
    QByteArray say(const QByteArray &word)
    {
        m_process.write(word + '\n');
        m_process.waitForBytesWritten();
        return line(60000);
    }

    QProcess m_process;
    QJsonObject m_facts;
};

} // namespace huying::test
