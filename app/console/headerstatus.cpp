// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/headerstatus.h"

#include "app/console/session.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenuBar>
#include <QPainter>

namespace huying
{

namespace
{

QLabel *addLabel(QHBoxLayout *row, const QFont &font, const QColor &color)
{
    auto *label = new QLabel;
    label->setFont(font);
    label->setStyleSheet(QStringLiteral("color: %1").arg(color.name()));
    row->addWidget(label);
    return label;
}

void addDivider(QHBoxLayout *row, const QColor &color)
{
    auto *line = new QFrame;
    line->setFixedSize(1, 16);
    line->setStyleSheet(QStringLiteral("background: %1").arg(color.name()));
    row->addSpacing(12);
    row->addWidget(line);
    row->addSpacing(12);
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
    : QWidget(parent), m_session(session)
{
    const Theme &t = themeOf(this);
    const QFont plain = t.font(t.type.table), bold = t.font(t.type.table, true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 12, 0);
    row->setSpacing(0);
    m_place = addLabel(row, plain, t.t2);
    row->addSpacing(12);
    m_workspace = addLabel(row, bold, t.t1);
    m_workspace->setText(workspaceName);
    addDivider(row, t.line2);
    m_mode = addLabel(row, plain, t.t1);
    addDivider(row, t.line2);
    m_user = addLabel(row, plain, t.t1);
    addDivider(row, t.line2);
    m_date = addLabel(row, plain, t.t2);
    row->addSpacing(12);
    m_clock = addLabel(row, t.font(t.type.list + 2, true), t.t1);
    const Account &a = session.account;
    m_user->setText(a.display.isEmpty() ? tr("Guest") : a.seat.isEmpty() ? a.display : a.display + QStringLiteral(" · ") + a.seat);
    connect(&session, &Session::infoChanged, this, &HeaderStatus::describe);
    connect(&session.live, &LiveStore::speedChanged, this, &HeaderStatus::describe);
    connect(&m_second, &QTimer::timeout, this, &HeaderStatus::tick);
    m_second.start(1000);
    describe();
    tick();
}

void HeaderStatus::describe()
{
    m_place->setText(m_session.info().place.isEmpty() ? QString() : tr("%1 governance centre").arg(m_session.info().place));
    const Clock &clock = m_session.live.clock();
    const Theme &t = themeOf(this);
    m_mode->setText(modeText(clock));
    m_mode->setStyleSheet(QStringLiteral("color: %1").arg((clock.isReplay() ? t.acc : t.t1).name()));
    // A menu bar gives its corner the room of the moment when it was put there.
    if (auto *bar = qobject_cast<QMenuBar *>(parentWidget()))
        bar->setCornerWidget(this, Qt::TopRightCorner);
}

void HeaderStatus::tick()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_session.live.now());
    m_date->setText(QLocale().toString(now, QStringLiteral("MM-dd ddd")));
    m_clock->setText(now.toString(QStringLiteral("HH:mm:ss")));
}

} // namespace huying
