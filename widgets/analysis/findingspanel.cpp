// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/analysis/findingspanel.h"

#include "widgets/analysis/plaintable.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QTableView>

namespace huying
{

namespace
{

constexpr int codeRole = Qt::UserRole + 1;

} // namespace

FindingsPanel::FindingsPanel(QWidget *parent)
    : QWidget(parent), m_controls(new QHBoxLayout), m_sum(new Label({}, Label::Tone::Text, Label::Size::Table, true)),
      m_method(new Label({}, Label::Tone::Third, Label::Size::Label)), m_rows(new QStandardItemModel(0, 3, this)),
      m_list(makePlainTable(m_rows, {190, 230, 0}, this)), m_empty(new EmptyState)
{
    m_controls->setContentsMargins(16, 10, 16, 6);
    m_controls->setSpacing(8);
    m_controls->addStretch();
    m_sum->setContentsMargins(16, 2, 16, 6);
    m_method->setContentsMargins(16, 6, 16, 8);
    m_method->setWordWrap(true);
    m_rows->setHorizontalHeaderLabels({tr("Finding"), tr("Area"), tr("Why")});
    m_list->setAccessibleName(tr("Findings"));
    m_list->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(m_controls);
    column->addWidget(m_sum);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_method);
    m_list->hide();
    connect(m_list, &QTableView::doubleClicked, this, [this](const QModelIndex &index) { choose(index.row()); });
}

void FindingsPanel::addControl(const QString &label, QWidget *control)
{
    const int end = m_controls->count() - 1; // before the stretch
    if (!label.isEmpty())
        m_controls->insertWidget(end, new Label(label, Label::Tone::Second));
    m_controls->insertWidget(m_controls->count() - 1, control);
    control->setProperty("compact", true);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(label);
}

void FindingsPanel::setFindings(const QList<AreaFinding> &findings, const QString &sum, const QString &method)
{
    m_rows->setRowCount(0);
    for (const AreaFinding &finding : findings) {
        auto *kind = new QStandardItem(finding.kind), *area = new QStandardItem(finding.area), *why = new QStandardItem(finding.sentence);
        kind->setData(finding.shade, Qt::DecorationRole);
        kind->setData(finding.code, codeRole);
        why->setToolTip(finding.sentence.toHtmlEscaped());
        area->setToolTip(finding.area.toHtmlEscaped());
        m_rows->appendRow({kind, area, why});
    }
    m_sum->setText(sum);
    m_method->setText(method);
    m_list->setVisible(!findings.isEmpty());
    m_empty->setVisible(findings.isEmpty());
    if (findings.isEmpty())
        m_empty->tell(QStringLiteral("chart"), tr("Nothing stands out"), tr("Nothing is there that chance would not bring; another period or class may show more."));
    else
        m_list->selectRow(0);
}

void FindingsPanel::tell(const QString &title, const QString &why)
{
    setFindings({}, {}, {});
    m_empty->tell(QStringLiteral("clock"), title, why);
}

int FindingsPanel::rowCount() const
{
    return m_rows->rowCount();
}

QString FindingsPanel::text(int row, int column) const
{
    return m_rows->index(row, column).data().toString();
}

void FindingsPanel::choose(int row)
{
    if (const QString code = m_rows->index(row, 0).data(codeRole).toString(); !code.isEmpty())
        emit areaChosen(code);
}

bool FindingsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(m_list->currentIndex().row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace huying
