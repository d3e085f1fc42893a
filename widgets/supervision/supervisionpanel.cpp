// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervision/supervisionpanel.h"

#include "widgets/controls/columnhead.h"
#include "widgets/controls/emptystate.h"
#include "widgets/delegates/lampdelegate.h"
#include "widgets/delegates/rowground.h"
#include "widgets/queue/footline.h"
#include "widgets/queue/queuefollower.h"

#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace huying {

namespace {

enum Column { LampColumn, NumberColumn, OrgColumn, MatterColumn, KindColumn, LimitColumn, StateColumn };

RowColumns columns()
{
    return {{{{}, 14},
             {SupervisionPanel::tr("No."), 92},
             {SupervisionPanel::tr("Organisation"), 112},
             {SupervisionPanel::tr("Matter"), 0},
             {SupervisionPanel::tr("Kind"), 56},
             {SupervisionPanel::tr("Limit"), 76},
             {SupervisionPanel::tr("State"), 64}}};
}

class SupervisionDelegate : public QStyledItemDelegate
{
public:
    SupervisionDelegate(const CaseWords &words, QObject *parent)
        : QStyledItemDelegate(parent), m_words(words), m_columns(columns())
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {320, themeOf(option.widget).metrics.dockedRow};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *c = index.data(QueueModel::CaseRole).value<const CaseState *>();
        if (!c)
            return;
        const Theme &t = themeOf(option.widget);
        const auto lamp = static_cast<Lamp>(index.data(QueueModel::LampRole).toInt());
        QPainter &p = *painter;
        p.save();
        paintRow(p, option, index, RowState::Normal, option.state & QStyle::State_HasFocus);
        const QList<QRect> at = m_columns.split(option.rect);
        symbolsOf(option.widget).draw(p, QRectF(at[LampColumn]).center(), Symbol::lamp(shapeOf(lamp), 12));
        const auto text = [&](Column column, const QString &words, const QColor &color, bool bold = false) {
            p.setFont(t.font(t.type.table, bold));
            p.setPen(color);
            p.drawText(at[column], Qt::AlignVCenter,
                       p.fontMetrics().elidedText(words, Qt::ElideRight, at[column].width()));
        };
        text(NumberColumn, c->no, t.t2);
        text(OrgColumn, c->org.isEmpty() ? QStringLiteral("—") : m_words.organization(c->org), t.t1);
        text(MatterColumn, c->title, t.t1);
        text(KindColumn, pressingWord(*c, lamp), t.t1);
        text(LimitColumn, limitText(shapeOf(lamp), index.data(QueueModel::LeftRole).toLongLong()),
             lamp == Lamp::Overdue ? t.red : lamp == Lamp::Near ? t.yel : t.t1, true);
        text(StateColumn, m_words.state(c->state), t.t2);
        p.restore();
    }

private:
    const CaseWords &m_words;
    const RowColumns m_columns;
};

QueueFilter pressing()
{
    QueueFilter filter;
    filter.pressing = true;
    return filter;
}

} // namespace

QString pressingWord(const CaseState &state, Lamp lamp)
{
    if (state.flags & FlagSupervised)
        return SupervisionPanel::tr("Supervised");
    if (state.urged)
        return state.urged > 1 ? SupervisionPanel::tr("Urged ×%1").arg(state.urged) : SupervisionPanel::tr("Urged");
    switch (lamp) {
    case Lamp::Overdue: return SupervisionPanel::tr("Overdue");
    case Lamp::Near: return SupervisionPanel::tr("Near due");
    case Lamp::Stopped: return SupervisionPanel::tr("Suspended");
    default: return {};
    }
}

SupervisionPanel::SupervisionPanel(const CaseBoard &board, const CaseWords &words, Selection &selection,
                                   QueueModel::Now now, QWidget *parent)
    : QWidget(parent), m_model(board, words.workflow(), std::move(now), nullptr, QueueModel::Text::OnDemand),
      m_lamps(new LampCounts(this)), m_view(new QListView(this)), m_empty(new EmptyState(this))
{
    m_lamps->hide(); // until a title bar takes it
    m_model.setFilter(pressing());
    m_model.setDescription([this, &words](const CaseState &c, Lamp lamp) {
        return QStringList{pressingWord(c, lamp), words.sentence(c, lamp, m_model.now())}.join(QStringLiteral(" · "));
    });
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setItemDelegate(new SupervisionDelegate(words, m_view));
    m_view->setAccessibleName(tr("Cases to chase"));
    auto *follower = new QueueFollower(*m_view, m_model, selection);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(new ColumnHead(columns(), m_view, this));
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    connect(follower, &QueueFollower::activated, this, &SupervisionPanel::caseActivated);
    connect(&m_model, &QueueModel::countsChanged, this, &SupervisionPanel::showCounts);
    connect(&words, &CaseWords::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(&m_second, &QTimer::timeout, this, &SupervisionPanel::tick);
    m_second.start(static_cast<int>(secondMs));
    showCounts();
}

void SupervisionPanel::tick()
{
    m_model.tick();
    m_lamps->setCounts(m_model.lampCount(Lamp::Overdue), m_model.lampCount(Lamp::Near));
    m_view->viewport()->update();
}

void SupervisionPanel::showCounts()
{
    m_lamps->setCounts(m_model.lampCount(Lamp::Overdue), m_model.lampCount(Lamp::Near));
    const int count = m_model.count(QueueTab::Open);
    emit titleCountChanged(tr("%n case(s)", nullptr, count));
    const bool empty = m_model.rowCount() == 0;
    m_view->setVisible(!empty);
    m_empty->setVisible(empty);
    if (empty)
        m_empty->tell(QStringLiteral("flag"), tr("Nothing to chase"),
                      tr("No case is late, near its limit, urged or suspended"));
}

} // namespace huying
