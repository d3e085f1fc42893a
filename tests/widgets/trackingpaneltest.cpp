// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/units/facttable.h"
#include "widgets/units/trackingpanel.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace huying;

/// What the panel of positions says about tables of the site that it can't use.
class TrackingPanelTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_site;
    UnitBoard m_units;

    void write(const char *name, const QByteArray &json) const
    {
        QFile file(m_site.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(json) == json.size());
    }
    static QStringList refused(const TrackingPanel &panel)
    {
        QStringList lines;
        for (const auto *table : panel.findChildren<FactTable *>())
            if (table->model()->columnCount() == 5)
                for (int row = 0; row < table->model()->rowCount(); ++row)
                    lines << table->model()->index(row, 1).data().toString() + u'|' + table->model()->index(row, 4).data().toString();
        return lines;
    }

private slots:
    void init() { qputenv("HUYING_SITE", m_site.path().toUtf8()); }
    void cleanup() { qunsetenv("HUYING_SITE"); }

    void brokenTablesAreSaidWithFileEntryAndReason()
    {
        write("geofences.json", "{\"version\": 1, \"fences\": [\n{\"id\": \"G77\", \"name\": \"x\", \"where\": \"own\", \"rules\": []}]}");
        write("patrols.json", "{\"version\": 1, \"patrols\": [\n\n{\"id\": \"P5\", \"from\": \"18:00\", \"to\": \"08:00\"}]}");
        const UnitTracker tracker(m_units, [] { return Clock(); });
        QCOMPARE(tracker.problems().size(), 2);
        TrackingPanel panel(tracker, [] { return AreaTreePtr(); });
        panel.setAttribute(Qt::WA_DontShowOnScreen);
        panel.show();
        panel.present();
        QVERIFY(panel.table(TrackingPanel::Sources)->isVisible()); // where they are listed, though no receiver is
        const QStringList lines = refused(panel);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].contains(QLatin1String("geofences.json")) && lines[0].contains(QLatin1String("G77"))
                     && lines[0].contains(QStringLiteral("第 2 行")), qPrintable(lines[0]));
        QVERIFY2(lines[1].contains(QLatin1String("patrols.json")) && lines[1].contains(QLatin1String("P5"))
                     && lines[1].contains(QStringLiteral("第 3 行")), qPrintable(lines[1]));
    }

    void goodTablesSayNothing()
    {
        QVERIFY(QFile::remove(m_site.filePath(QStringLiteral("geofences.json"))) && QFile::remove(m_site.filePath(QStringLiteral("patrols.json"))));
        const UnitTracker tracker(m_units, [] { return Clock(); });
        QVERIFY2(tracker.problems().isEmpty(), qPrintable(tracker.problems().join(u'\n')));
        TrackingPanel panel(tracker, [] { return AreaTreePtr(); });
        panel.setAttribute(Qt::WA_DontShowOnScreen);
        panel.show();
        panel.present();
        QVERIFY(refused(panel).isEmpty() && panel.table(TrackingPanel::Patrols)->isVisible());
    }
};

QTEST_MAIN(TrackingPanelTest)
#include "trackingpaneltest.moc"
