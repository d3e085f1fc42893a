// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/messagesdialog.h"

#include "app/console/session.h"
#include "widgets/messages/messagepanel.h"

namespace huying
{

MessagesDialog::MessagesDialog(Session &session, QWidget *parent)
    : PanelDialog(session, QStringLiteral("message"), tr("Messages"), parent),
      m_panel(new MessagePanel(session.voices, session.board, session.words, this))
{
    setObjectName(QStringLiteral("messages"));
    setPanel(m_panel);
    connect(m_panel, &MessagePanel::caseChosen, this, [this](const CaseId &id) {
        m_session.selection.selectCase(id);
        hide();
    });
    resize(980, 640);
}

void MessagesDialog::present()
{
    PanelDialog::present();
    m_panel->presentList();
}

void MessagesDialog::write()
{
    PanelDialog::present();
    const Selection &selection = m_session.selection;
    m_panel->presentForm(selection.what() == Selection::What::Case ? selection.caseId() : CaseId());
}

} // namespace huying
