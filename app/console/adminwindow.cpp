// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/adminwindow.h"

#include "widgets/admin/accountspage.h"
#include "widgets/admin/auditpage.h"
#include "widgets/admin/policypage.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/toast.h"

#include <QTabWidget>

namespace huying
{

AdminWindow::AdminWindow(const Workspace &workspace, const WindowSpec &spec, Session &s)
    : ChromeWindow(workspace, spec, s), m_pages(new QTabWidget)
{
    m_pages->setDocumentMode(true);
    setCentralWidget(m_pages);
    const auto has = [&s](const char *role) { return s.account.roles.contains(QLatin1String(role)); };
    if (has("admin_system"))
        addPage<AccountsPage>(tr("Accounts"));
    if (has("admin_security"))
        addPage<PolicyPage>(tr("Personal data and locking"));
    if (has("admin_audit") || has("auditor"))
        addPage<AuditPage>(tr("Audit"));
    if (m_pages->count() == 0) {
        auto *empty = new EmptyState;
        empty->tell(QStringLiteral("shield"), tr("Nothing to administer"), tr("%1 is none of the three administrators").arg(s.account.display));
        setCentralWidget(empty);
    }
}

template <class Page> void AdminWindow::addPage(const QString &title)
{
    auto *page = new Page(session().live, session().words);
    m_pages->addTab(page, title);
    connect(&session(), &Session::ready, page, &Page::reload);
    if constexpr (requires { &Page::done; })
        connect(page, &Page::done, this, [this](const QString &text) { toasts().post({LampShape::Tick, text, {}, {}, 6, false}); });
}

bool AdminWindow::isSettled() const
{
    return session().isComplete();
}

} // namespace huying
