// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/intake/filelist.h"

#include "data/live/whendone.h"
#include "data/store/attachments.h"
#include "widgets/controls/filterchip.h"
#include "widgets/controls/label.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QtConcurrent>

namespace huying {

namespace {

constexpr qsizetype mostFiles = 20, longestFileName = 40;

} // namespace

FileList::FileList(QWidget *parent)
    : QWidget(parent), m_chips(new ChipRow(this)), m_problem(new Label({}, Label::Tone::Yellow, Label::Size::Label, false, this))
{
    setAcceptDrops(true);
    auto *choose = new QPushButton(tr("Add files…"), this);
    choose->setFixedHeight(28);
    connect(choose, &QPushButton::clicked, this, &FileList::choose);
    connect(m_chips, &ChipRow::removed, this, [this](const QString &file) {
        m_files.removeAll(file);
        showChips();
    });
    m_problem->setWordWrap(true);
    auto *top = new QHBoxLayout;
    top->setContentsMargins({});
    top->addWidget(choose);
    top->addWidget(new Label(tr("pictures, PDF, MP4 up to 200 MB; dropped here too"), Label::Tone::Third, Label::Size::Label), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(m_chips);
    column->addWidget(m_problem);
    m_problem->hide();
}

QString FileList::problem() const
{
    return m_problem->text();
}

void FileList::choose()
{
    auto *dialog = new QFileDialog(this, tr("Files for the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(tr("Pictures, PDF, videos (*.jpg *.jpeg *.png *.pdf *.mp4)"));
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        for (const QString &file : files)
            add(file);
    });
    dialog->open();
}

void FileList::add(const QString &file)
{
    ++m_looking;
    whenDone(QtConcurrent::run(mayAttach, file), this, [this, file](const Result<void> &fit) {
        --m_looking;
        QString why = fit ? QString() : fit.error().message;
        if (fit && m_files.size() >= mostFiles)
            why = tr("%1 files at most").arg(mostFiles);
        if (why.isEmpty() && !m_files.contains(file))
            m_files << file;
        m_problem->setText(why);
        m_problem->setVisible(!why.isEmpty());
        showChips();
    });
}

void FileList::showChips()
{
    m_chips->clear();
    for (const QString &file : std::as_const(m_files))
        m_chips->put(file, tr("File"), QFileInfo(file).fileName().left(longestFileName));
    emit changed();
}

void FileList::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void FileList::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            add(url.toLocalFile());
    event->acceptProposedAction();
}

} // namespace huying
