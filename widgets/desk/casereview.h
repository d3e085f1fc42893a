// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "data/model/account.h"
#include "data/model/caseboard.h"
#include "data/model/closing.h"
#include "data/model/selection.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

class QListView;
class QScrollArea;

namespace huying
{

class CaseHeader;
class CheckList;
class CallList;
class ClockBar;
class EmptyState;
class EvidencePair;
class SectionHeader;
class TimelineModel;
class VerdictBar;

/// The selected case as a checker needs it: clock, evidence, checks, records, verdict.
class CaseReview : public QWidget
{
    Q_OBJECT
public:
    CaseReview(LiveStore &live, const CaseBoard &board, const CaseWords &words, Selection &selection,
               const Account &account, const ClosingConditions &closing, QWidget *parent = nullptr);

    /// Checking what was done, or calling those who reported it.
    enum class Mode : quint8 { Check, Call };
    void setMode(Mode mode);
    CheckList *checks() const { return m_checks; }
    CallList *calls() const { return m_calls; }
    VerdictBar *verdict() const { return m_verdict; }
    EvidencePair *evidence() const { return m_evidence; }
    bool isSettled() const { return !m_loading; }

signals:
    void settled();
    void submitted(const QString &kind);
    /// On disk; `state` is what the case has become.
    void done(const QString &kind, const huying::CaseState &state);
    /// Somebody wants to see the number of the reporter of this case: a reason has to be asked for and kept first.
    void unmaskAsked(const huying::CaseId &id);

private:
    void build();
    QWidget *makeRecords();
    void select();
    void load();
    void take(const Result<CaseFile> &file);
    void refresh();
    void tick();
    void submit(const CaseId &id, const QString &kind, QJsonObject payload);
    void showChecks();
    void addKeys();

    LiveStore &m_live;
    const CaseBoard &m_board;
    const CaseWords &m_words;
    Selection &m_selection;
    const Account m_account;
    CaseFile m_file;
    QUuid m_pending;
    QString m_pendingKind;
    Mode m_mode = Mode::Check;
    const ClosingConditions m_closing;
    bool m_loading = false;

    QWidget *m_body;
    CaseHeader *m_header;
    ClockBar *m_clock;
    EvidencePair *m_evidence;
    SectionHeader *m_checkTitle, *m_recordTitle;
    CheckList *m_checks;
    CallList *m_calls;
    QWidget *m_checkSide = nullptr;
    TimelineModel *m_steps;
    QListView *m_timeline;
    VerdictBar *m_verdict;
    EmptyState *m_empty;
    QTimer m_second;
};

} // namespace huying
