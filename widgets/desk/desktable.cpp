// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/desktable.h"

#include "theme/theme.h"
#include "widgets/desk/deskcells.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace huying
{

namespace
{

struct ColumnWidth
{
    int column, width;
};

// In the order of the screen; what isn't named is hidden.
constexpr ColumnWidth shownColumns[] = {
    {QueueModel::LimitColumn, 134},   {QueueModel::NumberColumn, 104},  {QueueModel::ChannelColumn, 60},
    {QueueModel::ItemColumn, 36},     {QueueModel::TitleColumn, 0},     {QueueModel::AreaColumn, 196},
    {QueueModel::OrgColumn, 132},     {QueueModel::StateColumn, 66},    {QueueModel::ResolvedColumn, 92},
    {QueueModel::StoppedColumn, 58},  {QueueModel::ReworkColumn, 44},   {QueueModel::PhotosColumn, 44}};

} // namespace

DeskTable::DeskTable(QueueModel &model, const CaseWords &words, QWidget *parent)
    : QTableView(parent), m_queue(model), m_words(words)
{
    setAccessibleName(tr("Cases of the desk"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setItemDelegate(new DeskTextDelegate(words, this));
    setItemDelegateForColumn(QueueModel::LimitColumn, new CheckLampDelegate(this));
    setItemDelegateForColumn(QueueModel::ItemColumn, new GlyphDelegate(words, this));
    setItemDelegateForColumn(QueueModel::ChannelColumn, new BadgeDelegate(
        [&words](const QModelIndex &index) { return words.badge(index.data().toString()); }, this));
}

void DeskTable::arrange()
{
    const std::pair<int, QString> names[] = {
        {QueueModel::LimitColumn, tr("Left")},       {QueueModel::NumberColumn, tr("Number")},
        {QueueModel::ChannelColumn, tr("Source")},   {QueueModel::ItemColumn, tr("Class")},
        {QueueModel::TitleColumn, tr("Case")},       {QueueModel::AreaColumn, tr("Place, grid")},
        {QueueModel::OrgColumn, tr("In charge")},    {QueueModel::StateColumn, tr("State")},
        {QueueModel::ResolvedColumn, tr("Resolved")}, {QueueModel::StoppedColumn, tr("Stopped")},
        {QueueModel::ReworkColumn, tr("Rework")},    {QueueModel::PhotosColumn, tr("Photos")}};
    for (const auto &[column, name] : names)
        m_queue.setHeaderData(column, Qt::Horizontal, name, Qt::DisplayRole);
    QHeaderView *header = horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setMinimumSectionSize(32);
    header->setFixedHeight(themeOf(this).metrics.tableRow);
    verticalHeader()->setDefaultSectionSize(themeOf(this).metrics.tableRow);
    for (int column = 0; column < QueueModel::ColumnCount; ++column)
        setColumnHidden(column, true);
    int place = 0;
    for (const auto &[column, width] : shownColumns) {
        setColumnHidden(column, false);
        header->moveSection(header->visualIndex(column), place++);
        header->setSectionResizeMode(column, width ? QHeaderView::Interactive : QHeaderView::Stretch);
        if (width) // other languages have longer words
            header->resizeSection(column, std::max(width, header->sectionSizeHint(column)));
    }
}

void DeskTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex().siblingAtColumn(QueueModel::LimitColumn);
    if (event->matches(QKeySequence::SelectAll))
        return m_queue.checkAll();
    if (event->key() == Qt::Key_Escape && !m_queue.checkedCases().isEmpty())
        return m_queue.uncheckAll();
    if (event->key() == Qt::Key_Space && index.isValid()) {
        const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        m_queue.setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        m_anchor = index;
        return;
    }
    const bool extends = event->modifiers() & Qt::ShiftModifier && index.isValid();
    if (!extends)
        m_anchor = QPersistentModelIndex();
    else if (!m_anchor.isValid())
        m_anchor = index;
    QTableView::keyPressEvent(event);
    if (extends && currentIndex().isValid() && currentIndex().row() != index.row())
        m_queue.setChecked(std::min(m_anchor.row(), currentIndex().row()), std::max(m_anchor.row(), currentIndex().row()), true);
}

} // namespace huying
