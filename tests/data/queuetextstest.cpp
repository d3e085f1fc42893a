// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/queuetexts.h"
#include "tests/support/randomcases.h"

#include <QTest>

using namespace huying;

class QueueTextsTest : public QObject
{
    Q_OBJECT

    SearchText m_search;

    QString written(const CaseState &state)
    {
        return QStringList{state.no.toLower(), state.title.toLower(), state.address.toLower(), m_search.initials(state.title), m_search.initials(state.address)}
            .join(QLatin1Char('\n'));
    }

    static void compare(const QueueTexts &texts, const QStringList &cases, const QString &typed)
    {
        const QueueTexts::Words words = QueueTexts::wordsOf(typed);
        std::vector<quint16> in(cases.size() + 3, 7); // some have no text yet
        in[1] = 0;
        texts.keep(0, in, words);
        for (qsizetype row = 0; row < cases.size(); ++row) {
            const QStringList parts = typed.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
            const bool has = std::ranges::all_of(parts, [&](const QString &part) { return cases[row].contains(part); });
            QCOMPARE(texts.has(int(row), words), has);
            QCOMPARE(in[std::size_t(row)], quint16(has && row != 1 ? 7 : 0));
        }
        QCOMPARE(in.back(), quint16(words.isEmpty() ? 7 : 0));
        QCOMPARE(texts.has(int(cases.size()), words), words.isEmpty());
    }

private slots:
    void equalsLookingIntoEachText()
    {
        support::RandomCases source(5, 1'786'507'200'000);
        QStringList cases;
        QueueTexts texts;
        while (cases.size() < 1500) {
            CaseState state = source.make(int(cases.size()));
            if (cases.size() % 50 == 0)
                state.title += QString::fromUtf8("€😀");
            texts.append(state);
            cases << written(state);
        }
        const auto compareAll = [&] {
            for (const char *typed : {"", "0", "01", "-00", "人", "人民", "人民路12", "路 1号", "x", "rm", "RML 00", "qz", "灯不亮", "€", "😀", "0 1 2 3 4 5"})
                compare(texts, cases, QString::fromUtf8(typed));
        };
        compareAll();
        for (int row = 0; row < cases.size(); row += 7) {
            CaseState state = source.make(row);
            state.address = QString::fromUtf8("新桥街7号");
            texts.update(row, state);
            cases[row] = written(state);
        }
        compareAll();
    }

    /// Texts lie in blocks; what does not fit into one at all is cut.
    void longTextsHaveTheirPlaces()
    {
        QueueTexts texts;
        CaseState state;
        for (const int length : {400'000, 400'000, 400'000, 3'000'000, 10}) {
            state.title = QString(length, QLatin1Char('b'));
            state.no = QStringLiteral("n%1x").arg(texts.size());
            texts.append(state);
        }
        QCOMPARE(texts.size(), 5);
        for (int row = 0; row < 5; ++row)
            for (int other = 0; other < 5; ++other)
                QCOMPARE(texts.has(row, QueueTexts::wordsOf(QStringLiteral("n%1x bb").arg(other))), row == other);
    }
};

QTEST_GUILESS_MAIN(QueueTextsTest)
#include "queuetextstest.moc"
