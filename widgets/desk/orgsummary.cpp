// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/orgsummary.h"

#include "theme/theme.h"
#include "widgets/controls/sectionheader.h"
#include "widgets/delegates/rowground.h"
#include "widgets/indicators/figuretext.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace huying
{

namespace
{

QString orDash(const QString &percent)
{
    return percent.isEmpty() ? QStringLiteral("—") : percent + QLatin1Char('%');
}

/// Cells in words, and the on-time rate as a bar.
class OrgDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &t = themeOf(option.widget);
        paintRow(*painter, option, index);
        const QRect cell = option.rect.adjusted(8, 0, -8, 0);
        if (index.column() == OrgModel::OnTimeBar) {
            const QVariant share = index.data(OrgModel::ShareRole);
            const QRect track(cell.left(), cell.center().y() - 3, cell.width(), 8);
            painter->fillRect(track, t.bg3);
            painter->fillRect(QRect(track.left(), track.top(), int(track.width() * share.toDouble()), 8), t.series);
            return;
        }
        const QString text = index.data().toString();
        const bool alarms = index.column() == OrgModel::Overdue && text != QLatin1String("0");
        const bool isName = index.column() == OrgModel::Name;
        painter->save();
        painter->setFont(t.font(t.type.table, isName || alarms || index.column() == OrgModel::OnTime));
        painter->setPen(alarms ? t.red : isName ? t.t1 : t.t2);
        painter->drawText(cell, Qt::AlignVCenter | (isName ? Qt::AlignLeft : Qt::AlignRight),
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
        painter->restore();
    }
};

} // namespace

OrgModel::OrgModel(const Indicators &indicators, const CaseWords &words, QObject *parent)
    : QAbstractTableModel(parent), m_indicators(indicators), m_words(words)
{
    connect(&indicators, &Indicators::changed, this, &OrgModel::refresh);
    connect(&words, &CaseWords::changed, this, [this] {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, Name), index(rowCount() - 1, Name));
    });
    refresh();
}

void OrgModel::refresh()
{
    QList<OrgFigures> rows = m_indicators.organizations();
    rows.removeIf([](const OrgFigures &org) { return org.code.isEmpty(); });
    if (rows == m_rows)
        return;
    const bool sameOrgs = std::ranges::equal(rows, m_rows, {}, &OrgFigures::code, &OrgFigures::code);
    if (!sameOrgs)
        beginResetModel();
    m_rows = std::move(rows);
    if (!sameOrgs)
        endResetModel();
    else
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int OrgModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OrgModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString OrgModel::text(const OrgFigures &org, int column) const
{
    switch (column) {
    case Name:
        return m_words.organization(org.code);
    case Open:
        return countText(org.open.open);
    case Overdue:
        return countText(org.open.with(Lamp::Overdue));
    case Due:
        return countText(org.month.due);
    case Handled:
        return countText(org.month.handled);
    case OnTime:
        return orDash(percentText(org.month.onTimeRate()));
    case Rework:
        return countText(org.month.rework);
    case ReworkRate:
        return orDash(percentText(org.month.reworkRate()));
    default:
        return {};
    }
}

QVariant OrgModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OrgFigures &org = m_rows[index.row()];
    const Ratio rate = org.month.onTimeRate();
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text(org, index.column());
    if (role == ShareRole && rate.isKnown())
        return rate.percent() / 100;
    if (role == Qt::ToolTipRole)
        return tr("%1: %2 of %3 in time").arg(m_words.organization(org.code), countText(org.month.inTime), countText(org.month.due));
    return {};
}

QVariant OrgModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Name ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    const QString names[ColumnCount] = {tr("Organization"), tr("Open"),    tr("Overdue"), tr("Due"),        tr("Handled"),
                                        tr("On time"),      QString(), tr("Rework"),  tr("Rework rate")};
    return names[section];
}

OrgSummary::OrgSummary(const Indicators &indicators, const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_model(new OrgModel(indicators, words, this)), m_title(new SectionHeader(tr("Organizations this month"), {}, this)),
      m_view(new QTableView(this))
{
    setAccessibleName(tr("Organizations this month"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_title->setNote(tr("of the cases whose limit ran out this month; double click: its cases"));
    column->addWidget(m_title);
    column->addWidget(m_view, 1);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new OrgDelegate(m_view));
    m_view->setAccessibleName(tr("Organizations this month"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(themeOf(this).metrics.dockedRow);
    QHeaderView *header = m_view->horizontalHeader();
    header->setSectionsClickable(false);
    header->setHighlightSections(false);
    header->setFixedHeight(themeOf(this).metrics.dockedRow);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setDefaultSectionSize(84);
    header->setSectionResizeMode(OrgModel::Name, QHeaderView::Stretch);
    header->resizeSection(OrgModel::OnTimeBar, 132);
    connect(m_view, &QTableView::activated, this,
            [this](const QModelIndex &index) { emit orgChosen(m_model->figures(index.row()).code); });
}

void OrgSummary::addControl(QWidget *control)
{
    m_title->addControl(control);
}

} // namespace huying
