// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sourcetree.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

const QString root = QStringLiteral(HUYING_SOURCE);

struct Message
{
    QString context, source, translation;
    bool finished = true;
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{.context = context, .source = {}, .translation = {}};
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.finished = xml.attributes().value(QLatin1String("type")) != QLatin1String("unfinished");
            message.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readMessages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    xml.readNextStartElement(); // TS
    while (xml.readNextStartElement()) {
        if (xml.name() != QLatin1String("context")) {
            xml.skipCurrentElement();
            continue;
        }
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("message"))
                messages.append(readMessage(xml, context));
            else
                xml.skipCurrentElement();
        }
    }
    return messages;
}

} // namespace

/// Takes the texts out of the sources anew, so that a text nobody translated is found before a user reads it.
class TranslationTest : public QObject
{
    Q_OBJECT

private slots:
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void sourcesAreEnglish();
    void chineseUsesChinesePunctuation();
};

void TranslationTest::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("pluralsOnly");
    QTest::newRow("zh_CN") << "huying_zh_CN.ts" << false;
    QTest::newRow("en") << "huying_en.ts" << true;
}

void TranslationTest::everyTextIsTranslated()
{
    QFETCH(QString, file);
    QFETCH(bool, pluralsOnly);
    QTemporaryDir folder;
    const QString fresh = folder.filePath(file);
    QVERIFY(QFile::copy(root + QStringLiteral("/resources/i18n/") + file, fresh));
    QFile::setPermissions(fresh, QFile::ReadOwner | QFile::WriteOwner);

    QStringList arguments{
        QStringLiteral("-silent"),      QStringLiteral("-I"),         root,
        QStringLiteral("-no-obsolete"), QStringLiteral("-locations"), QStringLiteral("none")};
    if (pluralsOnly)
        arguments.append(QStringLiteral("-pluralonly"));
    for (const char *layer : {"app", "data", "maps", "theme", "widgets"})
        arguments.append(root + u'/' + QLatin1String(layer));
    arguments << QStringLiteral("-ts") << fresh;
    QProcess lupdate;
    lupdate.start(QStringLiteral(HUYING_LUPDATE), arguments);
    QVERIFY2(lupdate.waitForFinished(60000), qPrintable(lupdate.errorString()));
    QCOMPARE(lupdate.exitCode(), 0);

    const QList<Message> messages = readMessages(fresh);
    QVERIFY(pluralsOnly || !messages.isEmpty());
    QStringList missing;
    for (const Message &m : messages)
        if (!m.finished || m.translation.isEmpty())
            missing.append(QStringLiteral("%1: \"%2\"").arg(m.context, m.source));
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("build the target \"strings\" and translate in %1:\n%2")
                            .arg(file, missing.join(u'\n'))));
}

void TranslationTest::sourcesAreEnglish()
{
    QStringList wrong;
    static const QRegularExpression han(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
    for (const Message &m : readMessages(root + QStringLiteral("/resources/i18n/huying_zh_CN.ts")))
        if (m.source.contains(han))
            wrong.append(m.context + QStringLiteral(": ") + m.source);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TranslationTest::chineseUsesChinesePunctuation()
{
    // A half-width comma, colon or question mark right after a Han character is a slip of the input method.
    static const QRegularExpression slip(QStringLiteral("[\\x{4e00}-\\x{9fff}][,;?!:]"));
    QStringList wrong;
    for (const Message &m : readMessages(root + QStringLiteral("/resources/i18n/huying_zh_CN.ts")))
        if (m.translation.contains(slip))
            wrong.append(m.context + QStringLiteral(": ") + m.translation);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TranslationTest)
#include "translationtest.moc"
