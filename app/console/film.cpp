// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/film.h"

#include "app/console/consolewindow.h"
#include "app/console/session.h"
#include "widgets/alarms/alarmzone.h"

#include <QBuffer>
#include <QDir>
#include <QLayout>
#include <QLocale>
#include <QSaveFile>
#include <QStandardPaths>
#include <QStorageInfo>

namespace huying
{

namespace
{

constexpr int lookEveryMs = 30;
constexpr int calmLooks = 2; ///< settled twice in a row: late repaints are over
const QString partName = QStringLiteral("film.part.mp4"); ///< until it is whole
constexpr int quickCompression = 85; ///< hundreds of pictures: zlib's best would take longer than everything else

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 0, QLocale::DataSizeTraditionalFormat);
}

/// Alarms are those of the present, also while the past is shown: a picture of then is taken without them. They lose
/// their room, not the keyboard.
QPixmap pictureOfThen(QWidget &window)
{
    const QList<AlarmZone *> alarms = window.findChildren<AlarmZone *>();
    for (AlarmZone *zone : alarms) {
        zone->setMaximumHeight(0);
        if (QLayout *around = zone->parentWidget() ? zone->parentWidget()->layout() : nullptr)
            around->activate(); // what is below moves up before the picture, not after it
    }
    const QPixmap picture = window.grab();
    for (AlarmZone *zone : alarms)
        zone->setMaximumHeight(QWIDGETSIZE_MAX);
    return picture;
}

} // namespace

TimeMs FilmPlan::stepFor(TimeMs from, TimeMs to, int seconds)
{
    return std::max<TimeMs>(secondMs, (to - from) / std::max(1, seconds * framesPerSecond));
}

Film::Film(Session &session, ConsoleWindow &window, const FilmPlan &plan, QObject *parent)
    : QObject(parent), m_session(session), m_window(&window), m_plan(plan)
{
    connect(&m_look, &QTimer::timeout, this, &Film::look);
    connect(&session.time, &TimeMachine::failed, this, [this](const Error &error) {
        if (m_look.isActive())
            giveUp(error);
    });
    connect(&m_maker, &QProcess::errorOccurred, this, [this](QProcess::ProcessError what) {
        if (what == QProcess::FailedToStart)
            emit failed({ErrorKind::Unavailable, QStringLiteral("图片已在 %1，ffmpeg 没有启动：%2").arg(m_plan.folder, m_maker.errorString())});
    });
    connect(&m_maker, &QProcess::finished, this, [this](int code, QProcess::ExitStatus how) {
        const QDir folder(m_plan.folder);
        const QString part = folder.filePath(partName), film = folder.filePath(QStringLiteral("film.mp4"));
        if (how == QProcess::NormalExit && code == 0 && (!QFile::exists(film) || QFile::remove(film)) && QFile::rename(part, film))
            return emit finished(film);
        QFile::remove(part);
        if (m_isCancelled)
            return;
        emit failed({ErrorKind::Unavailable, QStringLiteral("图片已在 %1，ffmpeg 没有合成视频：%2")
                                                     .arg(m_plan.folder, QString::fromLocal8Bit(m_maker.readAllStandardError()).trimmed().left(300))});
    });
}

QString Film::videoMaker()
{
    return QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
}

QString Film::frameFile(int frame) const
{
    return QDir(m_plan.folder).filePath(QStringLiteral("frame-%1.png").arg(frame, 5, 10, QLatin1Char('0')));
}

Result<void> Film::start()
{
    if (m_plan.frames() == 0)
        return fail(ErrorKind::BadInput, QStringLiteral("起止时刻之间没有可拍的画面，请检查时间和步长"));
    QDir folder(m_plan.folder);
    if (!folder.mkpath(QStringLiteral(".")))
        return fail(ErrorKind::Storage, QStringLiteral("文件夹 %1 建不了，请检查权限和磁盘空间").arg(m_plan.folder));
    for (const QString &old : folder.entryList({QStringLiteral("frame-*.png")}, QDir::Files))
        folder.remove(old); // of another film, which would run on behind this one
    m_session.time.pause();
    m_session.time.show(m_plan.from);
    m_look.start(lookEveryMs);
    return {};
}

void Film::cancel()
{
    m_isCancelled = true;
    m_look.stop();
    m_maker.kill();
}

void Film::look()
{
    if (!m_window)
        return cancel();
    m_calm = m_session.isSettled() && m_window->isSettled() ? m_calm + 1 : 0;
    if (m_calm >= calmLooks)
        shoot();
}

void Film::shoot()
{
    m_calm = 0;
    const Result<qint64> written = writeFrame();
    if (!written)
        return giveUp(written.error());
    const qint64 left = QStorageInfo(m_plan.folder).bytesAvailable(), needed = *written * (m_plan.frames() - m_frame - 1);
    if (m_frame == 0 && left >= 0 && needed > left) // negative: of a file system that the machine does not list
        return giveUp({ErrorKind::Storage, QStringLiteral("%1 张图片约要 %2，%3 所在的磁盘只剩 %4，请换一个文件夹或缩短片长")
                                               .arg(m_plan.frames()).arg(sizeText(needed), m_plan.folder, sizeText(left))});
    emit progressed(++m_frame, m_plan.frames());
    if (m_frame < m_plan.frames())
        m_session.time.show(m_plan.from + m_frame * m_plan.step);
    else
        end();
}

/// Whole or not at all, of a picture that is encoded before: a full disk leaves no half of one. The bytes written.
Result<qint64> Film::writeFrame() const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSaveFile file(frameFile(m_frame));
    if (buffer.open(QIODevice::WriteOnly) && pictureOfThen(*m_window).save(&buffer, "PNG", quickCompression) && file.open(QIODevice::WriteOnly)
        && file.write(bytes) == bytes.size() && file.commit())
        return bytes.size();
    return fail(ErrorKind::Storage, QStringLiteral("图片 %1 写不了（%2），请检查权限和磁盘空间").arg(frameFile(m_frame), file.errorString()));
}

/// Part of a film is none: what was taken goes again.
void Film::giveUp(const Error &why)
{
    m_look.stop();
    for (int frame = 0; frame <= m_frame; ++frame)
        QFile::remove(frameFile(frame));
    emit failed({why.kind, m_frame ? why.message + QStringLiteral("；已拍的 %1 张已删去").arg(m_frame) : why.message});
}

void Film::end()
{
    m_look.stop();
    if (const QString maker = videoMaker(); !maker.isEmpty())
        makeVideo(maker);
    else
        emit finished(m_plan.folder);
}

void Film::makeVideo(const QString &program)
{
    m_maker.start(program, {QStringLiteral("-y"), QStringLiteral("-loglevel"), QStringLiteral("error"), QStringLiteral("-framerate"),
                            QString::number(FilmPlan::framesPerSecond), QStringLiteral("-i"), QDir(m_plan.folder).filePath(QStringLiteral("frame-%05d.png")),
                            // Its usual colours want an even width and height.
                            QStringLiteral("-vf"), QStringLiteral("pad=ceil(iw/2)*2:ceil(ih/2)*2"), QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p"),
                            QDir(m_plan.folder).filePath(partName)});
}

} // namespace huying
