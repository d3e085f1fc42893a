// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/unitlinedelegate.h"

#include "theme/symbols.h"
#include "widgets/delegates/lampdelegate.h"
#include "widgets/delegates/rowground.h"
#include "widgets/dispatch/unitwords.h"

#include <QDateTime>
#include <QPainter>
#include <QTableView>

namespace huying
{

namespace
{

struct UnitBoardWords
{
    Q_DECLARE_TR_FUNCTIONS(UnitBoardWords)
};

QString certificateText(const UnitLine &line)
{
    if (!line.unit.certifiedUntil)
        return UnitBoardWords::tr("None", "certificate");
    const QString until = QDateTime::fromMSecsSinceEpoch(line.unit.certifiedUntil).toString(QStringLiteral("yyyy-MM-dd"));
    return line.certified ? until : UnitBoardWords::tr("Expired %1").arg(until);
}

QString owedText(const UnitLine &line, TimeMs now)
{
    if (!line.due)
        return {};
    const QString what = line.unit.status == UnitStatus::Sent && !line.received ? UnitBoardWords::tr("to receive") : UnitBoardWords::tr("to arrive");
    return UnitBoardWords::tr("%1 %2", "time left, step").arg(limitText(lampShape(line.lamp), line.due - now), what);
}

bool standsAgainst(const UnitLine &line, int column)
{
    return (column == UnitModel::ShiftColumn && !line.onDuty) || (column == UnitModel::CertificateColumn && !line.certified);
}

} // namespace

int unitColumnWidth(int column)
{
    static constexpr int widths[UnitModel::ColumnCount] = {78, 112, 124, 104, 92, 128, 104, 48, 64};
    return widths[column];
}

QString unitCell(const UnitLine &line, int column, TimeMs now)
{
    switch (column) {
    case UnitModel::StatusColumn: return statusWord(line.unit.status);
    case UnitModel::NameColumn: return line.unit.name;
    case UnitModel::RoleColumn: return line.unit.role;
    case UnitModel::ShiftColumn: return line.unit.shift;
    case UnitModel::CertificateColumn: return certificateText(line);
    case UnitModel::LoadColumn: return line.load ? QString::number(line.load) : QString();
    case UnitModel::CaseColumn: return line.caseNo;
    case UnitModel::DueColumn: return owedText(line, now);
    case UnitModel::FixColumn: return !line.unit.fixAt ? QStringLiteral("—") : ageText(std::max<TimeMs>(0, now - line.unit.fixAt));
    default: return {};
    }
}

void UnitLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *line = index.data(UnitModel::LineRole).value<const UnitLine *>();
    if (!line)
        return;
    const Theme &t = themeOf(option.widget);
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    QPainter &p = *painter;
    p.save();
    paintRow(p, option, index, RowState::Normal, view && view->hasFocus() && view->currentIndex().row() == index.row());
    QRect cell = option.rect.adjusted(8, 0, -6, -1);
    const UnitRow &unit = line->unit;
    if (index.column() == UnitModel::StatusColumn) {
        symbolsOf(option.widget).draw(p, QPointF(cell.left() + 9, cell.center().y() + 0.5),
                                      Symbol::unit(static_cast<UnitShape>(unit.kind), static_cast<UnitMark>(unit.status),
                                                   unit.glyph.isEmpty() ? QChar(u'员') : unit.glyph[0], 17, false,
                                                   static_cast<float>(unit.heading)));
        cell.setLeft(cell.left() + 28);
    } else if (index.column() == UnitModel::DueColumn && line->due) {
        symbolsOf(option.widget).draw(p, QPointF(cell.left() + 6, cell.center().y() + 0.5), Symbol::lamp(lampShape(line->lamp), 12));
        cell.setLeft(cell.left() + 20);
    }
    const bool late = index.column() == UnitModel::DueColumn && line->lamp == Lamp::Overdue;
    const bool near = index.column() == UnitModel::DueColumn && line->lamp == Lamp::Near;
    p.setFont(t.font(t.type.table, late || near || index.column() == UnitModel::NameColumn));
    p.setPen(late || unit.status == UnitStatus::Sos                      ? t.red
             : near || standsAgainst(*line, index.column())               ? t.yel
             : index.column() == UnitModel::NameColumn                    ? t.t1
                                                                          : t.t2);
    const QString text = unitCell(*line, index.column(), m_now());
    p.drawText(cell, Qt::AlignVCenter, p.fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
    p.restore();
}

} // namespace huying
