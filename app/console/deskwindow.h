// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/chromewindow.h"

namespace huying
{

class DeskPage;
class IndicatorPage;

/// The county office's one screen: a table of cases to check, the file beside it.
class DeskWindow : public ChromeWindow
{
    Q_OBJECT
public:
    DeskWindow(const Workspace &workspace, const WindowSpec &spec, Session &session);

    bool isSettled() const override;

private:
    DeskPage *m_page;
    IndicatorPage *m_indicators;
};

} // namespace huying
