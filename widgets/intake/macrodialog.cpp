// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/intake/macrodialog.h"

#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTableWidget>
#include <QVBoxLayout>

namespace huying {

MacroDialog::MacroDialog(const QList<Macro> &macros, const QString &line, Save save, QWidget *parent)
    : QDialog(parent), m_save(std::move(save)), m_table(new QTableWidget(0, 2, this)),
      m_problem(new Label({}, Label::Tone::Yellow, Label::Size::Table, false, this))
{
    setWindowTitle(tr("Macros"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Line that =NAME stands for")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(0, 160);
    m_table->verticalHeader()->hide();
    for (const Macro &macro : macros)
        addRow(macro);
    addRow({{}, line});
    m_problem->setWordWrap(true);
    auto *add = new KeyButton(tr("New"), QStringLiteral("Ins"), KeyButton::Role::Normal, this);
    auto *remove = new KeyButton(tr("Delete"), QStringLiteral("Del"), KeyButton::Role::Normal, this);
    auto *keep = new KeyButton(tr("Save"), QStringLiteral("Ctrl+S"), KeyButton::Role::Primary, this);
    for (KeyButton *button : {add, remove, keep})
        button->setAutoDefault(false);
    connect(add, &KeyButton::clicked, this, [this] { addRow({}); });
    connect(remove, &KeyButton::clicked, this, [this] { m_table->removeRow(m_table->currentRow()); });
    connect(keep, &KeyButton::clicked, this, &MacroDialog::save);
    auto *foot = new QHBoxLayout;
    foot->addWidget(add);
    foot->addWidget(remove);
    foot->addWidget(m_problem, 1);
    foot->addWidget(keep);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->addWidget(new Label(tr("Type =NAME in the command line; what follows it is added to the line."), Label::Tone::Second, Label::Size::Table, false, this));
    column->addWidget(m_table, 1);
    column->addLayout(foot);
    resize(720, 420);
    m_table->setCurrentCell(m_table->rowCount() - 1, 0);
    m_table->setFocus();
}

void MacroDialog::addRow(const Macro &macro)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, 0, new QTableWidgetItem(macro.name));
    m_table->setItem(row, 1, new QTableWidgetItem(macro.line));
    m_table->setCurrentCell(row, 0);
}

QString MacroDialog::problem() const
{
    return m_problem->text();
}

void MacroDialog::save()
{
    QList<Macro> macros;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto text = [&](int column) { return m_table->item(row, column) ? m_table->item(row, column)->text().simplified() : QString(); };
        if (!text(0).isEmpty())
            macros << Macro{text(0), text(1)};
    }
    if (const auto done = m_save(macros); !done)
        m_problem->setText(done.error().message);
    else
        accept();
}

void MacroDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Save))
        save();
    else if (event->key() == Qt::Key_Insert)
        addRow({});
    else if (event->key() == Qt::Key_Delete && m_table->currentRow() >= 0)
        m_table->removeRow(m_table->currentRow());
    else if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QDialog::keyPressEvent(event);
}

} // namespace huying
