// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/casereview.h"

#include "data/live/whendone.h"
#include "widgets/casefile/caseheader.h"
#include "widgets/casefile/timeline.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/sectionheader.h"
#include "widgets/desk/calllist.h"
#include "widgets/desk/casechecks.h"
#include "widgets/desk/clockbar.h"
#include "widgets/desk/evidencepair.h"
#include "widgets/desk/verdictbar.h"

#include <QHBoxLayout>
#include <QListView>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace huying
{

CaseReview::CaseReview(LiveStore &live, const CaseBoard &board, const CaseWords &words, Selection &selection,
                       const Account &account, const ClosingConditions &closing, QWidget *parent)
    : QWidget(parent), m_live(live), m_board(board), m_words(words), m_selection(selection), m_account(account), m_closing(closing),
      m_body(new QWidget(this)), m_header(new CaseHeader(words, m_body)), m_clock(new ClockBar(m_body)),
      m_evidence(new EvidencePair(m_body)), m_checkTitle(new SectionHeader(tr("Checks"), {}, m_body)),
      m_recordTitle(new SectionHeader(tr("Records"), {}, m_body)), m_checks(new CheckList),
      m_calls(new CallList(board, words, account, m_body)), m_steps(new TimelineModel(this)),
      m_timeline(new QListView(m_body)), m_verdict(new VerdictBar(words, account, m_body)), m_empty(new EmptyState(this))
{
    build();
    connect(&selection, &Selection::changed, this, &CaseReview::select);
    connect(&board, &CaseBoard::changed, this, [this](const QList<int> &rows) {
        if (const int row = m_board.rowOf(m_file.state.id); row >= 0 && rows.contains(row)) {
            m_file.state = m_board.at(row);
            refresh();
            load();
        }
        if (m_mode == Mode::Call)
            m_calls->setCase(m_file.state, m_live.now());
    });
    connect(&words, &CaseWords::changed, this, &CaseReview::refresh);
    connect(m_verdict, &VerdictBar::decided, this,
            [this](const QString &kind, const QJsonObject &payload) { submit(m_file.state.id, kind, payload); });
    connect(m_calls, &CallList::answered, this,
            [this](const CaseId &id, const QJsonObject &payload) { submit(id, QStringLiteral("follow_up"), payload); });
    connect(m_calls, &CallList::unmaskAsked, this, &CaseReview::unmaskAsked);
    connect(m_checks, &CheckList::changed, this, &CaseReview::showChecks);
    addKeys();
    connect(&live, &LiveStore::actionDone, this, [this](const QUuid &id, const CaseState &state) {
        if (id != m_pending)
            return;
        m_pending = {};
        m_verdict->setBusy(false);
        emit done(m_pendingKind, state);
    });
    connect(&live, &LiveStore::actionRefused, this, [this](const QUuid &id, const Error &error) {
        if (id != m_pending)
            return;
        m_pending = {};
        m_verdict->setBusy(false);
        m_verdict->showProblem(error.message);
    });
    connect(&live, &LiveStore::attachmentsChanged, this, [this] {
        if (!m_file.state.id.isNull())
            load();
    });
    connect(&m_second, &QTimer::timeout, this, &CaseReview::tick);
    m_second.start(1000);
    select();
}

void CaseReview::build()
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins({});
    page->addWidget(m_body);
    page->addWidget(m_empty);
    m_empty->tell(QStringLiteral("file"), tr("No case selected"), tr("Choose one in the table"));
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_clock);
    column->addWidget(m_evidence);
    column->addWidget(makeRecords(), 1);
    column->addWidget(m_verdict);
}

QWidget *CaseReview::makeRecords()
{
    auto *both = new QWidget(m_body);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins({});
    row->setSpacing(1);
    auto *left = new QVBoxLayout, *right = new QVBoxLayout;
    left->setSpacing(0);
    right->setSpacing(0);
    auto *scroll = new QScrollArea(both);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins({});
    lines->addWidget(m_checks);
    lines->addStretch(1);
    scroll->setWidget(content);
    m_checkSide = scroll;
    left->addWidget(m_checkTitle);
    left->addWidget(scroll, 1);
    left->addWidget(m_calls, 1);
    m_calls->hide();
    m_timeline->setModel(m_steps);
    m_timeline->setItemDelegate(new TimelineDelegate([this](const QModelIndex &i) { return m_steps->step(i.row()); }, m_timeline));
    m_timeline->setFrameShape(QFrame::NoFrame);
    m_timeline->setSelectionMode(QAbstractItemView::NoSelection);
    m_timeline->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_timeline->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_timeline->setAccessibleName(tr("Records"));
    right->addWidget(m_recordTitle);
    right->addWidget(m_timeline, 1);
    row->addLayout(left, 1);
    row->addLayout(right, 1);
    return both;
}

void CaseReview::select()
{
    const bool isCase = m_selection.what() == Selection::What::Case;
    const int row = isCase ? m_board.rowOf(m_selection.caseId()) : -1;
    if (row >= 0 && m_board.at(row).id == m_file.state.id)
        return;
    m_file = {};
    if (row >= 0)
        m_file.state = m_board.at(row);
    m_pending = {};
    m_verdict->setBusy(false);
    m_evidence->setPhotos({});
    m_body->setVisible(row >= 0);
    m_empty->setVisible(row < 0);
    refresh();
    if (row >= 0)
        load();
}

void CaseReview::load()
{
    m_loading = true;
    whenDone(m_live.caseFile(m_file.state.id), this, [this](const Result<CaseFile> &file) { take(file); });
}

void CaseReview::take(const Result<CaseFile> &file)
{
    if (!file) {
        m_loading = false;
        m_verdict->showProblem(file.error().message);
        emit settled();
        return;
    }
    // Answers that the selection or a newer version has overtaken are not for this case any more.
    if (file->state.id != m_file.state.id || file->state.version < m_file.state.version)
        return;
    m_loading = false;
    m_file.actions = file->actions;
    m_file.attachments = file->attachments;
    m_evidence->setPhotos(m_file.attachments);
    refresh();
    emit settled();
}

void CaseReview::refresh()
{
    if (m_file.state.id.isNull())
        return;
    m_header->show(m_file.state);
    m_verdict->setCase(m_file.state, m_live.now());
    m_checks->setChecks(m_file.state.id, checksOf(m_file, m_closing.of(m_file.state.item), m_words, m_account.name));
    if (m_mode == Mode::Call)
        m_calls->setCase(m_file.state, m_live.now());
    m_recordTitle->setNote(tr("%1 in all").arg(m_file.actions.size()));
    tick();
}

void CaseReview::tick()
{
    if (m_file.state.id.isNull())
        return;
    const TimeMs now = m_live.now();
    m_clock->setCase(m_file.state, m_words.workflow().isFinal(m_file.state.state), stopsOf(m_file.actions), now);
    m_steps->setSteps(timelineOf(m_file.state, m_file.actions, m_words, now));
}

void CaseReview::showChecks()
{
    m_verdict->setMissing(m_checks->missing());
    if (m_mode == Mode::Check)
        m_checkTitle->setNote(tr("%1/%2 passed, keys 1 to 6").arg(m_checks->passed()).arg(m_checks->checks().size()));
}

void CaseReview::setMode(Mode mode)
{
    m_mode = mode;
    m_checkSide->setVisible(mode == Mode::Check);
    m_calls->setVisible(mode == Mode::Call);
    m_checkTitle->setTitle(mode == Mode::Check ? tr("Checks") : tr("Follow-up calls"));
    if (mode == Mode::Call) {
        m_checkTitle->setNote({});
        m_calls->setCase(m_file.state, m_live.now());
    }
    showChecks();
}

/// Numbers tick a check, or say what a reporter answered.
void CaseReview::addKeys()
{
    for (int number = 0; number <= 6; ++number) {
        auto *key = new QShortcut(QKeySequence(Qt::Key_0 + number), this);
        connect(key, &QShortcut::activated, this, [this, number] {
            if (m_mode == Mode::Call)
                m_calls->answer(number);
            else if (m_verdict->kinds().contains(QLatin1String("pass")))
                m_checks->toggle(number - 1);
        });
    }
}

void CaseReview::submit(const CaseId &id, const QString &kind, QJsonObject payload)
{
    const int row = m_board.rowOf(id);
    if (row < 0 || !m_pending.isNull())
        return;
    const CaseState &state = id == m_file.state.id ? m_file.state : m_board.at(row);
    if (kind == QLatin1String("pass") || kind == QLatin1String("fail") || kind == QLatin1String("no_check"))
        payload[QStringLiteral("checks")] = toJson(m_checks->checks());
    Action action;
    action.caseId = id;
    action.kind = kind;
    action.actor = m_account.name;
    action.org = m_account.org;
    action.expectedVersion = state.version;
    action.payload = payload;
    m_verdict->setBusy(true);
    m_pendingKind = kind;
    emit submitted(kind);
    m_pending = m_live.submit(action);
}

} // namespace huying
