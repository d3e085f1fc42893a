// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/intakecounty.h"
#include "widgets/deck/commanddeck.h"
#include "widgets/deck/duplicatepanel.h"
#include "widgets/deck/hitlist.h"
#include "widgets/deck/linereader.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace huying
{

inline QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// A deck on a real store in a window.
struct DeckSeat
{
    IntakeCounty county;
    QWidget window;
    CommandDeck *deck = nullptr;
    std::unique_ptr<QSignalSpy> taken, ghosts;

    explicit DeckSeat(const QString &roles = QStringLiteral("chief,operator,dispatcher"))
    {
        if (!county.open(roles))
            qFatal("the store did not open");
        deck = new CommandDeck([this](const QString &text, int limit) { return county.live->search(text, limit); });
        deck->setIntake(*county.intake, county.words, [this] { return county.selected(); });
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins({});
        column->addWidget(deck);
        column->addStretch();
        taken = std::make_unique<QSignalSpy>(deck, &CommandDeck::taken);
        ghosts = std::make_unique<QSignalSpy>(deck, &CommandDeck::ghostChanged);
        QObject::connect(deck, &CommandDeck::taken, &county.selection, [this](const CaseState &c) { county.selection.selectCase(c.id); });
        window.resize(1216, 700);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) // lists open for who types only
            qFatal("the window is not active");
        deck->focusEntry();
    }
    HitList *list() const { return window.findChild<HitList *>(); }
    DuplicatePanel *duplicates() const { return window.findChild<DuplicatePanel *>(); }
    void type(const char *line) { deck->edit()->setText(u(line)); }
    void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(deck->edit(), key, with); }
    QString said() const { return deck->strip()->sentence(); }
    bool isLocated() const { return !deck->reader()->isLooking(); }
    CaseState last() const { return taken->last().first().value<CaseState>(); }
    QStringList buttons() const
    {
        QStringList ids;
        for (const DeckPreview::Button &button : deck->strip()->buttons())
            ids << button.id;
        return ids;
    }
};

} // namespace huying
