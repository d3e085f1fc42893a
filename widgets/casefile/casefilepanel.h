// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/model/account.h"
#include "data/model/caseboard.h"
#include "data/model/selection.h"
#include "widgets/dispatch/advicepane.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

class QListView;
class QScrollArea;

namespace huying
{

class ActionBar;
class CaseHeader;
class ClaimBand;
class EmptyState;
class FactList;
class LimitBlock;
class LookersLine;
class PhotoStrip;
class SectionHeader;
class TimelineModel;

/// The selected case with all that was done, its clock, its photos, and what can be done now. Goes into a dock.
class CaseFilePanel : public QWidget
{
    Q_OBJECT
public:
    CaseFilePanel(LiveStore &live, const CaseBoard &board, const CaseWords &words, Selection &selection,
                  const Account &account, QWidget *parent = nullptr);

    ActionBar *actions() const { return m_actions; }
    /// Gives it the rules and units to advise with; without them it shows what is there.
    AdvicePane *advice() const { return m_advice; }
    /// Offers a look through the nearest camera.
    void setCameras(bool there) { m_hasCameras = there; }
    /// Offers to say what lies round the case.
    void setNearby(bool there) { m_hasNearby = there; }
    /// Which cases upstream has still to hear about; showWaiting() when that has changed.
    void setWaiting(std::function<bool(const CaseId &)> isWaiting) { m_isWaiting = std::move(isWaiting); }
    void showWaiting();
    void showLookers(const QStringList &who); ///< others who have the case open
    /// The case shown with what is known of it has been read from the store.
    bool isSettled() const { return !m_loading; }
    /// The first button; from there Space acts and Tab goes on.
    void focusActions();
    /// Answers placeWanted().
    void offerPlace(LonLat place, const QString &address, const QString &area);

signals:
    void caseShown(const huying::CaseId &id); ///< null: none any more
    void titleCountChanged(const QString &number); ///< for the title bar
    void placeWanted(const huying::CaseId &id);    ///< pick a place on the map, then offerPlace()
    void cameraWanted(const huying::CaseId &id);   ///< show what the nearest camera sees
    void nearbyWanted(const huying::CaseId &id);   ///< say what lies round it
    void done(const QString &text);                ///< "已受理 QD0812-0137": for a toast

private:
    void build();
    void showSelected();
    void boardChanged(const QList<int> &rows);
    void showState();
    void load();
    void take(const Result<CaseFile> &file);
    void tick();
    void submit(const QString &kind, QJsonObject payload);
    void takeSteps(QList<CaseStep> steps);
    void takeNext();
    void dispatchTicked();
    void claim(const QString &kind);
    void release(const CaseId &id);
    QUuid send(const CaseStep &step, const CaseState &state);
    void offerAdvice();
    void askDespite(const QJsonObject &doubts, std::function<void()> then);
    void actionDone(const QUuid &actionId, const CaseState &state);
    void actionRefused(const QUuid &actionId, const Error &error);

    LiveStore &m_live;
    const CaseBoard &m_board;
    const CaseWords &m_words;
    Selection &m_selection;
    const Account m_account;
    CaseState m_state;
    QList<Action> m_history;
    QUuid m_pending; ///< action on its way
    QString m_pendingText, m_pendingKind;
    QList<CaseStep> m_steps; ///< still to be taken after it
    QUuid m_claim;           ///< of the form that was opened, on its way; steps wait for it
    std::function<bool(const CaseId &)> m_isWaiting;
    bool m_loading = false, m_hasCameras = false, m_hasNearby = false;

    CaseHeader *m_header;
    ClaimBand *m_held;
    LookersLine *m_lookers;
    LimitBlock *m_limit;
    QScrollArea *m_scroll;
    QListView *m_timeline;
    TimelineModel *m_line;
    PhotoStrip *m_photos;
    SectionHeader *m_photoSection;
    AdvicePane *m_advice;
    FactList *m_facts;
    ActionBar *m_actions;
    EmptyState *m_empty;
    QTimer m_second;
};

} // namespace huying
