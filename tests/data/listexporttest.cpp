// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/export/listtable.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <ogrsf_frmts.h>
#include <sys/resource.h>

using namespace huying;

namespace
{

using Kind = ListColumn::Kind;

ListHead head()
{
    ListHead h;
    h.title = QStringLiteral("待核查案卷");
    h.about = {{QStringLiteral("筛选"), QStringLiteral("来源 热线")}, {QStringLiteral("导出人"), QStringLiteral("=cmd|' /C calc'!A0")}};
    h.watermark = QStringLiteral("周敏 B-02 & 2026-08-12 14:32");
    h.page = QStringLiteral("第 %1 页 共 %2 页");
    h.columns = {{QStringLiteral("案号"), Kind::Text, 8, false},   {QStringLiteral("事项"), Kind::Text, 16, true},
                 {QStringLiteral("返工"), Kind::Number, 4, false}, {QStringLiteral("反馈"), Kind::Time, 10, false},
                 {QStringLiteral("停钟"), Kind::Span, 5, false}};
    return h;
}

const TimeMs noon = 1786507200000; // 2026-08-12T04:00:00Z

ExportRow row(int number, const QString &title)
{
    return {ListCell::of(QStringLiteral("QD%1").arg(number, 6, 10, QLatin1Char('0'))), ListCell::of(title), ListCell::of(TimeMs(number % 3)),
            number % 4 ? ListCell::of(noon + number * minuteMs) : ListCell(), ListCell::of(number * minuteMs)};
}

/// Everything that somebody may have typed to do harm, or by chance.
const QStringList texts{QStringLiteral("=1+1"), QStringLiteral("=HYPERLINK(\"http://x\",\"看\")"), QStringLiteral("+1"), QStringLiteral("-2+3"),
                        QStringLiteral("@SUM(A1)"), QStringLiteral("\t=1"), QStringLiteral("\r=1"), QStringLiteral("＝1+1"),
                        QStringLiteral("说\"好\",逗号;分号"), QStringLiteral("一行\n二行"), QStringLiteral("<b>&amp;</b>"),
                        QString::fromUtf8("emoji \xf0\x9f\x9a\xa7 和 \xd7\xa2\xd7\x91"), QString(50000, QChar(0x957f)), QString(), QStringLiteral("_x000D_")};

/// Cells of a CSV file as a spreadsheet reads them.
QList<QStringList> readCsv(const QByteArray &bytes)
{
    QList<QStringList> rows{{}};
    const QString all = QString::fromUtf8(bytes.mid(3));
    QString cell;
    bool inside = false;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QChar c = all[i];
        if (inside && c == u'"' && i + 1 < all.size() && all[i + 1] == u'"')
            cell += all[++i];
        else if (c == u'"')
            inside = !inside;
        else if (!inside && c == u',')
            rows.back() << std::exchange(cell, {});
        else if (!inside && c == u'\r' && all.mid(i, 2) == QStringLiteral("\r\n")) {
            rows.back() << std::exchange(cell, {});
            rows << QStringList();
            ++i;
        } else
            cell += c;
    }
    rows.removeLast();
    return rows;
}

QByteArray bytesOf(const QString &file)
{
    QFile f(file);
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

QByteArray inside(const QString &xlsx, const char *member)
{
    const QByteArray path = "/vsizip/{" + QFile::encodeName(xlsx) + "}/" + member;
    VSILFILE *file = VSIFOpenL(path.constData(), "rb");
    if (!file)
        return {};
    QByteArray all, part(1 << 20, 0);
    while (const auto read = VSIFReadL(part.data(), 1, static_cast<std::size_t>(part.size()), file))
        all.append(part.constData(), static_cast<qsizetype>(read));
    VSIFCloseL(file);
    return all;
}

} // namespace

class ListExportTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    static std::unique_ptr<ListWriter> writer(const QString &file)
    {
        return file.endsWith(QLatin1String(".csv")) ? makeCsvWriter(file) : makeXlsxWriter(file);
    }
    static Result<void> write(const QString &file, int copies = 1)
    {
        const auto out = writer(file);
        if (auto begun = out->begin(head()); !begun)
            return begun;
        for (int copy = 0; copy < copies; ++copy) {
            QList<ExportRow> rows;
            for (qsizetype i = 0; i < texts.size(); ++i)
                rows << row(static_cast<int>(i), texts[i]);
            if (auto added = out->add(rows); !added)
                return added;
        }
        return out->finish();
    }
    QStringList left() const { return QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden); }

private slots:
    void init()
    {
        QVERIFY(QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
        GDALAllRegister();
    }
    void cleanup()
    {
        for (const QString &name : left())
            QFile::remove(m_dir.filePath(name));
    }

    void csvReadsBackAndNothingRuns()
    {
        const QString file = m_dir.filePath(QStringLiteral("列表.csv"));
        QVERIFY(write(file));
        const QByteArray bytes = bytesOf(file);
        QVERIFY(bytes.startsWith("\xef\xbb\xbf"));
        const QList<QStringList> rows = readCsv(bytes);
        QCOMPARE(rows.size(), texts.size() + 1);
        QCOMPARE(rows[0], (QStringList{QStringLiteral("案号"), QStringLiteral("事项"), QStringLiteral("返工"), QStringLiteral("反馈"), QStringLiteral("停钟")}));
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const QString &cell = rows[i + 1][1];
            QVERIFY2(cell == texts[i] || cell == QLatin1Char('\'') + texts[i], qPrintable(cell));
            QVERIFY2(cell.isEmpty() || !QStringLiteral("=+-@\t\r＝").contains(cell.front()), qPrintable(cell));
        }
        QCOMPARE(rows[2][3], QStringLiteral("2026-08-12 12:01"));
        QCOMPARE(rows[1][3], QString());
        QCOMPARE(rows[11][4], QStringLiteral("0:10"));
        QCOMPARE(left(), QStringList{QStringLiteral("列表.csv")});
    }

    void xlsxReadsBackAndNothingRuns()
    {
        const QString file = m_dir.filePath(QStringLiteral("列表.xlsx"));
        QVERIFY(write(file));
        const QByteArray xml = inside(file, "xl/worksheets/sheet1.xml"), about = inside(file, "xl/worksheets/sheet2.xml");
        QVERIFY(xml.contains("<row ") && !xml.contains("<f>") && !xml.contains("<f "));
        QVERIFY(about.contains("calc") && !about.contains("<f"));
        QVERIFY(xml.contains("orientation=\"landscape\"") && xml.contains("paperSize=\"9\"") && xml.contains("state=\"frozen\""));
        const GDALDatasetUniquePtr data(GDALDataset::Open(file.toUtf8().constData(), GDAL_OF_VECTOR));
        QVERIFY(data);
        OGRLayer *sheet = data->GetLayer(0);
        QCOMPARE(QString::fromUtf8(sheet->GetName()), QStringLiteral("待核查案卷"));
        QCOMPARE(sheet->GetFeatureCount(), texts.size());
        int at = 0;
        for (const auto &feature : *sheet) {
            QString expected = texts[at];
            if (expected.size() > 32000)
                expected = expected.left(32000) + QStringLiteral("…");
            QString read = QString::fromUtf8(feature->GetFieldAsString(1));
            QCOMPARE(read.replace(QStringLiteral("_x000D_"), QStringLiteral("\r")), expected.replace(QStringLiteral("_x000D_"), QStringLiteral("\r")));
            QCOMPARE(feature->GetFieldAsInteger(2), at % 3);
            ++at;
        }
        QCOMPARE(left(), QStringList{QStringLiteral("列表.xlsx")});
    }

    void manyRowsStayWhole()
    {
        const QString file = m_dir.filePath(QStringLiteral("many.xlsx"));
        QVERIFY(write(file, 200));
        const QByteArray xml = inside(file, "xl/worksheets/sheet1.xml");
        QCOMPARE(xml.count("<row "), 200 * texts.size() + 1);
    }

    void cancelledOrFailedLeavesNothing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("csv") << QStringLiteral("a.csv");
        QTest::newRow("xlsx") << QStringLiteral("a.xlsx");
    }
    void cancelledOrFailedLeavesNothing()
    {
        QFETCH(const QString, name);
        const QString file = m_dir.filePath(name);
        QFile before(file);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        {
            const auto out = writer(file);
            QVERIFY(out->begin(head()));
            QVERIFY(out->add({row(1, QStringLiteral("半个"))}));
        }
        QCOMPARE(bytesOf(file), QByteArray("before")); // what stood there stands
        QCOMPARE(left(), QStringList{name});
        const auto nowhere = write(m_dir.filePath(QStringLiteral("none/") + name));
        QVERIFY(!nowhere && nowhere.error().message.contains(QStringLiteral("没有文件夹")));
        const auto unwritable = write(QStringLiteral("/proc/") + name);
        QVERIFY(!unwritable);
        QVERIFY2(unwritable.error().message.contains(QStringLiteral("/proc")) || unwritable.error().message.contains(name), qPrintable(unwritable.error().message));
    }

    void fullDiskIsSaid_data() { cancelledOrFailedLeavesNothing_data(); }
    void fullDiskIsSaid()
    {
        QFETCH(const QString, name);
        struct rlimit before
        {
        };
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto signalled = std::signal(SIGXFSZ, SIG_IGN);
        struct rlimit small = before;
        small.rlim_cur = 100'000; // no file may grow beyond it: what a full disk looks like to a writer
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto done = write(m_dir.filePath(name), 20);
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, signalled);
        QVERIFY(!done);
        QVERIFY2(done.error().message.contains(QStringLiteral("磁盘")), qPrintable(done.error().message));
        QVERIFY(left().isEmpty());
    }

    void numbersOfPeopleAreMasked()
    {
        QCOMPARE(withoutNumbersOfPeople(QStringLiteral("请打 13812345678 找他")), QStringLiteral("请打 138****5678 找他"));
        const QString id = withoutNumbersOfPeople(QStringLiteral("证件11010519491231002X。"));
        QVERIFY2(!id.contains(QStringLiteral("0105194912")) && id.endsWith(QStringLiteral("X。")), qPrintable(id));
        QCOMPARE(withoutNumbersOfPeople(QStringLiteral("案号 QD0812-0087，2026081212345678901")), QStringLiteral("案号 QD0812-0087，2026081212345678901"));
    }
};

QTEST_GUILESS_MAIN(ListExportTest)
#include "listexporttest.moc"
