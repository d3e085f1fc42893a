// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/chromewindow.h"

#include "app/console/headerstatus.h"
#include "app/console/messagehints.h"
#include "app/console/pastdesk.h"
#include "app/console/rulesdialog.h"
#include "app/console/syncdialog.h"
#include "data/model/settings.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/access/passworddialog.h"
#include "widgets/access/unmaskdialog.h"
#include "widgets/controls/keyhelp.h"
#include "widgets/controls/statusstrip.h"
#include "widgets/controls/toast.h"
#include "widgets/controls/watermark.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QStandardPaths>
#include <QStatusBar>

namespace huying
{

ChromeWindow::ChromeWindow(const Workspace &workspace, const WindowSpec &spec, Session &session)
    : m_session(session), m_spec(spec), m_status(new StatusStrip)
{
    setObjectName(spec.id);
    const QString name = session.options.locale == QLatin1String("en") ? workspace.en : workspace.zh;
    setWindowTitle(tr("Huying – %1").arg(name));
    setWindowIcon(programIcon());
    m_commands.fillMenuBar(menuBar());
    menuBar()->setCornerWidget(new HeaderLogo, Qt::TopLeftCorner);
    auto *header = new HeaderStatus(session, name);
    menuBar()->setCornerWidget(header, Qt::TopRightCorner);
    connect(header, &HeaderStatus::syncAsked, m_commands.action("sync.panel"), &QAction::trigger);
    auto *bar = new QStatusBar;
    bar->setSizeGripEnabled(false);
    bar->addWidget(m_status, 1);
    setStatusBar(bar);
    m_toasts = new ToastStack(this);
    m_watermark = new Watermark(this);
    m_past = new PastDesk(session, m_commands, *m_toasts, *this);
    wireCommands();
    wireNotices();
    if (session.hasUpstream())
        wireSync();
    describeStatus();
}

void ChromeWindow::wireCommands()
{
    m_commands.on("file.lock", [this] { m_session.lock.lock(); });
    m_commands.on("file.password", [this] { askPassword(); });
    m_commands.on("case.unmask", [this] { askUnmask(); });
    m_commands.on("file.quit", [this] { close(); });
    m_commands.on("file.screenshot", [this] { savePicture(); });
    m_commands.on("case.undo", [this] { m_session.undo.undo(); });
    m_commands.on("view.fullscreen", [this] { isFullScreen() ? showNormal() : showFullScreen(); });
    m_commands.on("view.theme", [this] { swapTheme(); });
    m_commands.on("dispatch.rules", [this] { (new RulesDialog(m_session, this))->show(); });
    m_commands.on("help.keys", [this] { showKeys(); });
    m_commands.on("help.about", [this] { showAbout(); });
}

void ChromeWindow::wireSync()
{
    new MessageHints(m_session, m_commands, *m_toasts, this);
    connect(&m_session.voices, &VoiceDesk::changed, this, &ChromeWindow::describeMessages);
    auto *dialog = new SyncDialog(m_session, m_commands, this);
    m_commands.on("sync.panel", [dialog] { dialog->present(); });
    connect(&m_session.sync, &SyncDesk::arrived, this, [this](int number) {
        m_returnedToast = m_toasts->post({LampShape::Triangle, tr("%1 came back from upstream").arg(number),
                                          tr("Both sides and what to do about it: F12"), tr("Look"), 20, false});
    });
    connect(m_toasts, &ToastStack::actionTriggered, this, [this, dialog](int id) {
        if (id == m_returnedToast)
            dialog->present();
    });
}

void ChromeWindow::tellTables(const QStringList &problems, bool aboutUnits)
{
    constexpr int seconds = 120; // at the start of a shift there is much else to look at
    const bool canLook = aboutUnits && m_commands.action("dispatch.tracking")->isEnabled();
    for (const QString &problem : problems) {
        const int id = m_toasts->post({LampShape::Diamond, tr("A table of the site is not used"), problem,
                                       canLook ? tr("Look") : QString(), seconds, false});
        if (canLook)
            m_unitTableToasts.insert(id);
    }
}

void ChromeWindow::wireNotices()
{
    connect(&m_session, &Session::ready, this, [this] { tellTables(m_session.tracker.problems(), true); }, Qt::SingleShotConnection);
    connect(&m_session, &Session::rulesChanged, this, [this] {
        QStringList problems;
        for (const Error &problem : m_session.rules().problems)
            problems << problem.message;
        tellTables(problems, false);
    });
    connect(m_toasts, &ToastStack::actionTriggered, this, [this](int id) {
        if (m_unitTableToasts.remove(id))
            m_commands.action("dispatch.tracking")->trigger();
    });
    connect(&m_session.live, &LiveStore::actionRefused, this, [this](const QUuid &, const Error &error) {
        m_toasts->post({LampShape::Diamond, tr("Not done"), error.message, {}, 10, false});
    });
    connect(&m_session.live, &LiveStore::replayHalted, this, [this](const Error &error) {
        m_toasts->post({LampShape::Diamond, tr("Replay paused"), error.message, {}, 20, false});
    });
    connect(&m_session.oversight, &Oversight::alarmsNotKept, this, [this](const Error &error) {
        m_toasts->post({LampShape::Diamond, tr("Alarm not acknowledged"), error.message, {}, 10, false});
    });
    connect(&m_session.live, &LiveStore::alarmsOvertaken, this, [this](const QList<AlarmMark> &theirs) {
        m_toasts->post({LampShape::Diamond, tr("Somebody was quicker with the alarm"),
                        tr("What %1 decided stands").arg(m_session.words.actor(theirs.last().by)), {}, 10, false});
    });
    connect(&m_session.live, &LiveStore::alarmsRefused, this, [this](const QStringList &reasons) {
        m_toasts->post({LampShape::Diamond, tr("What you decided about an alarm is known here only"), reasons.join(QLatin1Char('\n')), {}, 20, false});
    });
    connect(&m_session.oversight, &Oversight::noticesChanged, this, &ChromeWindow::describeNotices);
    connect(&m_session.undo, &UndoWatch::changed, this, &ChromeWindow::describeUndo);
    connect(&m_session.undo, &UndoWatch::undone, this, [this](const QString &kind, const QString &no) {
        m_toasts->post({LampShape::Tick, tr("Taken back: %1").arg(m_session.words.action(*m_session.live.workflow().action(kind))), no, {}, 6, false});
    });
    connect(m_status, &StatusStrip::activated, this, [this](const QString &key) {
        if (key == QLatin1String("messages"))
            m_commands.action("message.panel")->trigger();
        if (key == QLatin1String("undo"))
            m_session.undo.undo();
    });
    connect(&m_session.engine, &EngineLink::stateChanged, this, &ChromeWindow::describeStatus);
    connect(&m_session, &Session::infoChanged, this, &ChromeWindow::describeStatus);
    connect(&m_session, &Session::complete, this, &ChromeWindow::describeStatus);
}

void ChromeWindow::describeEngine()
{
    static constexpr LampShape lamps[] = {LampShape::Bars, LampShape::Circle, LampShape::Triangle, LampShape::Diamond,
                                          LampShape::Diamond};
    const EngineState state = m_session.engine.state();
    const QString words[] = {tr("Base map starting"), tr("Base map ready"), tr("Base map restarting"),
                             tr("No base map"), tr("Base map can't be opened")};
    m_status->setItem(QStringLiteral("engine"), words[static_cast<int>(state)], StatusStrip::Side::Left,
                      lamps[static_cast<int>(state)]);
    if (!m_session.engine.stateMessage().isEmpty() && state != EngineState::Ready)
        m_status->setItem(QStringLiteral("engine-why"), m_session.engine.stateMessage());
    else
        m_status->removeItem(QStringLiteral("engine-why"));
}

/// Calm and lasting: nothing that an operator could acknowledge away.
void ChromeWindow::describeNotices()
{
    const QString notices = m_session.oversight.notices().join(QStringLiteral(" · "));
    if (notices.isEmpty())
        m_status->removeItem(QStringLiteral("notices"));
    else
        m_status->setItem(QStringLiteral("notices"), notices, StatusStrip::Side::Left, LampShape::Triangle);
}

void ChromeWindow::describeMessages()
{
    const int unread = m_session.voices.unread();
    if (!unread) {
        m_status->removeItem(QStringLiteral("messages"));
        return;
    }
    const Message *next = m_session.voices.next();
    m_status->setItem(QStringLiteral("messages"), tr("%1 messages to acknowledge · Ctrl+F10").arg(unread), StatusStrip::Side::Left,
                      next && next->urgent ? LampShape::Triangle : LampShape::Circle);
    m_status->setLink(QStringLiteral("messages"));
}

/// "上一步：受理 0137  Ctrl+Z 撤销 24 秒"
void ChromeWindow::describeUndo()
{
    const auto &step = m_session.undo.last();
    m_commands.action("case.undo")->setEnabled(step.has_value());
    if (!step) {
        m_status->removeItem(QStringLiteral("undo-step"));
        m_status->removeItem(QStringLiteral("undo"));
        return;
    }
    const QString what = m_session.words.action(*m_session.live.workflow().action(step->kind));
    m_status->setItem(QStringLiteral("undo-step"), tr("Last step: %1 %2").arg(what, step->no.section(QLatin1Char('-'), -1)));
    m_status->setDivided(QStringLiteral("undo-step"));
    m_status->setItem(QStringLiteral("undo"), tr("Ctrl+Z undoes it for %1 s").arg(m_session.undo.secondsLeft()));
    m_status->setLink(QStringLiteral("undo"));
}

void ChromeWindow::describeStatus()
{
    describeNotices();
    describeEngine();
    const StoreInfo &info = m_session.info();
    m_status->setItem(QStringLiteral("store"), tr("Store %1").arg(QFileInfo(info.path).fileName()));
    m_status->setDivided(QStringLiteral("store"));
    m_status->setItem(QStringLiteral("rows"), tr("%L1 cases, %L2 people, %L3 places")
                                                  .arg(info.cases).arg(info.people).arg(info.places));
    if (m_session.isComplete())
        m_status->removeItem(QStringLiteral("loading"));
    else
        m_status->setItem(QStringLiteral("loading"), tr("Loading past cases and registers…"), StatusStrip::Side::Left,
                          LampShape::DashedRing);
    m_status->setItem(QStringLiteral("masked"), tr("Internal · masked"), StatusStrip::Side::Right);
    m_status->setItem(QStringLiteral("screen"), tr("Screen %1").arg(m_spec.screen.name), StatusStrip::Side::Right);
    markWith(m_session.live.now());
    describeUndo();
}

void ChromeWindow::markWith(TimeMs now)
{
    const Account &a = m_session.account;
    m_watermark->setText(QStringLiteral("%1 %2 %3").arg(
        a.display, a.seat, QDateTime::fromMSecsSinceEpoch(now).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
}

void ChromeWindow::savePicture()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    const QString file = folder.filePath(
        QStringLiteral("huying-%1.png").arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"))));
    const bool saved = folder.mkpath(QStringLiteral(".")) && grab().save(file);
    m_toasts->post({saved ? LampShape::Tick : LampShape::Diamond, saved ? tr("Picture saved") : tr("Picture not saved"),
                    file, {}, 6, false});
}

void ChromeWindow::askPassword()
{
    auto *dialog = new PasswordDialog(m_session.live, this);
    connect(dialog, &PasswordDialog::changed, this,
            [this] { m_toasts->post({LampShape::Tick, tr("Password changed"), {}, {}, 6, false}); });
    dialog->open();
}

/// The reporter of the selected case, or the selected person.
void ChromeWindow::askUnmask()
{
    const Selection &selection = m_session.selection;
    if (selection.what() == Selection::What::Case)
        return askUnmask(selection.caseId());
    if (selection.what() != Selection::What::Item || selection.itemKind() != RegisterKind::People) {
        m_toasts->post({LampShape::Triangle, tr("Select a case or a person first"), {}, {}, 6, false});
        return;
    }
    UnmaskRequest record;
    record.fid = selection.itemFid();
    openUnmask(tr("person %1").arg(record.fid), record,
               {PersonalField::PersonName, PersonalField::PersonIdNumber, PersonalField::PersonPhone, PersonalField::PersonAddress});
}

void ChromeWindow::askUnmask(const CaseId &id)
{
    const int row = m_session.board.rowOf(id);
    if (row < 0)
        return;
    UnmaskRequest record;
    record.caseId = id;
    openUnmask(m_session.board.at(row).no, record, {PersonalField::ReporterName, PersonalField::ReporterPhone});
}

void ChromeWindow::openUnmask(const QString &about, const UnmaskRequest &record, const QList<PersonalField> &fields)
{
    if (!m_session.access().mayUnmask(fields.front(), m_session.account))
        m_toasts->post({LampShape::Diamond, tr("Your role may not see personal data"), {}, {}, 6, false});
    else
        (new UnmaskDialog(m_session.live, m_session.access(), about, record, fields, this))->open();
}

void ChromeWindow::showKeys()
{
    auto rows = m_commands.keyHelp();
    rows << std::pair(QString(), tr("In the case file"));
    for (const WorkflowAction &action : m_session.live.workflow().actions())
        if (!action.key.isEmpty())
            rows << std::pair(action.key, m_session.words.action(action));
    rows << std::pair(QStringLiteral("V"), tr("Show the nearest camera")) << std::pair(QStringLiteral("Space"), tr("Tick a recommended unit"))
         << std::pair(QString(), tr("On the unit board")) << std::pair(QStringLiteral("1, 2, 3, 4"), tr("Received, departed, arrived, stand down"))
         << std::pair(QStringLiteral("[, ]"), tr("Sort by another column")) << std::pair(QStringLiteral("\\"), tr("Turn the sorting round"));
    rows << std::pair(QString(), tr("In the list of messages")) << std::pair(QStringLiteral("⏎"), tr("Acknowledge")) << std::pair(QStringLiteral("R"), tr("Answer"))
         << std::pair(QStringLiteral("C"), tr("Open case")) << std::pair(QStringLiteral("Ctrl+⏎"), tr("Send what is written"));
    rows << std::pair(QString(), tr("In the sync panel"));
    for (const char *id : {"sync.redo", "sync.note", "sync.drop"})
        rows << std::pair(m_commands.action(id)->shortcut().toString(QKeySequence::NativeText), m_commands.action(id)->text());
    (new KeyHelp(rows, this))->open();
}

void ChromeWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Huying"),
                                tr("Huying %1\nDesktop of a governance command centre\nGPL-3.0-or-later")
                                    .arg(QCoreApplication::applicationVersion()),
                                QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void ChromeWindow::swapTheme()
{
    const Theme now = themeOf(this);
    keptSettings().setValue(QStringLiteral("dark/") + m_session.options.workspace, !now.dark);
    applyTheme(*qApp, now.dark ? Theme::makeLight(now.surface) : Theme::makeDark(now.surface));
}

} // namespace huying
