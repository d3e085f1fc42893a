// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/casefilepanel.h"

#include "data/live/whendone.h"
#include "widgets/casefile/actionbar.h"
#include "widgets/casefile/actionform.h"
#include "widgets/casefile/caseheader.h"
#include "widgets/casefile/claimband.h"
#include "widgets/casefile/factlist.h"
#include "widgets/casefile/limitblock.h"
#include "widgets/casefile/lookersline.h"
#include "widgets/casefile/photostrip.h"
#include "widgets/casefile/timeline.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/sectionheader.h"

#include <QListView>
#include <QScrollArea>
#include <QVBoxLayout>

namespace huying
{

namespace
{

QListView *makeTimeline(TimelineModel *model, QWidget *parent)
{
    auto *view = new QListView(parent);
    view->setModel(model);
    view->setFrameShape(QFrame::NoFrame);
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setSelectionMode(QAbstractItemView::NoSelection);
    view->setUniformItemSizes(true);
    view->setMouseTracking(true);
    view->setItemDelegate(new TimelineDelegate([model](const QModelIndex &index) { return model->step(index.row()); }, view));
    view->setAccessibleName(CaseFilePanel::tr("What was done"));
    return view;
}

} // namespace

CaseFilePanel::CaseFilePanel(LiveStore &live, const CaseBoard &board, const CaseWords &words, Selection &selection,
                             const Account &account, QWidget *parent)
    : QWidget(parent), m_live(live), m_board(board), m_words(words), m_selection(selection), m_account(account),
      m_header(new CaseHeader(words, this)), m_held(new ClaimBand(words, this)), m_lookers(new LookersLine(this)), m_limit(new LimitBlock(this)), m_scroll(new QScrollArea(this)),
      m_line(new TimelineModel(this)), m_photos(new PhotoStrip), m_photoSection(new SectionHeader(tr("Photos"), QStringLiteral("photo"))),
      m_advice(new AdvicePane(words, account)), m_facts(new FactList), m_actions(new ActionBar(words, account, this)), m_empty(new EmptyState(this))
{
    m_timeline = makeTimeline(m_line, nullptr);
    build();
    connect(&selection, &Selection::changed, this, &CaseFilePanel::showSelected);
    connect(&board, &CaseBoard::changed, this, &CaseFilePanel::boardChanged);
    connect(&board, &CaseBoard::appended, this, [this] {
        if (m_state.id.isNull())
            showSelected();
    });
    connect(&words, &CaseWords::changed, this, &CaseFilePanel::showState);
    connect(&live, &LiveStore::actionDone, this, &CaseFilePanel::actionDone);
    connect(&live, &LiveStore::actionRefused, this, &CaseFilePanel::actionRefused);
    connect(&live, &LiveStore::lookedBack, this, [this] {
        m_actions->setVisible(!m_state.id.isNull() && !m_live.lookingAt());
        if (!m_state.id.isNull())
            load();
    });
    connect(&live, &LiveStore::attachmentsChanged, this, [this] {
        if (!m_state.id.isNull())
            load();
    });
    connect(m_actions, &ActionBar::submitted, this, &CaseFilePanel::submit);
    connect(m_actions, &ActionBar::formOpened, this, &CaseFilePanel::claim);
    connect(m_actions, &ActionBar::formCancelled, this, [this] { release(m_state.id); });
    connect(m_held, &ClaimBand::takeOverWanted, this, [this] { m_actions->start(QStringLiteral("take_over")); });
    connect(m_actions, &ActionBar::extraTriggered, this, [this](const QString &id) {
        if (id == QLatin1String("dispatch"))
            dispatchTicked();
        else if (id == QLatin1String("nearby"))
            emit nearbyWanted(m_state.id);
        else
            emit cameraWanted(m_state.id);
    });
    connect(m_advice, &AdvicePane::dispatchWanted, this, [this] { m_actions->start(QStringLiteral("dispatch")); });
    connect(m_advice, &AdvicePane::otherUnitsWanted, this, [this] { m_actions->openForm(QStringLiteral("dispatch")); });
    connect(m_advice, &AdvicePane::ticksChanged, this, &CaseFilePanel::offerAdvice);
    connect(m_advice, &AdvicePane::advised, this, &CaseFilePanel::offerAdvice);
    connect(m_advice, &AdvicePane::organizationChosen, this, [this](const QString &org) {
        m_actions->setSuggestion(QStringLiteral("assign"), AdvicePane::assignmentTo(org));
        m_actions->openForm(QStringLiteral("assign"));
    });
    connect(m_actions, &ActionBar::placeWanted, this, [this] { emit placeWanted(m_state.id); });
    connect(m_photos, &PhotoStrip::photoOpened, this, [this](const Attachment &photo) { openPhoto(photo, this); });
    connect(&m_second, &QTimer::timeout, this, &CaseFilePanel::tick);
    m_second.start(1000);
    showSelected();
}

void CaseFilePanel::build()
{
    auto *inside = new QWidget;
    inside->setAutoFillBackground(true);
    inside->setBackgroundRole(QPalette::Base);
    auto *parts = new QVBoxLayout(inside);
    parts->setContentsMargins({});
    parts->setSpacing(0);
    parts->addWidget(m_timeline);
    parts->addWidget(m_advice);
    parts->addWidget(m_photoSection);
    parts->addWidget(m_photos);
    parts->addWidget(new SectionHeader(tr("About the case"), QStringLiteral("info")));
    parts->addWidget(m_facts);
    parts->addStretch();
    m_scroll->setWidget(inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_held);
    column->addWidget(m_lookers);
    column->addWidget(m_limit);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_actions);
    column->addWidget(m_empty, 1);
    m_empty->tell(QStringLiteral("file"), tr("No case selected"), tr("Choose one in the queue or on the map"));
}

void CaseFilePanel::showSelected()
{
    const bool isCase = m_selection.what() == Selection::What::Case;
    const int row = isCase ? m_board.rowOf(m_selection.caseId()) : -1;
    // Another kind of selection leaves the case open: a look at a unit must not close what one is working on.
    if (!isCase && m_selection.what() != Selection::What::Nothing && !m_state.id.isNull())
        return;
    if (row >= 0 && m_board.at(row).id == m_state.id)
        return;
    m_state = row < 0 ? CaseState() : m_board.at(row);
    m_history.clear();
    m_pending = {};
    m_steps.clear();
    m_claim = {};
    m_actions->setBusy(false);
    m_photos->show({});
    const bool open = !m_state.id.isNull();
    for (QWidget *part : {static_cast<QWidget *>(m_header), static_cast<QWidget *>(m_limit),
                          static_cast<QWidget *>(m_scroll)})
        part->setVisible(open);
    m_actions->setVisible(open && !m_live.lookingAt());
    m_empty->setVisible(!open);
    m_lookers->show({});
    emit titleCountChanged(m_state.no);
    emit caseShown(m_state.id);
    showState();
    if (open)
        load();
}

void CaseFilePanel::boardChanged(const QList<int> &rows)
{
    const int row = m_board.rowOf(m_state.id.isNull() && m_selection.what() == Selection::What::Case ? m_selection.caseId() : m_state.id);
    if (row < 0 || !rows.contains(row))
        return;
    if (m_state.id.isNull() || m_board.at(row).id.isNull()) // comes to be, or is not there yet, as the time machine goes
        return showSelected();
    m_state = m_board.at(row);
    showState();
    load();
}

void CaseFilePanel::load()
{
    m_loading = true;
    whenDone(m_live.caseFile(m_state.id), this, [this](const Result<CaseFile> &file) { take(file); });
}

void CaseFilePanel::take(const Result<CaseFile> &file)
{
    if (!file) {
        m_loading = false;
        m_actions->showProblem(file.error().message);
        return;
    }
    // Answers that the selection or a newer version has overtaken are not for this case any more.
    if (file->state.id != m_state.id || file->state.version < m_state.version)
        return;
    m_loading = false;
    m_history = file->actions;
    m_photos->show(file->attachments);
    const int photos = static_cast<int>(file->attachments.size());
    m_photoSection->setNote(photos ? tr("%n photo(s)", nullptr, photos) : tr("None came with report or handling"));
    showState();
}

void CaseFilePanel::showState()
{
    if (m_state.id.isNull())
        return;
    m_header->show(m_state);
    showWaiting();
    m_facts->show(factsOf(m_state, m_words, m_live.now()));
    m_advice->show(m_state, m_live.now());
    offerAdvice();
    tick();
}

void CaseFilePanel::showWaiting()
{
    m_header->setWaiting(m_isWaiting && m_isWaiting(m_state.id));
}

/// The buttons as the advice has them: assigning starts with what the rules say, sending with the units ticked.
void CaseFilePanel::offerAdvice()
{
    QList<ActionBar::Extra> extras;
    if (!m_advice->dispatchSteps().isEmpty())
        extras << ActionBar::Extra{QStringLiteral("dispatch"), tr("Dispatch %n unit(s)", nullptr, m_advice->tickedCount()),
                                   m_words.workflow().action(QStringLiteral("dispatch"))->key, true};
    if (m_hasCameras && m_state.place && !m_words.workflow().isFinal(m_state.state))
        extras << ActionBar::Extra{QStringLiteral("camera"), tr("Camera"), QStringLiteral("V"), false};
    if (m_hasNearby && m_state.place)
        extras << ActionBar::Extra{QStringLiteral("nearby"), tr("Nearby"), QStringLiteral("J"), false};
    m_actions->setExtras(extras);
    m_actions->setSuggestion(QStringLiteral("assign"), m_advice->assignment());
    m_actions->show(m_state, m_live.now());
}

void CaseFilePanel::tick()
{
    if (m_state.id.isNull())
        return;
    const TimeMs now = m_live.now();
    m_advice->tick(now);
    m_limit->show(m_state, m_words.workflow().isFinal(m_state.state), now);
    m_held->show(m_state, m_account.name, m_actions->kinds().contains(QStringLiteral("take_over")), now);
    m_line->setSteps(timelineOf(m_state, m_history, m_words, now));
    const int rows = m_line->rowCount();
    m_timeline->setFixedHeight(rows ? rows * m_timeline->sizeHintForRow(0) + 4 : 0);
}

void CaseFilePanel::showLookers(const QStringList &who)
{
    m_lookers->show(m_state.id.isNull() ? QStringList() : who);
}

void CaseFilePanel::focusActions()
{
    if (m_actions->form())
        m_actions->form()->setFocus(Qt::OtherFocusReason);
    else if (!m_actions->kinds().isEmpty())
        m_actions->button(m_actions->kinds().first())->setFocus(Qt::OtherFocusReason);
    else
        m_timeline->setFocus(Qt::OtherFocusReason);
}

void CaseFilePanel::offerPlace(LonLat place, const QString &address, const QString &area)
{
    if (m_actions->form())
        m_actions->form()->setPlace(place, address, area);
}

} // namespace huying
