// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/deskwindow.h"

#include "data/model/queuemodel.h"
#include "widgets/controls/toast.h"
#include "widgets/desk/deskpage.h"
#include "widgets/desk/desktable.h"
#include "widgets/indicators/indicatorpage.h"

#include <QStackedWidget>

namespace huying
{

namespace
{

/// A table that can't be read leaves the general sentence out, which the checker then sees.
ClosingConditions closingConditions()
{
    const auto read = ClosingConditions::load();
    if (!read)
        qWarning("%s", qPrintable(read.error().message));
    return read.value_or(ClosingConditions());
}

} // namespace

DeskWindow::DeskWindow(const Workspace &workspace, const WindowSpec &spec, Session &s)
    : ChromeWindow(workspace, spec, s),
      m_page(new DeskPage(DeskSource{s.live, s.board, s.indicators, s.words, s.selection, s.account, s.measures, s.indicatorTable, closingConditions()})),
      m_indicators(new IndicatorPage({s.measures, s.indicatorTable, s.words, s.live, s.account}, IndicatorPage::Form::Wide))
{
    auto *pages = new QStackedWidget;
    pages->addWidget(m_page);
    pages->addWidget(m_indicators);
    setCentralWidget(pages);
    QAction *toggle = commands().action("view.indicators");
    commands().on("view.indicators", [pages, toggle] { pages->setCurrentIndex(toggle->isChecked() ? 1 : 0); });
    commands().on("file.export-list", [this] { m_page->askExport(ListFormat::Xlsx, false); });
    connect(m_indicators, &IndicatorPage::casesAsked, this, [this, pages, toggle](std::shared_ptr<const CaseSet> cases) {
        toggle->setChecked(false);
        pages->setCurrentIndex(0);
        m_page->showCases(std::move(cases));
    });
    toasts().keepTo(m_page->findChild<DeskTable *>()); // the verdict's buttons stay free
    connect(&s, &Session::areasChanged, m_page, [this] { m_page->setAreas(session().areas()); });
    // A desk opens on its first piece of work.
    connect(&s, &Session::complete, m_page, [this] {
        Selection &selection = session().selection;
        if (selection.what() == Selection::What::Nothing && m_page->queue().rowCount() > 0)
            selection.selectCase(m_page->queue().caseAt(0).id);
        m_page->table()->setFocus(); // keys are for cases from the start
    });
    connect(m_page, &DeskPage::unmaskAsked, this, [this](const CaseId &id) { askUnmask(id); });
    connect(m_page, &DeskPage::done, this, [this](const QString &text) {
        toasts().post({LampShape::Tick, text, {}, {}, 8, false});
    });
}

bool DeskWindow::isSettled() const
{
    return session().isSettled() && m_page->isSettled();
}

} // namespace huying
