// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/model/account.h"
#include "data/model/caseboard.h"
#include "data/model/selection.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

class QListView;
class QScrollArea;

namespace huying
{

class ActionBar;
class CaseHeader;
class EmptyState;
class FactList;
class LimitBlock;
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
    /// The case shown with what is known of it has been read from the store.
    bool isSettled() const { return !m_loading; }
    /// The first button; from there Space acts and Tab goes on.
    void focusActions();
    /// Answers placeWanted().
    void offerPlace(LonLat place, const QString &address, const QString &area);

signals:
    void titleCountChanged(const QString &number); ///< for the title bar
    void placeWanted(const huying::CaseId &id);    ///< pick a place on the map, then offerPlace()
    void done(const QString &text);                ///< "已受理 QD0812-0137": for a toast

private:
    void build();
    void showSelected();
    void boardChanged(const QList<int> &rows);
    void showState();
    void load();
    void take(const Result<CaseFile> &file);
    void tick();
    void submit(const QString &kind, const QJsonObject &payload);
    void actionDone(const QUuid &actionId);
    void actionRefused(const QUuid &actionId, const Error &error);

    LiveStore &m_live;
    const CaseBoard &m_board;
    const CaseWords &m_words;
    Selection &m_selection;
    const Account m_account;
    CaseState m_state;
    QList<Action> m_history;
    QUuid m_pending; ///< action on its way
    QString m_pendingText;
    bool m_loading = false;

    CaseHeader *m_header;
    LimitBlock *m_limit;
    QScrollArea *m_scroll;
    QListView *m_timeline;
    TimelineModel *m_steps;
    PhotoStrip *m_photos;
    SectionHeader *m_photoSection;
    FactList *m_facts;
    ActionBar *m_actions;
    EmptyState *m_empty;
    QTimer m_second;
};

} // namespace huying
