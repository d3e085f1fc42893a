// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/paneldialog.h"

#include "app/console/session.h"
#include "widgets/controls/panelground.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/controls/watermark.h"

#include <QDateTime>
#include <QVBoxLayout>

namespace huying
{

PanelDialog::PanelDialog(Session &session, const QString &iconName, const QString &title, QWidget *parent)
    : QDialog(parent), m_session(session)
{
    setWindowTitle(title);
    auto *bar = new PanelTitle(iconName, title, this);
    bar->setDockButtonsVisible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(bar);
}

void PanelDialog::setPanel(QWidget *panel)
{
    static_cast<QVBoxLayout *>(layout())->addWidget(panel, 1);
    auto *mark = new Watermark(this); // after the panel, so over it
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_session.live.now());
    mark->setText(QStringLiteral("%1 %2 %3").arg(m_session.account.display, m_session.account.seat,
                                                 now.toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
}

void PanelDialog::standBelow(const QWidget &map)
{
    const QRect window = map.window()->frameGeometry();
    move(window.left() + 8, std::max(window.top(), window.bottom() - height() - 40));
}

void PanelDialog::present()
{
    show();
    raise();
    activateWindow();
}

void PanelDialog::paintEvent(QPaintEvent *)
{
    paintPanelGround(*this);
}

} // namespace huying
