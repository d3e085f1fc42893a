// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/chromewindow.h"

class QTabWidget;

namespace huying
{

/// The administrators' one screen: the pages that the account's third of the work has. No case, no map.
class AdminWindow : public ChromeWindow
{
    Q_OBJECT
public:
    AdminWindow(const Workspace &workspace, const WindowSpec &spec, Session &session);

    bool isSettled() const override;

private:
    template <class Page> void addPage(const QString &title);

    QTabWidget *m_pages;
};

} // namespace huying
