// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/hitlist.h"

#include "theme/icons.h"
#include "theme/symbols.h"
#include "widgets/controls/sectionheader.h"
#include "widgets/deck/hitwords.h"
#include "widgets/delegates/rowground.h"

#include <QAbstractListModel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace huying {

namespace {

constexpr int mostRows = 10;

class HitDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {200, themeOf(option.widget).metrics.tableRow};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace

class HitModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    QList<SearchHit> hits;

    void set(const QList<SearchHit> &fresh)
    {
        beginResetModel();
        hits = fresh;
        endResetModel();
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(hits.size());
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        const SearchHit &hit = hits[index.row()];
        if (role == Qt::DisplayRole)
            return hit.title;
        if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
            return QStringList{wordOf(hit.kind), hit.title, hit.detail}.join(QStringLiteral(" · "));
        return {};
    }
};

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = themeOf(option.widget);
    const SearchHit &hit = static_cast<const HitModel *>(index.model())->hits[index.row()];
    QPainter &p = *painter;
    paintRow(p, option, index);
    p.save();
    QRect r = option.rect.adjusted(12, 0, -12, 0);
    symbolsOf(option.widget).categoryChip(p, QPointF(r.left(), r.top() + (r.height() - 20) / 2), markOf(hit.kind).front());
    r.setLeft(r.left() + 30);
    if (!hit.place) {
        p.setFont(t.font(t.type.label));
        p.setPen(t.t3);
        const QString none = HitList::tr("no position");
        p.drawText(r, Qt::AlignVCenter | Qt::AlignRight, none);
        r.setRight(r.right() - p.fontMetrics().horizontalAdvance(none) - 12);
    }
    p.setFont(t.font(t.type.table, true));
    p.setPen(t.t1);
    const QString title = p.fontMetrics().elidedText(hit.title, Qt::ElideRight, r.width() * 2 / 3);
    p.drawText(r, Qt::AlignVCenter, title);
    r.setLeft(r.left() + p.fontMetrics().horizontalAdvance(title) + 12);
    p.setFont(t.font(t.type.table));
    p.setPen(t.t2);
    p.drawText(r, Qt::AlignVCenter, p.fontMetrics().elidedText(hit.detail, Qt::ElideRight, r.width()));
    p.restore();
}

HitList::HitList(QWidget *parent)
    : QFrame(parent), m_model(new HitModel(this)), m_view(new QListView(this)), m_head(new SectionHeader({}, {}, this))
{
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Search results"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new HitDelegate(m_view));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setAccessibleName(accessibleName());
    m_head->setNote(tr("↑↓ choose · ⏎ go · Esc close"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_view, 1);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &HitList::currentChanged);
    connect(m_view, &QListView::clicked, this, &HitList::chosen);
    hide();
}

const QList<SearchHit> &HitList::hits() const
{
    return m_model->hits;
}

const SearchHit *HitList::current() const
{
    const int row = m_view->currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? &m_model->hits[row] : nullptr;
}

void HitList::setHits(const QString &title, const QList<SearchHit> &hits)
{
    m_head->setTitle(title);
    m_model->set(hits);
    m_view->setCurrentIndex(m_model->index(0));
    emit currentChanged();
}

void HitList::move(int by)
{
    const int last = m_model->rowCount() - 1;
    m_view->setCurrentIndex(m_model->index(qBound(0, m_view->currentIndex().row() + by, last)));
}

int HitList::wantedHeight() const
{
    return m_head->sizeHint().height() + qMin(mostRows, m_model->rowCount()) * themeOf(this).metrics.tableRow + 1;
}

void HitList::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.setPen(t.line2);
    p.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace huying
