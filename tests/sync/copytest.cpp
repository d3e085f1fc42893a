// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/copyahead.h"

#include <QTest>
#include <random>
#include <stdexcept>

using namespace huying;

/// Lines of COPY taken apart, and read ahead of the one who writes them down.
class CopyTest : public QObject
{
    Q_OBJECT

private slots:
    void fieldsComeBackAsTheyWent();
    void batchesComeInOrder();
    void whoStopsWritingStopsTheReading();
    void whatTheReaderSaysComesAfterWhatItRead();
};

void CopyTest::fieldsComeBackAsTheyWent()
{
    std::mt19937 random(11);
    const QByteArray letters("ab\\\t\n\r\"{}N \xE4\xBA\xBA");
    CopyFields reader;
    for (int round = 0; round < 5000; ++round) {
        QList<QByteArray> row;
        QByteArray line;
        for (auto i = 0UL, columns = 1 + random() % 6; i < columns; ++i) {
            QByteArray value;
            if (random() % 4) {
                value = QByteArray("");
                for (auto n = random() % 12; n > 0; --n)
                    value += letters[static_cast<qsizetype>(random() % static_cast<unsigned long>(letters.size()))];
            }
            row << value;
            line += (i ? "\t" : "") + copyField(value);
        }
        QCOMPARE(copyFields(line), row);
        const auto cells = reader.of(line);
        QCOMPARE(cells.size(), static_cast<std::size_t>(row.size()));
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const QByteArray &value = row[static_cast<qsizetype>(i)];
            QCOMPARE(cells[i].has_value(), !value.isNull());
            QVERIFY(!cells[i] || QByteArrayView(cells[i]->data(), static_cast<qsizetype>(cells[i]->size())) == value);
        }
    }
    QCOMPARE(copyFields("\\b\\f\\v\\x\t\\"), (QList<QByteArray>{"\b\f\vx", "\\"}));
}

void CopyTest::batchesComeInOrder()
{
    QList<int> written;
    const auto done = CopyAhead<int>::run(
        [](const auto &put) -> PgResult<void> {
            for (int i = 0; i < 1000; ++i)
                if (!put(i))
                    return tl::unexpected(PgError{});
            return {};
        },
        [&written](int batch) -> Result<void> {
            written << batch;
            return {};
        });
    QVERIFY(done);
    QCOMPARE(written.size(), 1000);
    QVERIFY(std::ranges::is_sorted(written));
}

void CopyTest::whoStopsWritingStopsTheReading()
{
    int put = 0, written = 0;
    const auto readOn = [&put](const auto &give) -> PgResult<void> {
        for (put = 0; give(put); ++put) { }
        return tl::unexpected(PgError{{ErrorKind::Unavailable, QStringLiteral("断了")}, {}, true});
    };
    const auto done = CopyAhead<int>::run(readOn, [&written](int) -> Result<void> {
        if (++written == 3)
            return fail(ErrorKind::Storage, QStringLiteral("磁盘已满"));
        return {};
    });
    QVERIFY(!done && done.error().error.message == QStringLiteral("磁盘已满") && !done.error().isLost);
    QCOMPARE(written, 3);
    QVERIFY(put < 20); // a few ahead, and no more
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)CopyAhead<int>::run(readOn, [](int) -> Result<void> { throw std::runtime_error("full"); }));
    QVERIFY(put < 20);
}

void CopyTest::whatTheReaderSaysComesAfterWhatItRead()
{
    int written = 0;
    const auto done = CopyAhead<int>::run(
        [](const auto &put) -> PgResult<void> {
            put(1), put(2);
            return tl::unexpected(PgError{{ErrorKind::Unavailable, QStringLiteral("断了")}, "08006", true});
        },
        [&written](int batch) -> Result<void> {
            written += batch;
            return {};
        });
    QCOMPARE(written, 3);
    QVERIFY(!done && done.error().isLost && done.error().sqlState == "08006");
}

QTEST_GUILESS_MAIN(CopyTest)
#include "copytest.moc"
