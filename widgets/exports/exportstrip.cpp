// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exports/exportstrip.h"

#include "data/model/settings.h"
#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>
#include <QUrl>

namespace huying
{

ExportStrip::ExportStrip(LiveStore &live, QWidget *parent)
    : QWidget(parent), m_export(live), m_text(new Label({}, Label::Tone::Text, Label::Size::Table)),
      m_stop(new KeyButton(tr("Stop"), QStringLiteral("Esc"), KeyButton::Role::Normal, this)),
      m_open(new KeyButton(tr("Open folder"), {}, KeyButton::Role::Normal, this))
{
    setAccessibleName(tr("Export"));
    setFixedHeight(44);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_open);
    row->addWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_export.isRunning())
            m_export.cancel();
        else
            hide();
    });
    connect(m_open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_file).path())); });
    connect(&m_export, &ListExport::progressed, this, &ExportStrip::showProgress);
    connect(&m_export, &ListExport::failed, this, [this](const QString &why) { showEnd(why, true); });
    connect(&m_export, &ListExport::cancelled, this, [this] { showEnd(tr("Export stopped; no file was left"), false); });
    connect(&m_export, &ListExport::finished, this, [this](const QString &file, int rows) {
        m_file = file;
        showEnd(tr("%L1 rows exported to %2").arg(rows).arg(file), false);
        m_open->show();
        emit done(tr("Exported %1").arg(QFileInfo(file).fileName()));
    });
    hide();
}

void ExportStrip::ask(ListJob job)
{
    if (m_export.isRunning())
        return;
    const QString kept = keptSettings().value(QStringLiteral("export/folder")).toString();
    auto *files = new QFileDialog(window(), tr("Export list"),
                                  kept.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : kept);
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    const QString suffix = suffixOf(job.format);
    files->setNameFilter(job.format == ListFormat::Xlsx  ? tr("Excel workbook (*.xlsx)")
                         : job.format == ListFormat::Csv ? tr("Text table (*.csv)")
                                                         : tr("PDF document (*.pdf)"));
    files->setDefaultSuffix(suffix);
    static const QRegularExpression unfit(QStringLiteral("[/\\\\:*?\"<>|\\s]+"));
    files->selectFile(job.file.replace(unfit, QStringLiteral("-")));
    connect(files, &QFileDialog::fileSelected, this, [this, job, suffix](QString file) mutable {
        if (!file.endsWith(QLatin1Char('.') + suffix, Qt::CaseInsensitive))
            file += QLatin1Char('.') + suffix;
        keptSettings().setValue(QStringLiteral("export/folder"), QFileInfo(file).path());
        job.file = file;
        m_export.start(job);
    });
    files->open();
}

void ExportStrip::showProgress(int done, int total)
{
    m_trouble = false;
    m_share = total ? double(done) / total : 0;
    m_text->setTone(Label::Tone::Text);
    m_text->setText(tr("Exporting %L1 of %L2").arg(done).arg(total));
    m_stop->setText(tr("Stop"));
    m_open->hide();
    show();
    update();
}

void ExportStrip::showEnd(const QString &text, bool isTrouble)
{
    m_share = 0;
    m_trouble = isTrouble;
    m_text->setTone(isTrouble ? Label::Tone::Red : Label::Tone::Text);
    m_text->setText(text);
    m_stop->setText(tr("Dismiss"));
    m_open->hide();
    show();
    update();
}

void ExportStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_stop->click();
    else
        QWidget::keyPressEvent(event);
}

void ExportStrip::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), m_trouble ? t.redt : t.bg2);
    p.fillRect(QRect(0, 0, width(), 1), t.line);
    p.fillRect(QRect(0, height() - 3, int(width() * m_share), 3), t.acc);
}

} // namespace huying
