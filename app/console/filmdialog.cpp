// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/filmdialog.h"

#include "app/console/consolewindow.h"
#include "app/console/session.h"
#include "data/live/whendone.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>

namespace huying
{

namespace
{

constexpr int usualSeconds = 60;

QDateTimeEdit *instantEdit(TimeMs at)
{
    auto *edit = new QDateTimeEdit(QDateTime::fromMSecsSinceEpoch(at));
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    edit->setCalendarPopup(true);
    edit->setMinimumWidth(176); // its own hint leaves the arrow no room
    return edit;
}

} // namespace

FilmDialog::FilmDialog(Session &session, ConsoleWindow &window)
    : QDialog(&window), m_session(session), m_window(window), m_from(instantEdit(session.time.at() - (session.time.isPast() ? 0 : dayMs))),
      m_to(instantEdit(session.time.at() + (session.time.isPast() ? dayMs : 0))), m_seconds(new QSpinBox), m_folder(new QLineEdit),
      m_note(new QLabel), m_bar(new QProgressBar)
{
    setWindowTitle(tr("Export the past as pictures or video"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 16, 20, 16);
    form->setSpacing(10);
    m_seconds->setRange(1, 600);
    m_seconds->setValue(usualSeconds);
    m_seconds->setSuffix(tr(" s"));
    m_folder->setMinimumWidth(360);
    m_folder->setText(QDir(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)).filePath(QStringLiteral("huying-film")));
    auto *where = new QWidget;
    auto *row = new QHBoxLayout(where);
    row->setContentsMargins({});
    row->addWidget(m_folder, 1);
    auto *choose = new QPushButton(tr("Choose…"));
    row->addWidget(choose);
    form->addRow(tr("From"), m_from);
    form->addRow(tr("To"), m_to);
    form->addRow(tr("Length"), m_seconds);
    form->addRow(tr("Folder"), where);
    m_folder->setObjectName(QStringLiteral("folder"));
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setWordWrap(true);
    form->addRow(m_note);
    m_bar->hide();
    form->addRow(m_bar);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_go = buttons->addButton(tr("Take the pictures"), QDialogButtonBox::ActionRole);
    m_go->setObjectName(QStringLiteral("go"));
    form->addRow(buttons);
    m_go->setDefault(true); // once it is in the dialog: else Enter would cancel
    connect(choose, &QPushButton::clicked, this, &FilmDialog::chooseFolder);
    connect(m_go, &QPushButton::clicked, this, &FilmDialog::begin);
    connect(buttons, &QDialogButtonBox::rejected, this, &FilmDialog::reject);
    for (QDateTimeEdit *edit : {m_from, m_to})
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, &FilmDialog::describe);
    connect(m_seconds, &QSpinBox::valueChanged, this, &FilmDialog::describe);
    describe();
}

FilmPlan FilmDialog::plan() const
{
    FilmPlan plan{m_from->dateTime().toMSecsSinceEpoch(), m_to->dateTime().toMSecsSinceEpoch(), 0, m_folder->text().trimmed()};
    plan.step = FilmPlan::stepFor(plan.from, plan.to, m_seconds->value());
    return plan;
}

void FilmDialog::describe()
{
    const QString video = Film::videoMaker().isEmpty() ? tr("Without ffmpeg it stays with pictures.") : tr("ffmpeg makes a video of them.");
    m_note->setText(tr("%n picture(s) of this window.", nullptr, plan().frames()) + QLatin1Char(' ') + video);
    m_go->setEnabled(plan().frames() > 0);
}

void FilmDialog::chooseFolder()
{
    auto *files = new QFileDialog(this, tr("Folder of the pictures"), m_folder->text());
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setFileMode(QFileDialog::Directory);
    files->setOption(QFileDialog::ShowDirsOnly);
    connect(files, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    files->open();
}

void FilmDialog::begin()
{
    m_go->setEnabled(false);
    const FilmPlan wanted = plan();
    whenDone(m_session.live.audit(QStringLiteral("film"), wanted.folder, QStringLiteral("%1 – %2").arg(m_from->text(), m_to->text())), this,
             [this, wanted](const Result<void> &done) { done ? film(wanted) : tell(done.error()); });
}

void FilmDialog::film(const FilmPlan &wanted)
{
    m_film = new Film(m_session, m_window, wanted, this);
    connect(m_film, &Film::progressed, this, [this](int frames, int all) {
        m_bar->setRange(0, all);
        m_bar->setValue(frames);
    });
    connect(m_film, &Film::finished, this, [this](const QString &where) {
        m_note->setText(tr("Done: %1").arg(where));
        m_go->setEnabled(true);
        m_film->deleteLater();
    });
    connect(m_film, &Film::failed, this, &FilmDialog::tell);
    if (const auto started = m_film->start(); !started)
        return tell(started.error());
    m_bar->show();
}

void FilmDialog::tell(const Error &error)
{
    m_note->setText(error.message);
    m_go->setEnabled(true);
    if (m_film)
        m_film->deleteLater();
}

void FilmDialog::reject()
{
    if (m_film)
        m_film->cancel();
    QDialog::reject();
}

} // namespace huying
