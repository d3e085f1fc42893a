// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/xsession.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

namespace huying
{

XSession::XSession(QSize size)
{
    // Two servers that start at the same moment may both reach for one display; the loser tries again.
    for (int attempt = 0; attempt < 3; ++attempt) {
        if (startServer(size) && startManager())
            return;
        end(m_manager);
        end(m_server);
        m_display.clear();
    }
}

XSession::~XSession()
{
    for (QProcess *process : {&m_program, &m_manager, &m_server})
        end(*process);
}

bool XSession::startServer(QSize size)
{
    // The server picks a free display and tells its number when it is ready.
    m_server.setProcessChannelMode(QProcess::SeparateChannels);
    m_server.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                    QStringLiteral("%1x%2x24").arg(size.width()).arg(size.height()), QStringLiteral("-nolisten"),
                    QStringLiteral("tcp")});
    if (!m_server.waitForStarted(5000) || !m_server.waitForReadyRead(10000))
        return false;
    m_display = QLatin1Char(':') + QString::fromLatin1(m_server.readAllStandardOutput()).trimmed();
    return true;
}

/// A window that is there before its manager would never be given the keyboard.
bool XSession::startManager()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), m_display);
    m_manager.setProcessEnvironment(environment);
    m_manager.start(QStringLiteral("openbox"), QStringList());
    const QStringList manager{QStringLiteral("-root"), QStringLiteral("_NET_SUPPORTING_WM_CHECK")};
    return m_manager.waitForStarted(5000)
           && QTest::qWaitFor([&] { return run(QStringLiteral("xprop"), manager).contains(QLatin1String("window id")); }, 20000);
}

void XSession::end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(10000))
        process.kill();
    process.waitForFinished(2000);
}

bool XSession::start(const QString &program, const QStringList &arguments, const QProcessEnvironment &extra)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(extra);
    environment.insert(QStringLiteral("DISPLAY"), m_display);
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    m_program.setProcessEnvironment(environment);
    m_program.setProcessChannelMode(QProcess::ForwardedChannels);
    m_program.start(program, arguments);
    return m_program.waitForStarted(10000);
}

QString XSession::run(const QString &program, const QStringList &arguments)
{
    QProcess tool;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), m_display);
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8")); // what is typed is UTF-8
    tool.setProcessEnvironment(environment);
    tool.start(program, arguments);
    if (!tool.waitForFinished(20000))
        qWarning("%s does not end: %s", qPrintable(program), qPrintable(arguments.join(QLatin1Char(' '))));
    return QString::fromUtf8(tool.readAllStandardOutput()).trimmed();
}

bool XSession::waitForKeyboard(const QString &title, int timeoutMs)
{
    return QTest::qWaitFor(
        [&] { return tool({QStringLiteral("getwindowfocus"), QStringLiteral("getwindowname")}).contains(title); }, timeoutMs);
}

bool XSession::learn(const QString &text)
{
    QStringList spare; // keys that a keyboard of letters lacks: none, or one of the multimedia kind
    for (const QString &line : run(QStringLiteral("xmodmap"), {QStringLiteral("-pke")}).split(QLatin1Char('\n'))) {
        const QString symbol = line.section(QLatin1Char('='), 1).trimmed();
        if (symbol.isEmpty() || symbol.startsWith(QLatin1String("XF86")))
            spare << line.section(QLatin1Char('='), 0, 0).trimmed();
    }
    QStringList changes;
    QSet<QChar> known;
    for (const QChar c : text) {
        if (c.unicode() < 0x80 || known.contains(c))
            continue;
        if (spare.isEmpty())
            return false;
        known.insert(c);
        const QString name = QStringLiteral("U%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        changes << QStringLiteral("-e") << QStringLiteral("%1 = %2 %2").arg(spare.takeFirst(), name);
    }
    run(QStringLiteral("xmodmap"), changes);
    return true;
}

void XSession::key(const QString &name)
{
    tool({QStringLiteral("key"), QStringLiteral("--clearmodifiers"), name});
}

void XSession::type(const QString &text)
{
    tool({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("20"), text});
}

void XSession::click(QPoint at)
{
    tool({QStringLiteral("mousemove"), QString::number(at.x()), QString::number(at.y()), QStringLiteral("click"),
          QStringLiteral("1")});
}

QImage XSession::picture()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("screen.png"));
    run(QStringLiteral("import"), {QStringLiteral("-window"), QStringLiteral("root"), file});
    return QImage(file);
}

} // namespace huying
