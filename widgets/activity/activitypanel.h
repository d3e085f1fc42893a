// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/activitymodel.h"
#include "data/model/selection.h"
#include "widgets/words/casewords.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QListView;
class QPushButton;

namespace huying {

class EmptyState;

/// What just happened to cases, newest on top. While somebody looks at it, or has scrolled down, new lines come in
/// above without moving what is on the screen.
class ActivityPanel : public QWidget
{
    Q_OBJECT

public:
    ActivityPanel(ActivityModel &model, const CaseWords &words, Selection &selection, QWidget *parent = nullptr);

    QListView *view() const { return m_view; }
    QSize sizeHint() const override { return {432, 180}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void remember();
    void settle();
    void toTop();
    void showUnseen();

    ActivityModel &m_model;
    QListView *m_view;
    EmptyState *m_empty;
    QPushButton *m_news;
    QPersistentModelIndex m_anchor;
    int m_anchorTop = 0, m_unseen = 0;
    bool m_settling = false;
};

} // namespace huying
