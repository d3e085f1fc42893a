// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sourcetree.h"

#include <QLibraryInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using sourcetree::SourceFile;

namespace {

const QString root = QStringLiteral(HUYING_SOURCE);
const QStringList layers{QStringLiteral("app"), QStringLiteral("widgets"), QStringLiteral("maps"),
                         QStringLiteral("theme"), QStringLiteral("data")};

/// Who may include whom; the longest prefix of a file's path decides.
const QList<std::pair<QString, QStringList>> allowed{
    {QStringLiteral("app/ctl/"), {QStringLiteral("app/ctl/"), QStringLiteral("data/")}},
    {QStringLiteral("maps/engine/"), {QStringLiteral("maps/engine/"), QStringLiteral("maps/protocol.h"), QStringLiteral("maps/roadprotocol.h"), QStringLiteral("maps/tilepixels.h")}},
    {QStringLiteral("app/"),
     {QStringLiteral("app/"), QStringLiteral("widgets/"), QStringLiteral("maps/"), QStringLiteral("theme/"),
      QStringLiteral("data/")}},
    {QStringLiteral("widgets/"),
     {QStringLiteral("widgets/"), QStringLiteral("theme/"), QStringLiteral("data/")}},
    {QStringLiteral("maps/"), {QStringLiteral("maps/"), QStringLiteral("theme/"), QStringLiteral("data/")}},
    {QStringLiteral("theme/"), {QStringLiteral("theme/"), QStringLiteral("data/")}},
    {QStringLiteral("data/"), {QStringLiteral("data/")}},
};

QStringList includes(const QString &text)
{
    static const QRegularExpression line(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                         QRegularExpression::MultilineOption);
    QStringList found;
    for (const auto &match : line.globalMatch(text))
        found.append(match.captured(1));
    return found;
}

bool mayInclude(const QString &path, const QString &include)
{
    if (!layers.contains(include.section(u'/', 0, 0)) || !include.contains(u'/'))
        return true; // not of the house
    for (const auto &[prefix, targets] : allowed)
        if (path.startsWith(prefix))
            return std::any_of(targets.begin(), targets.end(),
                               [&](const QString &target) { return include.startsWith(target); });
    return true;
}

QSet<QString> guiHeaders()
{
    QSet<QString> headers;
    const QDir qt(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const char *module : {"QtGui", "QtWidgets", "QtSvg", "QtCharts", "QtPrintSupport", "QtMultimedia"}) {
        const QString name = QLatin1String(module);
        for (const QString &header : QDir(qt.filePath(name)).entryList(QDir::Files))
            headers << header << name + u'/' + header;
    }
    return headers;
}

QString complaints(const QStringList &list)
{
    return QLatin1Char('\n') + list.join(u'\n');
}

} // namespace

class ArchitectureTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void layersHold();
    void rulesBite_data();
    void rulesBite();
    void dataHasNoGui();
    void everyFileNamesItsLicence();
    void headersGuardThemselves();
    void filesStayShort();
    void nothingWaitsInsideTheLoop();
    void nothingNamesAMachine();

private:
    QList<SourceFile> m_code;
};

void ArchitectureTest::initTestCase()
{
    m_code = sourcetree::read(root, layers, sourcetree::code());
    QVERIFY2(m_code.size() > 20, "the sources weren't found");
}

void ArchitectureTest::layersHold()
{
    QStringList wrong;
    for (const SourceFile &file : m_code)
        for (const QString &include : includes(file.text))
            if (!mayInclude(file.path, include))
                wrong.append(file.path + QStringLiteral(" includes ") + include);
    QVERIFY2(wrong.isEmpty(), qPrintable(complaints(wrong)));
}

void ArchitectureTest::rulesBite_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("may");
    QTest::newRow("widgets maps") << "widgets/queue/queue.cpp"
                                  << "maps/view/mapview.h" << false;
    QTest::newRow("maps widgets") << "maps/view/mapview.cpp"
                                  << "widgets/controls/toast.h" << false;
    QTest::newRow("data theme") << "data/model/geo.cpp"
                                << "theme/theme.h" << false;
    QTest::newRow("engine data") << "maps/engine/main.cpp"
                                 << "data/model/geo.h" << false;
    QTest::newRow("engine protocol") << "maps/engine/main.cpp"
                                     << "maps/protocol.h" << true;
    QTest::newRow("theme widgets") << "theme/theme.cpp"
                                   << "widgets/controls/toast.h" << false;
    QTest::newRow("ctl widgets") << "app/ctl/main.cpp"
                                 << "widgets/controls/toast.h" << false;
    QTest::newRow("app maps") << "app/console/main.cpp"
                              << "maps/view/mapview.h" << true;
    QTest::newRow("foreign") << "data/store/store.cpp"
                             << "tl/expected.hpp" << true;
}

void ArchitectureTest::rulesBite()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    QTEST(mayInclude(path, include), "may");
}

void ArchitectureTest::dataHasNoGui()
{
    const QSet<QString> gui = guiHeaders();
    QVERIFY2(gui.contains(QStringLiteral("QImage")) && gui.contains(QStringLiteral("QtWidgets/QWidget")),
             "Qt's headers weren't found");
    QStringList wrong;
    for (const SourceFile &file : m_code)
        for (const QString &include : includes(file.text))
            if (file.path.startsWith(QLatin1String("data/")) && gui.contains(include))
                wrong.append(file.path + QStringLiteral(" includes ") + include);
    QVERIFY2(wrong.isEmpty(), qPrintable(complaints(wrong)));
}

void ArchitectureTest::everyFileNamesItsLicence()
{
    const QStringList patterns =
        sourcetree::code() + QStringList{QStringLiteral("CMakeLists.txt"), QStringLiteral("*.cmake"),
                                         QStringLiteral("*.sql"),          QStringLiteral("*.qss"),
                                         QStringLiteral("*.py"),           QStringLiteral("*.sh")};
    const QStringList folders =
        layers + QStringList{QStringLiteral("tests"), QStringLiteral("cmake"), QStringLiteral("resources")};
    QStringList wrong;
    for (const SourceFile &file : sourcetree::read(root, folders, patterns))
        if (!file.text.section(u'\n', 0, 2)
                 .contains(QLatin1String("SPDX-License-Identifier: GPL-3.0-or-later")))
            wrong.append(file.path + QStringLiteral(" has no SPDX line"));
    QVERIFY2(wrong.isEmpty(), qPrintable(complaints(wrong)));
}

void ArchitectureTest::headersGuardThemselves()
{
    QStringList wrong;
    for (const SourceFile &file : m_code)
        if (file.path.endsWith(QLatin1String(".h")) && !file.text.contains(QLatin1String("#pragma once")))
            wrong.append(file.path + QStringLiteral(" has no #pragma once"));
    QVERIFY2(wrong.isEmpty(), qPrintable(complaints(wrong)));
}

void ArchitectureTest::filesStayShort()
{
    constexpr int most = 500;
    QStringList wrong;
    for (const SourceFile &file :
         sourcetree::read(root, layers + QStringList{QStringLiteral("tests")}, sourcetree::code()))
        if (const auto lines = file.text.count(u'\n'); lines > most)
            wrong.append(QStringLiteral("%1 has %2 lines: split it").arg(file.path).arg(lines));
    QVERIFY2(wrong.isEmpty(), qPrintable(complaints(wrong)));
}

void ArchitectureTest::nothingWaitsInsideTheLoop()
{
    // Static dialogs run an event loop of their own, as QDialog::exec() does.
    static const QRegularExpression nested(
        QStringLiteral("\\bprocessEvents\\s*\\(|\\bQEventLoop\\b"
                       "|\\bQMessageBox::(question|warning|information|critical|about)\\s*\\("
                       "|\\bQ(File|Input|Color|Font)Dialog::get\\w+\\s*\\(|\\bQTest::qWait\\s*\\("));
    QStringList wrong;
    for (const SourceFile &file : m_code)
        if (const auto match = nested.match(file.text); match.hasMatch())
            wrong.append(file.path + QStringLiteral(" uses ") + match.captured());
    QVERIFY2(wrong.isEmpty(), qPrintable(complaints(wrong)));
}

void ArchitectureTest::nothingNamesAMachine()
{
    // Built from pieces, or this file would be the one that is found.
    const QRegularExpression places(QStringLiteral("[\"' =(](/") + QStringLiteral("work/|/home/|/") +
                                    QStringLiteral("tmp/\\w)"));
    QStringList wrong;
    for (const SourceFile &file : m_code)
        if (const auto match = places.match(file.text); match.hasMatch())
            wrong.append(file.path + QStringLiteral(" names the path ") + match.captured(1));
    QVERIFY2(wrong.isEmpty(), qPrintable(complaints(wrong)));
}

QTEST_APPLESS_MAIN(ArchitectureTest)
#include "architecturetest.moc"
