// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/headerstatus.h"

#include "app/console/session.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/label.h"
#include "widgets/sync/syncbadge.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenuBar>
#include <QPainter>

namespace huying
{

namespace
{

constexpr int gap = 12;

class Divider : public QWidget
{
public:
    Divider() { setFixedSize(2 * gap + 1, 16); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(QRect(gap, 0, 1, height()), themeOf(this).line2);
    }
};

Label *addLabel(QHBoxLayout *row, Label::Tone tone, Label::Size size = Label::Size::Table, bool bold = false)
{
    auto *label = new Label({}, tone, size, bold);
    row->addWidget(label);
    return label;
}

} // namespace

QString modeText(const Clock &clock)
{
    if (!clock.isReplay())
        return HeaderStatus::tr("Local store");
    return clock.speed() > 0 ? HeaderStatus::tr("Replay ×%1").arg(clock.speed()) : HeaderStatus::tr("Replay paused");
}

HeaderLogo::HeaderLogo(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Huying"));
}

void HeaderLogo::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    paintLogo(p, QRectF(14, (height() - 18) / 2.0, 18, 18), t);
    p.setFont(t.font(t.type.list + 2, true));
    p.setPen(t.t1);
    p.drawText(rect().adjusted(40, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, tr("Huying"));
}

HeaderStatus::HeaderStatus(Session &session, const QString &workspaceName, QWidget *parent)
    : QWidget(parent), m_session(session), m_sync(new SyncBadge)
{
    using Tone = Label::Tone;
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, gap, 0);
    row->setSpacing(0);
    m_place = addLabel(row, Tone::Second);
    row->addSpacing(gap);
    m_workspace = addLabel(row, Tone::Text, Label::Size::Table, true);
    m_workspace->setText(workspaceName);
    row->addWidget(new Divider);
    m_mode = addLabel(row, Tone::Text);
    row->addWidget(m_sync);
    m_sync->setVisible(session.hasUpstream());
    m_mode->setVisible(!session.hasUpstream());
    row->addWidget(new Divider);
    m_user = addLabel(row, Tone::Text);
    row->addWidget(new Divider);
    m_date = addLabel(row, Tone::Second);
    row->addSpacing(gap);
    m_clock = addLabel(row, Tone::Text, Label::Size::Title, true);
    const Account &a = session.account;
    m_user->setText(a.display.isEmpty() ? tr("Guest") : a.seat.isEmpty() ? a.display : a.display + QStringLiteral(" · ") + a.seat);
    connect(&session, &Session::infoChanged, this, &HeaderStatus::describe);
    connect(&session.sync, &SyncDesk::statusChanged, this, &HeaderStatus::showSync);
    connect(m_sync, &SyncBadge::clicked, this, &HeaderStatus::syncAsked);
    connect(&session.live, &LiveStore::speedChanged, this, &HeaderStatus::describe);
    connect(&session.live, &LiveStore::lookedBack, this, &HeaderStatus::tick);
    connect(&m_second, &QTimer::timeout, this, &HeaderStatus::tick);
    m_second.start(1000);
    describe();
    tick();
}

void HeaderStatus::describe()
{
    m_place->setText(m_session.info().place.isEmpty() ? QString() : tr("%1 governance centre").arg(m_session.info().place));
    const Clock &clock = m_session.live.clock();
    m_mode->setText(modeText(clock));
    m_mode->setTone(clock.isReplay() ? Label::Tone::Accent : Label::Tone::Text);
    takeRoom();
}

/// A menu bar gives its corner the room of the moment when it was put there.
void HeaderStatus::takeRoom()
{
    if (auto *bar = qobject_cast<QMenuBar *>(parentWidget()))
        bar->setCornerWidget(this, Qt::TopRightCorner);
}

void HeaderStatus::showSync()
{
    if (m_session.hasUpstream() && m_sync->show(m_session.sync.status(), m_session.live.now()))
        takeRoom();
}

void HeaderStatus::tick()
{
    showSync();
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_session.live.now());
    m_date->setText(QLocale().toString(now, QStringLiteral("MM-dd ddd")));
    m_clock->setText(now.toString(QStringLiteral("HH:mm:ss")));
}

} // namespace huying
