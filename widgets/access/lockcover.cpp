// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/access/lockcover.h"

#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>

namespace huying
{

namespace
{

constexpr int cardWidth = 360;

} // namespace

LockCover::LockCover(const QString &who, bool asking, QWidget *window) : QWidget(window)
{
    setObjectName(QStringLiteral("lock"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    window->installEventFilter(this);
    setGeometry(window->rect());
    if (asking)
        build(who);
    show();
    raise();
}

void LockCover::build(const QString &who)
{
    auto *card = new QWidget(this);
    card->setFixedWidth(cardWidth);
    auto *column = new QVBoxLayout(card);
    column->setSpacing(12);
    auto *title = new Label(tr("Seat locked"), Label::Tone::Text, Label::Size::Title, true, card);
    auto *name = new Label(who, Label::Tone::Second, Label::Size::List, false, card);
    auto *hint = new Label(tr("Data goes on coming in; nothing on this screen can be read or done."), Label::Tone::Third,
                           Label::Size::Label, false, card);
    hint->setWordWrap(true);
    m_entry = new QLineEdit(card);
    m_entry->setEchoMode(QLineEdit::Password);
    m_entry->setPlaceholderText(tr("Password"));
    m_entry->setAccessibleName(tr("Password"));
    m_unlock = new KeyButton(tr("Unlock"), QStringLiteral("⏎"), KeyButton::Role::Primary, card);
    m_problem = new Label({}, Label::Tone::Red, Label::Size::Label, false, card);
    m_problem->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_entry, 1);
    row->addWidget(m_unlock);
    column->addWidget(title);
    column->addWidget(name);
    column->addLayout(row);
    column->addWidget(m_problem);
    column->addWidget(hint);
    auto *middle = new QVBoxLayout(this);
    middle->addWidget(card, 0, Qt::AlignCenter);
    const auto want = [this] { emit unlockWanted(m_entry->text()); };
    connect(m_entry, &QLineEdit::returnPressed, this, want);
    connect(m_unlock, &KeyButton::clicked, this, want);
}

void LockCover::showProblem(const QString &why)
{
    m_problem->setText(why);
    m_entry->clear();
    focusEntry();
}

void LockCover::setBusy(bool busy)
{
    m_entry->setReadOnly(busy);
    m_unlock->setEnabled(!busy);
}

void LockCover::focusEntry()
{
    if (m_entry)
        m_entry->setFocus();
}

void LockCover::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg0);
    const QRect plate(width() / 2 - 20, height() / 2 - 176, 40, 40);
    if (m_entry)
        icon(QStringLiteral("lock"), t).paint(&p, plate);
}

bool LockCover::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize)
            setGeometry(parentWidget()->rect());
        if (event->type() == QEvent::ChildAdded)
            raise();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace huying
