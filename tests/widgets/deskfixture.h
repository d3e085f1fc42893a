// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/caselog.h"
#include "data/store/store.h"
#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/desk/batchbar.h"
#include "widgets/desk/batchdialog.h"
#include "widgets/desk/casereview.h"
#include "widgets/desk/deskpage.h"
#include "widgets/desk/desktable.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace huying::test
{

inline constexpr TimeMs start = 1786507200000; // 2026-08-12T04:00:00Z

inline QString u(const char *text)
{
    return QString::fromUtf8(text);
}

inline constexpr int caseCount = 6;

/// The page over a store of its own, with everything that it reads.
struct Desk
{
    explicit Desk(const QString &path)
        : live({path, std::nullopt, 1}, *Workflow::load()), words(live.workflow()),
          indicators(board, units, live.workflow(), [this] { return live.now(); }),
          measures(board, live.workflow(), [this] { return live.now(); })
    {
        QObject::connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
        QSignalSpy loaded(&live, &LiveStore::allLoaded);
        live.open();
        if (!loaded.wait(10000))
            qFatal("the store doesn't open");
    }

    LiveStore live;
    CaseWords words;
    CaseBoard board;
    UnitBoard units;
    Indicators indicators;
    MeasureBoard measures;
    const IndicatorTable table = *IndicatorTable::load();
    Selection selection;
    Account account{QStringLiteral("zhoumin"), u("复核员 周敏"), {QStringLiteral("reviewer"), QStringLiteral("checker")},
                    {}, {}, QStringLiteral("B-02")};
    DeskPage page{{live, board, indicators, words, selection, account, measures, table, *ClosingConditions::load()}};

    void tick(int row)
    {
        QueueModel &queue = page.queue();
        queue.setData(queue.index(row, QueueModel::LimitColumn), Qt::Checked, Qt::CheckStateRole);
    }
    BatchDialog *dialog() const { return page.batch()->findChild<BatchDialog *>(); }
    QLineEdit *field(const QString &name) const
    {
        for (QLineEdit *edit : dialog()->findChildren<QLineEdit *>())
            if (edit->accessibleName() == name)
                return edit;
        return nullptr;
    }
    void confirm(int number, const QString &reason = {})
    {
        if (QLineEdit *why = field(QStringLiteral("Reason")))
            why->setText(reason);
        field(QStringLiteral("Number of cases"))->setText(QString::number(number));
        for (KeyButton *button : dialog()->findChildren<KeyButton *>())
            if (button->isDefault())
                button->click();
    }
    void select(int row)
    {
        QSignalSpy settled(page.review(), &CaseReview::settled);
        selection.selectCase(page.queue().caseAt(row).id);
        if (!settled.wait(5000))
            qFatal("the case isn't read");
    }
    /// Shortcuts need an active window.
    void show()
    {
        page.resize(1920, 1000);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("no active window");
        page.table()->setFocus();
    }
    const CaseState &state(const CaseId &id) const { return board.at(board.rowOf(id)); }
};

/// A store of `count` cases; `length`: how far each has come, 4 signed, 7 resolved, 8 checked.
inline QString makeStore(const QString &path, const Workflow &workflow, int count = caseCount, int length = 7)
{
    auto created = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
    CaseLog log(**created, workflow);
    SQLite::Transaction transaction((*created)->db());
    for (int n = 1; n <= count; ++n) {
        const TimeMs at = start + n * secondMs;
        const CaseId id = uuid7(at);
        int version = 0;
        const auto act = [&](const char *kind, TimeMs after, QJsonObject payload = {}) {
            return Action{uuid7(at + after), id, QString::fromLatin1(kind), QStringLiteral("xiangzhen"), {}, at + after,
                          version++, payload};
        };
        const std::vector<Action> actions{
            act("report", 0, {{QStringLiteral("no"), QStringLiteral("QD0812-%1").arg(n, 4, 10, QLatin1Char('0'))},
                              {QStringLiteral("title"), n % 2 ? u("路灯不亮，电话13812345678") : u("=1+1")},
                              {QStringLiteral("item"), QStringLiteral("E01037")},
                              {QStringLiteral("channel"), n % 3 ? QStringLiteral("hotline") : QStringLiteral("grid")},
                              {QStringLiteral("reporter"), u("张*")},
                              {QStringLiteral("phone"), QStringLiteral("138****5678")},
                              {QStringLiteral("due"), at + 2 * hourMs},
                              {QStringLiteral("limit"), 2 * hourMs}}),
            act("accept", minuteMs), act("assign", 2 * minuteMs, {{QStringLiteral("org"), QStringLiteral("D03")}}),
            act("sign", 3 * minuteMs), act("suspend", 10 * minuteMs, {{QStringLiteral("reason"), u("等待材料")}}),
            act("resume", 30 * minuteMs), act("resolve", hourMs, {{QStringLiteral("result"), u("已修复")}}),
            act("pass", hourMs + minuteMs)};
        if (!log.appendNew(std::span(actions).first(static_cast<std::size_t>(length))))
            qFatal("can't append");
    }
    transaction.commit();
    if (!(*created)->finishBulk())
        qFatal("can't finish");
    return path;
}

} // namespace huying::test
