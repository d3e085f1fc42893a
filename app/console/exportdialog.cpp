// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/exportdialog.h"

#include "data/model/settings.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>

namespace huying
{

namespace
{

QString folder()
{
    const QString kept = keptSettings().value(QStringLiteral("export/folder")).toString();
    return kept.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : kept;
}

} // namespace

ExportDialog::ExportDialog(const MapSheet &sheet, QWidget *parent)
    : QDialog(parent), m_sheet(sheet), m_title(new QLineEdit(sheet.title)), m_paper(new QComboBox),
      m_resolution(new QComboBox)
{
    setWindowTitle(tr("Export map"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 16, 20, 16);
    form->setSpacing(10);
    m_title->setMinimumWidth(360);
    m_title->setMaxLength(60);
    m_title->selectAll();
    for (const auto &[text, size] : {std::pair(tr("A4 landscape"), QSizeF(297, 210)), std::pair(tr("A4 portrait"), QSizeF(210, 297)),
                                     std::pair(tr("A3 landscape"), QSizeF(420, 297)), std::pair(tr("A3 portrait"), QSizeF(297, 420))})
        m_paper->addItem(text, size);
    for (const int dpi : {150, 200, 300})
        m_resolution->addItem(tr("%1 dpi").arg(dpi), dpi);
    m_resolution->setCurrentIndex(2); // for print
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("Paper"), m_paper);
    form->addRow(tr("Resolution"), m_resolution);
    auto *note = new QLabel(tr("What the map shows goes on the sheet, people excepted. A PDF is laid out by QGIS at a round scale, with the legend of its layers."));
    note->setWordWrap(true);
    form->addRow(note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto *go = buttons->addButton(tr("Choose file…"), QDialogButtonBox::ActionRole);
    form->addRow(buttons);
    go->setDefault(true); // once it is in the dialog: else Enter would cancel
    connect(go, &QPushButton::clicked, this, &ExportDialog::askFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

MapSheet ExportDialog::sheet() const
{
    MapSheet sheet = m_sheet;
    sheet.title = m_title->text().trimmed();
    sheet.millimetres = m_paper->currentData().toSizeF();
    sheet.dpi = m_resolution->currentData().toInt();
    return sheet;
}

void ExportDialog::askFile()
{
    auto *files = new QFileDialog(this, tr("Export map"), folder());
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    const QStringList filters{tr("PDF document (*.pdf)"), tr("PNG picture (*.png)")};
    files->setNameFilters(filters);
    files->setDefaultSuffix(QStringLiteral("pdf"));
    connect(files, &QFileDialog::filterSelected, files, [files](const QString &filter) {
        files->setDefaultSuffix(filter.contains(QLatin1String("*.png")) ? QStringLiteral("png") : QStringLiteral("pdf"));
    });
    static const QRegularExpression unfit(QStringLiteral("[/\\\\:*?\"<>|\\s]+"));
    files->selectFile(sheet().title.replace(unfit, QStringLiteral("-")));
    connect(files, &QFileDialog::fileSelected, this, [this](QString file) {
        const bool known = file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)
                           || file.endsWith(QLatin1String(".png"), Qt::CaseInsensitive);
        if (!known)
            file += QStringLiteral(".pdf");
        keptSettings().setValue(QStringLiteral("export/folder"), QFileInfo(file).path());
        emit chosen(sheet(), file);
        accept();
    });
    files->open();
}

} // namespace huying
