// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/activity/activitypanel.h"

#include "widgets/controls/columnhead.h"
#include "widgets/controls/emptystate.h"
#include "widgets/delegates/rowground.h"

#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace huying {

namespace {

enum Column { TimeColumn, NumberColumn, ActionColumn, OrgColumn, TitleColumn };

RowColumns columns()
{
    return {{{ActivityPanel::tr("Time"), 58},
             {ActivityPanel::tr("Case"), 92},
             {ActivityPanel::tr("Step"), 64},
             {ActivityPanel::tr("Organisation"), 72},
             {ActivityPanel::tr("Matter"), 0}}};
}

QString actionWord(const CaseWords &words, const ActivityModel::Entry &entry)
{
    const WorkflowAction *action = words.workflow().action(entry.action);
    return action ? words.action(*action) : ActivityPanel::tr("→ %1", "case is now in state").arg(words.state(entry.state));
}

class ActivityDelegate : public QStyledItemDelegate
{
public:
    ActivityDelegate(const CaseWords &words, QObject *parent)
        : QStyledItemDelegate(parent), m_words(words), m_columns(columns())
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {320, themeOf(option.widget).metrics.dockedRow};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &t = themeOf(option.widget);
        const ActivityModel::Entry &e = static_cast<const ActivityModel *>(index.model())->entry(index.row());
        QPainter &p = *painter;
        p.save();
        paintRow(p, option, index, RowState::Normal, option.state & QStyle::State_HasFocus);
        const QList<QRect> at = m_columns.split(option.rect);
        const auto text = [&](Column column, const QString &words, const QColor &color, bool bold = false) {
            p.setFont(t.font(t.type.table, bold));
            p.setPen(color);
            p.drawText(at[column], Qt::AlignVCenter,
                       p.fontMetrics().elidedText(words, Qt::ElideRight, at[column].width()));
        };
        text(TimeColumn, clockSeconds(e.at), t.t2);
        text(NumberColumn, e.no, t.t2);
        text(ActionColumn, actionWord(m_words, e), t.t1, true);
        text(OrgColumn, e.org.isEmpty() ? QStringLiteral("—") : m_words.shortOrganization(e.org), t.t2);
        text(TitleColumn, e.title, t.t1);
        p.restore();
    }

private:
    const CaseWords &m_words;
    const RowColumns m_columns;
};

} // namespace

ActivityPanel::ActivityPanel(ActivityModel &model, const CaseWords &words, Selection &selection, QWidget *parent)
    : QWidget(parent), m_model(model), m_view(new QListView(this)), m_empty(new EmptyState(this)),
      m_news(new QPushButton(m_view))
{
    // Before the view hears of new rows: where it stands now is what has to stay.
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, &ActivityPanel::remember);
    m_view->setModel(&model);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setItemDelegate(new ActivityDelegate(words, m_view));
    m_view->setAccessibleName(tr("Latest steps"));
    m_view->viewport()->installEventFilter(this);
    m_news->setProperty("role", "primary");
    m_news->setProperty("compact", true);
    m_news->setFocusPolicy(Qt::NoFocus);
    m_news->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(new ColumnHead(columns(), m_view, this));
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    m_empty->tell(QStringLiteral("history"), tr("Nothing has happened yet"), tr("Steps of cases appear here as they are taken"));
    m_view->setVisible(model.rowCount() > 0);
    m_empty->setVisible(model.rowCount() == 0);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        m_unseen += last - first + 1;
        m_empty->hide();
        m_view->show();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { // the time machine has put other steps there
        m_unseen = 0;
        m_empty->setVisible(m_model.rowCount() == 0);
        m_view->setVisible(m_model.rowCount() > 0);
    });
    connect(m_news, &QPushButton::clicked, this, &ActivityPanel::toTop);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &ActivityPanel::showUnseen);
    connect(&words, &CaseWords::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    const auto select = [this, &selection](const QModelIndex &index) { selection.selectCase(m_model.entry(index.row()).id); };
    connect(m_view, &QListView::clicked, this, select);
    connect(m_view, &QListView::activated, this, select);
}

void ActivityPanel::remember()
{
    if (!m_settling)
        QMetaObject::invokeMethod(this, &ActivityPanel::settle, Qt::QueuedConnection);
    m_settling = true;
    if (m_anchor.isValid())
        return;
    // At the top with nobody looking the newest just shows; else what is seen stays.
    const bool looked = m_view->viewport()->underMouse() || m_view->hasFocus() || m_view->verticalScrollBar()->value() > 0;
    m_anchor = looked ? m_view->indexAt({1, 1}) : QModelIndex();
    if (m_anchor.isValid())
        m_anchorTop = m_view->visualRect(m_anchor).top();
}

void ActivityPanel::settle()
{
    m_settling = false;
    if (m_anchor.isValid()) {
        const int moved = m_view->visualRect(m_anchor).top() - m_anchorTop;
        QScrollBar *bar = m_view->verticalScrollBar();
        bar->setValue(bar->value() + moved);
    }
    m_anchor = QModelIndex();
    showUnseen();
}

void ActivityPanel::toTop()
{
    m_view->scrollToTop();
    showUnseen();
}

void ActivityPanel::showUnseen()
{
    if (m_view->verticalScrollBar()->value() == 0 && !m_settling)
        m_unseen = 0;
    m_news->setVisible(m_unseen > 0 && !m_settling);
    m_news->setText(tr("%n new step(s) ↑", nullptr, m_unseen));
    m_news->adjustSize();
    m_news->move((m_view->width() - m_news->width()) / 2, 4);
}

bool ActivityPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        showUnseen();
    return QWidget::eventFilter(watched, event);
}

} // namespace huying
