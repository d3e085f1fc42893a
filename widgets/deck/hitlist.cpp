// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/hitlist.h"

#include "theme/icons.h"
#include "theme/symbols.h"
#include "widgets/controls/panelground.h"
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
constexpr qsizetype longestHit = 200; ///< more never fits, and measuring it takes time

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

    QList<EntryRow> rows;

    void set(const QList<EntryRow> &fresh)
    {
        beginResetModel();
        rows = fresh;
        endResetModel();
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(rows.size());
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        const EntryRow &row = rows[index.row()];
        if (role == Qt::DisplayRole)
            return row.title;
        if (role == Qt::AccessibleTextRole)
            return QStringList{row.mark, row.title, row.detail, row.note}.join(QStringLiteral(" · "));
        if (role == Qt::ToolTipRole) // escaped: a tip takes what looks like markup for it
            return QString(QStringList{row.title, row.detail}.join(QStringLiteral(" · ")).left(300).toHtmlEscaped());
        return {};
    }
};

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = themeOf(option.widget);
    const EntryRow &row = static_cast<const HitModel *>(index.model())->rows[index.row()];
    QPainter &p = *painter;
    paintRow(p, option, index);
    p.save();
    QRect r = option.rect.adjusted(12, 0, -12, 0);
    symbolsOf(option.widget).categoryChip(p, QPointF(r.left(), r.top() + (r.height() - 20) / 2), row.mark.isEmpty() ? QChar(u' ') : row.mark.front());
    r.setLeft(r.left() + 30);
    if (!row.note.isEmpty()) {
        p.setFont(t.font(t.type.label));
        p.setPen(t.t3);
        p.drawText(r, Qt::AlignVCenter | Qt::AlignRight, row.note);
        r.setRight(r.right() - p.fontMetrics().horizontalAdvance(row.note) - 12);
    }
    p.setFont(t.font(t.type.table, true));
    p.setPen(t.t1);
    const QString title = p.fontMetrics().elidedText(row.title.left(longestHit), Qt::ElideRight, r.width() * 2 / 3);
    p.drawText(r, Qt::AlignVCenter, title);
    r.setLeft(r.left() + p.fontMetrics().horizontalAdvance(title) + 12);
    p.setFont(t.font(t.type.table));
    p.setPen(t.t2);
    p.drawText(r, Qt::AlignVCenter, p.fontMetrics().elidedText(row.detail.left(longestHit), Qt::ElideRight, r.width()));
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

const QList<EntryRow> &HitList::rows() const
{
    return m_model->rows;
}

int HitList::currentRow() const
{
    const int row = m_view->currentIndex().row();
    return row < m_model->rowCount() ? row : -1;
}

const SearchHit *HitList::current() const
{
    const int row = currentRow();
    return row >= 0 && row < m_hits.size() ? &m_hits[row] : nullptr;
}

void HitList::setHits(const QString &title, const QList<SearchHit> &hits)
{
    m_hits = hits;
    QList<EntryRow> rows;
    for (const SearchHit &hit : hits)
        rows << EntryRow{markOf(hit.kind), hit.title, hit.detail, hit.place ? QString() : tr("no position")};
    m_head->setTitle(title);
    m_head->setNote(tr("↑↓ choose · ⏎ go · Esc close"));
    m_model->set(rows);
    m_view->setCurrentIndex(m_model->index(0));
    emit currentChanged();
}

void HitList::setRows(const QString &title, const QList<EntryRow> &rows, int row, const QString &note)
{
    m_hits.clear();
    m_head->setTitle(title);
    m_head->setNote(note);
    const QSignalBlocker quiet(m_view->selectionModel()); // the caller knows which row it is
    m_model->set(rows);
    m_view->setCurrentIndex(m_model->index(row));
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
    paintPanelGround(*this);
}

} // namespace huying
