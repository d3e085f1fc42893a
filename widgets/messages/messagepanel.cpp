// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/messagepanel.h"

#include "widgets/controls/emptystate.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/sectionheader.h"
#include "widgets/messages/messagedelegate.h"
#include "widgets/messages/messagedetail.h"
#include "widgets/messages/messageform.h"
#include "widgets/messages/messagewords.h"

#include <QHBoxLayout>
#include <QListView>
#include <QScrollArea>
#include <QShortcut>

namespace huying
{

namespace
{

constexpr int readingWidth = 340, againMs = 20000;

KeyButton *button(const QString &text, const QString &key, KeyButton::Role role = KeyButton::Role::Normal)
{
    auto *made = new KeyButton(text, key, role);
    made->setAutoDefault(false); // Enter is about the list
    return made;
}

} // namespace

MessagePanel::MessagePanel(VoiceDesk &desk, const CaseBoard &board, const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_board(board), m_words(words), m_list(new QListView), m_title(new SectionHeader(tr("Got and sent"), QStringLiteral("message"))),
      m_reading(new QScrollArea), m_detail(new MessageDetail(desk.account().name, words)), m_acts(new QWidget),
      m_acknowledge(button(tr("Acknowledge"), QStringLiteral("⏎"), KeyButton::Role::Primary)), m_answer(button(tr("Answer"), QStringLiteral("R"))),
      m_open(button(tr("Open case"), QStringLiteral("C"))), m_empty(new EmptyState), m_form(new MessageForm)
{
    m_list->setModel(&desk.messages());
    m_list->setItemDelegate(new MessageDelegate(desk.account().name, words, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setTabKeyNavigation(false);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Messages"));
    m_empty->tell(QStringLiteral("message"), tr("No messages"), tr("What other seats write comes here, and as a hint over the map"));
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_title);
    left->addWidget(m_list, 1);
    left->addWidget(m_empty, 1);
    auto *above = new QHBoxLayout;
    above->setSpacing(1);
    above->addLayout(left, 1);
    above->addWidget(buildReading());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(above, 1);
    column->addWidget(new SectionHeader(tr("Write"), QStringLiteral("edit")));
    column->addWidget(m_form);
    onKey(Qt::Key_Return, &MessagePanel::acknowledge);
    onKey(Qt::Key_Enter, &MessagePanel::acknowledge);
    onKey(Qt::Key_R, &MessagePanel::answer);
    onKey(Qt::Key_C, &MessagePanel::openCase);
    connect(m_acknowledge, &KeyButton::clicked, this, &MessagePanel::acknowledge);
    connect(m_answer, &KeyButton::clicked, this, &MessagePanel::answer);
    connect(m_open, &KeyButton::clicked, this, &MessagePanel::openCase);
    connect(m_form, &MessageForm::sent, &desk, &VoiceDesk::send);
    connect(m_form, &MessageForm::sent, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_form, &MessageForm::leftByEsc, m_list, qOverload<>(&QWidget::setFocus));
    connect(&desk, &VoiceDesk::changed, this, &MessagePanel::follow);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &MessagePanel::showSelected);
    connect(&words, &CaseWords::changed, this, &MessagePanel::follow);
    connect(&m_minute, &QTimer::timeout, m_list->viewport(), qOverload<>(&QWidget::update)); // ages
    follow();
}

QWidget *MessagePanel::buildReading()
{
    m_reading->setWidget(m_detail);
    m_reading->setWidgetResizable(true);
    m_reading->setFrameShape(QFrame::NoFrame);
    m_reading->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_reading->setFocusPolicy(Qt::NoFocus);
    m_detail->setAutoFillBackground(true);
    m_detail->setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(m_acts);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_acknowledge);
    row->addWidget(m_answer);
    row->addWidget(m_open);
    row->addStretch();
    auto *part = new QWidget;
    part->setFixedWidth(readingWidth);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_reading, 1);
    column->addWidget(m_acts);
    return part;
}

void MessagePanel::onKey(Qt::Key key, void (MessagePanel::*act)())
{
    auto *shortcut = new QShortcut(key, m_list);
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, act);
}

void MessagePanel::follow()
{
    const int rows = m_desk.messages().rowCount(), unread = m_desk.unread();
    m_title->setNote(unread ? tr("%1 to acknowledge").arg(unread) : QString());
    m_list->setMaximumHeight(rows ? QWIDGETSIZE_MAX : 0); // not hidden, so that it keeps the focus for what comes
    m_empty->setVisible(!rows);
    if (rows && !m_list->currentIndex().isValid())
        selectNext();
    m_form->setChoices(messageChoices(m_desk, m_words));
    m_form->setEnabled(MessageRights::mayAnswer(m_desk.account()));
    showSelected();
}

const Message *MessagePanel::selected() const
{
    const QModelIndex at = m_list->currentIndex();
    return at.isValid() && at.row() < m_desk.messages().rowCount() ? &m_desk.messages().at(at.row()) : nullptr;
}

QString MessagePanel::nameOf(const CaseId &id) const
{
    const int row = m_board.rowOf(id);
    return row < 0 ? QString() : QStringLiteral("%1 %2").arg(m_board.at(row).no, m_board.at(row).title);
}

void MessagePanel::showSelected()
{
    const Message *m = selected();
    m_detail->setVisible(m);
    m_acts->setVisible(m);
    if (!m)
        return;
    m_detail->show(*m, nameOf(m->caseId));
    const bool isOwn = m->isOwn(m_desk.account().name);
    m_acknowledge->setVisible(m->waitsFor(m_desk.account().name));
    m_answer->setVisible(!isOwn);
    m_open->setVisible(m_board.rowOf(m->caseId) >= 0);
}

void MessagePanel::selectNext()
{
    const Message *next = m_desk.next();
    const QModelIndex at = m_desk.messages().index(next ? m_desk.messages().rowOf(next->id) : 0);
    m_list->setCurrentIndex(at);
    m_list->scrollTo(at);
}

void MessagePanel::presentList()
{
    if (m_desk.next() || !m_list->currentIndex().isValid())
        selectNext();
    if (m_desk.messages().rowCount())
        m_list->setFocus();
    else
        m_form->start();
}

void MessagePanel::presentForm(const CaseId &about)
{
    m_form->setCase(about, nameOf(about));
    m_form->start();
}

void MessagePanel::acknowledge()
{
    const Message *m = selected();
    if (!m || !m->waitsFor(m_desk.account().name))
        return;
    const QUuid id = m->id;
    for (const Message &other : m_desk.messages().messages()) // the newest first: the oldest stays
        if (other.id != id && other.waitsFor(m_desk.account().name))
            m_list->setCurrentIndex(m_desk.messages().index(m_desk.messages().rowOf(other.id)));
    m_desk.acknowledge(id);
}

void MessagePanel::answer()
{
    if (const Message *m = selected(); m && !m->isOwn(m_desk.account().name)) {
        m_form->setCase(m->caseId, nameOf(m->caseId));
        m_form->writeTo({QStringLiteral("account:") + m->sender});
    }
}

void MessagePanel::openCase()
{
    if (const Message *m = selected(); m && m_board.rowOf(m->caseId) >= 0)
        emit caseChosen(m->caseId);
}

void MessagePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_minute.start(againMs);
}

void MessagePanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_minute.stop();
}

} // namespace huying
