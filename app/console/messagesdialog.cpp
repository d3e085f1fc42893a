// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/messagesdialog.h"

#include "app/console/session.h"
#include "theme/theme.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/controls/watermark.h"
#include "widgets/messages/messagepanel.h"

#include <QDateTime>
#include <QPainter>
#include <QVBoxLayout>

namespace huying
{

MessagesDialog::MessagesDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_panel(new MessagePanel(session.voices, session.board, session.words, this))
{
    setObjectName(QStringLiteral("messages"));
    setWindowTitle(tr("Messages"));
    auto *title = new PanelTitle(QStringLiteral("message"), tr("Messages"), this);
    title->setDockButtonsVisible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(m_panel, 1);
    auto *mark = new Watermark(this);
    mark->setText(QStringLiteral("%1 %2 %3").arg(session.account.display, session.account.seat,
                                                 QDateTime::fromMSecsSinceEpoch(session.live.now()).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
    connect(m_panel, &MessagePanel::caseChosen, this, [this](const CaseId &id) {
        m_session.selection.selectCase(id);
        hide();
    });
    resize(980, 640);
}

void MessagesDialog::present()
{
    raiseUp();
    m_panel->presentList();
}

void MessagesDialog::write()
{
    raiseUp();
    const Selection &selection = m_session.selection;
    m_panel->presentForm(selection.what() == Selection::What::Case ? selection.caseId() : CaseId());
}

void MessagesDialog::raiseUp()
{
    show();
    raise();
    activateWindow();
}

void MessagesDialog::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.setPen(t.line2);
    p.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace huying
