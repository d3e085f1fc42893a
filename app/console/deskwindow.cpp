// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/deskwindow.h"

#include "data/model/queuemodel.h"
#include "widgets/controls/toast.h"
#include "widgets/desk/deskpage.h"
#include "widgets/desk/desktable.h"

namespace huying
{

DeskWindow::DeskWindow(const Workspace &workspace, const WindowSpec &spec, Session &s)
    : ChromeWindow(workspace, spec, s),
      m_page(new DeskPage(DeskSource{s.live, s.board, s.indicators, s.words, s.selection, s.account}))
{
    setCentralWidget(m_page);
    toasts().keepTo(m_page->findChild<DeskTable *>()); // the verdict's buttons stay free
    connect(&s, &Session::areasChanged, m_page, [this] { m_page->setAreas(session().areas()); });
    // A desk opens on its first piece of work.
    connect(&s, &Session::complete, m_page, [this] {
        Selection &selection = session().selection;
        if (selection.what() == Selection::What::Nothing && m_page->queue().rowCount() > 0)
            selection.selectCase(m_page->queue().caseAt(0).id);
    });
    connect(m_page, &DeskPage::done, this, [this](const QString &text) {
        toasts().post({LampShape::Tick, text, {}, {}, 8, false});
    });
}

bool DeskWindow::isSettled() const
{
    return session().isComplete() && m_page->isSettled();
}

} // namespace huying
