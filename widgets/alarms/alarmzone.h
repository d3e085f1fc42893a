// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/selection.h"
#include "data/rules/alarmmodel.h"
#include "widgets/words/casewords.h"

#include <QTimer>
#include <QWidget>

class QKeyEvent;
class QListView;
class QToolButton;

namespace huying
{

class AlarmDelegate;
class Label;
class SectionHeader;
class ShelveForm;

/// The alarms at the head of a queue: Space acknowledges, Z shelves, Enter opens the case or the flood. Takes no room
/// while there is none. Never acknowledges by itself, never takes the focus by itself.
class AlarmZone : public QWidget
{
    Q_OBJECT
public:
    AlarmZone(AlarmModel &model, const CaseWords &words, Selection &selection, QWidget *parent = nullptr);

    QListView *view() const { return m_view; }
    ShelveForm *shelveForm() const { return m_form; }
    /// Off for pictures: the first frame stands still.
    void setAnimated(bool animated);
    bool isMoving() const { return m_frames.isActive(); }
    bool isMuted() const { return m_muted; }
    void setMuted(bool muted);
    void focusRows();
    /// Space and Z for the row that is marked, wherever near the queue the focus is. False: not its key, or nothing to do.
    bool takeKey(const QKeyEvent &event);

signals:
    void soundWanted(); ///< a new alarm, and every ten seconds while one is unacknowledged; not while muted
    void caseActivated(const huying::CaseId &id);
    void unitActivated(const QString &ref);
    void leftDown(); ///< Down in the last row: on to the queue

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildHeader();
    void showCounts();
    void showLoad();
    void fit();
    void keepCurrent();
    void swapFrame();
    void ring();
    bool acknowledge();
    bool startShelving();
    void shelve(const QString &reason, TimeMs span);
    void activate(const QModelIndex &index);
    bool takeListKey(const QKeyEvent &event);

    AlarmModel &m_model;
    const CaseWords &m_words;
    Selection &m_selection;
    SectionHeader *m_header;
    Label *m_load;
    QToolButton *m_shelvedButton, *m_muteButton;
    QListView *m_view;
    AlarmDelegate *m_delegate;
    ShelveForm *m_form;
    QTimer m_frames, m_bell;
    QString m_current; ///< key of the row that a key takes, kept while rows come and go
    QString m_shelving;
    int m_phase = 0;
    bool m_muted = false, m_animated = true, m_keeping = false;
};

} // namespace huying
