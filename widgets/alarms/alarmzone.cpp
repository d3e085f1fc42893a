// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarms/alarmzone.h"

#include "theme/icons.h"
#include "widgets/alarms/alarmdelegate.h"
#include "widgets/alarms/shelveform.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/controls/sectionheader.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr int frameMs = 500; ///< two frames a second's swap: 1 Hz
constexpr int bellMs = 10000;
constexpr int mostRows = 4, mostRowsFocused = 7;

QToolButton *smallButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIconSize({14, 14});
    button->setFocusPolicy(Qt::TabFocus);
    button->setCheckable(true);
    return button;
}

} // namespace

AlarmZone::AlarmZone(AlarmModel &model, const CaseWords &words, Selection &selection, QWidget *parent)
    : QWidget(parent), m_model(model), m_words(words), m_selection(selection),
      m_header(new SectionHeader({}, QStringLiteral("alarm"), this)),
      m_load(new Label({}, Label::Tone::Second, Label::Size::Label)), m_shelvedButton(smallButton(this)),
      m_muteButton(smallButton(this)), m_view(new QListView(this)), m_delegate(new AlarmDelegate(words, m_view)),
      m_form(new ShelveForm(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    for (QWidget *part : {static_cast<QWidget *>(m_header), static_cast<QWidget *>(m_view), static_cast<QWidget *>(m_form)})
        column->addWidget(part);
    m_form->hide();
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setTabKeyNavigation(false);
    m_view->setItemDelegate(m_delegate);
    m_view->setModel(&model);
    m_view->setAccessibleName(tr("Alarms"));
    m_view->installEventFilter(this);
    buildHeader();

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (!m_keeping && now.isValid())
            m_current = now.data(AlarmModel::KeyRole).toString();
    });
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) {
        const AlarmLine &line = m_model.line(index.row());
        if (const CaseId id = line.first.condition.caseId; !line.isFlood() && !id.isNull())
            m_selection.selectCase(id);
        else if (!line.isFlood() && !line.first.condition.unit.isEmpty())
            m_selection.selectUnit(line.first.condition.unit);
    });
    connect(m_view, &QListView::activated, this, &AlarmZone::activate);
    connect(&model, &QAbstractItemModel::modelReset, this, &AlarmZone::keepCurrent);
    connect(&model, &AlarmModel::countsChanged, this, &AlarmZone::showCounts);
    connect(&model, &QAbstractItemModel::dataChanged, this, &AlarmZone::showLoad);
    connect(&model, &AlarmModel::raised, this, &AlarmZone::ring);
    connect(m_form, &ShelveForm::submitted, this, &AlarmZone::shelve);
    connect(m_form, &ShelveForm::cancelled, this, [this] { m_form->hide(), m_view->setFocus(Qt::OtherFocusReason); });
    connect(&words, &CaseWords::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(&m_frames, &QTimer::timeout, this, &AlarmZone::swapFrame);
    connect(&m_bell, &QTimer::timeout, this, [this] { if (!m_muted) emit soundWanted(); });
    keepCurrent();
    showCounts();
}

void AlarmZone::buildHeader()
{
    m_header->addControl(m_load);
    m_header->addControl(m_shelvedButton);
    m_header->addControl(m_muteButton);
    const std::pair<QString, QString> hints[] = {{tr("Space"), tr("acknowledge")}, {QStringLiteral("Z"), tr("shelve")}};
    for (const auto &[key, text] : hints) {
        m_header->addControl(new KeyCap(key));
        m_header->addControl(new Label(text, Label::Tone::Second, Label::Size::Label));
    }
    m_shelvedButton->setToolTip(tr("Alarms that are put aside"));
    m_muteButton->setIcon(icon(QStringLiteral("sound")));
    m_muteButton->setToolTip(tr("Sound of alarms on or off"));
    m_muteButton->setAccessibleName(tr("Mute alarms"));
    connect(m_shelvedButton, &QToolButton::toggled, this, [this](bool on) { m_model.showShelved(on); });
    connect(m_muteButton, &QToolButton::toggled, this, &AlarmZone::setMuted);
}

void AlarmZone::setAnimated(bool animated)
{
    m_animated = animated;
    showCounts();
}

void AlarmZone::setMuted(bool muted)
{
    m_muted = muted;
    m_muteButton->setChecked(muted);
    m_muteButton->setIcon(icon(muted ? QStringLiteral("mute") : QStringLiteral("sound")));
    showCounts();
}

void AlarmZone::ring()
{
    if (!m_muted)
        emit soundWanted();
    QAccessibleEvent event(m_view, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void AlarmZone::showCounts()
{
    const AlarmBoard &alarms = m_model.alarms();
    const int unseen = alarms.count(AlarmState::Unacknowledged), shelved = alarms.count(AlarmState::Shelved);
    const int moving = unseen + alarms.count(AlarmState::Returned);
    if (m_model.isShowingShelved() && shelved == 0) {
        m_model.showShelved(false); // comes back here
        return;
    }
    {
        const QSignalBlocker quiet(m_shelvedButton);
        m_shelvedButton->setChecked(m_model.isShowingShelved());
    }
    m_header->setTitle(m_model.isShowingShelved() ? tr("Shelved alarms")
                       : unseen                   ? tr("%n alarm(s) not acknowledged", nullptr, unseen)
                                                  : tr("Alarms"));
    m_header->setAlarming(unseen > 0);
    m_shelvedButton->setText(tr("Shelved %1").arg(shelved));
    m_shelvedButton->setVisible(shelved > 0);
    showLoad();
    if (moving > 0 && m_animated && !m_frames.isActive())
        m_frames.start(frameMs);
    else if (moving == 0 || !m_animated)
        m_frames.stop(), m_phase = 0, m_delegate->setPhase(0);
    if (unseen > 0 && !m_bell.isActive())
        m_bell.start(bellMs);
    else if (unseen == 0)
        m_bell.stop();
    fit();
}

/// How many alarms this operator got, against what the standard lets him have.
void AlarmZone::showLoad()
{
    const AlarmBoard &alarms = m_model.alarms();
    const int recent = alarms.newInWindow(m_model.now());
    m_load->setText(alarms.isFlood(m_model.now()) ? tr("Flood %1/10 min").arg(recent) : tr("%1/10 min").arg(recent));
    m_load->setTone(recent > AlarmBoard::floodAt ? Label::Tone::Red : recent > AlarmBoard::mostWanted ? Label::Tone::Yellow : Label::Tone::Third);
    m_load->setToolTip(tr("New alarms in 10 minutes: %1 (at most %2 wanted, over %3 is a flood). In the last hour: %4 for this operator.")
                           .arg(recent)
                           .arg(AlarmBoard::mostWanted)
                           .arg(AlarmBoard::floodAt)
                           .arg(alarms.perOperatorHour(m_model.now(), 1), 0, 'f', 0));
}

void AlarmZone::fit()
{
    const int rows = m_model.rowCount(), most = m_view->hasFocus() ? mostRowsFocused : mostRows;
    m_view->setFixedHeight(std::min(rows, most) * AlarmDelegate::rowHeight);
    m_view->setVisible(rows > 0);
    setVisible(rows > 0 || m_model.alarms().count(AlarmState::Shelved) > 0);
}

void AlarmZone::keepCurrent()
{
    m_keeping = true;
    const int rows = m_model.rowCount();
    int row = m_model.rowOf(m_current);
    if (row < 0 && rows > 0)
        row = 0;
    m_view->setCurrentIndex(row < 0 ? QModelIndex() : m_model.index(row));
    m_current = row < 0 ? QString() : AlarmModel::keyOf(m_model.line(row));
    m_keeping = false;
    if (m_form->isVisible() && m_model.rowOf(m_shelving) < 0)
        m_form->hide(); // what it was about is over
    fit();
}

/// Only what changes is painted.
void AlarmZone::swapFrame()
{
    m_delegate->setPhase(++m_phase);
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const AlarmState state = m_model.line(row).first.state;
        if (state == AlarmState::Unacknowledged || state == AlarmState::Returned) {
            QRect at = m_view->visualRect(m_model.index(row));
            at.setWidth(AlarmDelegate::symbolWidth + 14);
            m_view->viewport()->update(at);
        }
    }
}

bool AlarmZone::acknowledge()
{
    const int row = m_model.rowOf(m_current);
    if (row < 0)
        return false;
    QString next; // the one after it that waits: Space goes through them one by one
    for (int step = 1; step < m_model.rowCount() && next.isEmpty(); ++step) {
        const AlarmLine &line = m_model.line((row + step) % m_model.rowCount());
        if (!line.isMember && (line.first.state == AlarmState::Unacknowledged || line.first.state == AlarmState::Returned))
            next = AlarmModel::keyOf(line);
    }
    if (!next.isEmpty())
        m_current = next;
    if (m_model.acknowledge(row))
        return true;
    keepCurrent();
    return !next.isEmpty();
}

bool AlarmZone::startShelving()
{
    const int row = m_model.rowOf(m_current);
    if (row < 0)
        return false;
    if (m_model.isShowingShelved())
        return m_model.unshelve(row);
    m_shelving = m_current;
    const AlarmLine &line = m_model.line(row);
    const auto *c = m_model.index(row).data(AlarmModel::CaseRole).value<const CaseState *>();
    m_form->begin(c ? QStringLiteral("%1 %2").arg(c->no, c->title)
                  : line.isFlood() ? QStringLiteral("%1 ×%2").arg(alarmKindWord(line.first.condition)).arg(line.count)
                                   : alarmKindWord(line.first.condition));
    return true;
}

void AlarmZone::shelve(const QString &reason, TimeMs span)
{
    const int row = m_model.rowOf(m_shelving);
    const QString why = row < 0 ? tr("This alarm is over") : m_model.shelve(row, reason, m_model.now() + span);
    if (!why.isEmpty()) {
        m_form->showProblem(why);
        return;
    }
    m_form->hide();
    m_view->setFocus(Qt::OtherFocusReason);
}

void AlarmZone::activate(const QModelIndex &index)
{
    const AlarmLine &line = m_model.line(index.row());
    if (line.isFlood()) {
        m_model.toggle(index.row());
    } else if (const CaseId id = line.first.condition.caseId; !id.isNull()) {
        m_selection.selectCase(id);
        emit caseActivated(id);
    } else if (const QString unit = line.first.condition.unit; !unit.isEmpty()) {
        m_selection.selectUnit(unit);
        emit unitActivated(unit);
    }
}

void AlarmZone::focusRows()
{
    if (m_model.rowCount() == 0)
        return;
    m_view->setFocus(Qt::OtherFocusReason);
    keepCurrent();
}

bool AlarmZone::takeKey(const QKeyEvent &event)
{
    if (!isVisible() || event.modifiers() != Qt::NoModifier)
        return false;
    if (event.key() == Qt::Key_Space)
        return acknowledge();
    return event.key() == Qt::Key_Z && startShelving();
}

bool AlarmZone::takeListKey(const QKeyEvent &event)
{
    const QModelIndex current = m_view->currentIndex();
    if (event.key() == Qt::Key_Down && current.row() == m_model.rowCount() - 1) {
        emit leftDown();
        return true;
    }
    if ((event.key() == Qt::Key_Right || event.key() == Qt::Key_Left) && current.isValid()) {
        const AlarmLine &line = m_model.line(current.row());
        if (line.isFlood() && line.isOpen == (event.key() == Qt::Key_Left))
            m_model.toggle(current.row());
        return true;
    }
    return takeKey(event);
}

bool AlarmZone::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &AlarmZone::fit, Qt::QueuedConnection);
    if (event->type() == QEvent::KeyPress && takeListKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

void AlarmZone::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fit();
}

} // namespace huying
