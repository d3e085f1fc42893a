// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/result.h"
#include "data/model/time.h"

#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QTimer>

namespace huying
{

class ConsoleWindow;
class Session;

struct FilmPlan
{
    TimeMs from = 0, to = 0, step = 0;
    QString folder;

    static constexpr int framesPerSecond = 10;
    int frames() const { return step > 0 && to > from ? static_cast<int>((to - from) / step) + 1 : 0; }
    /// So that the whole takes `seconds`.
    static TimeMs stepFor(TimeMs from, TimeMs to, int seconds);
};

/// A stretch of the past as pictures of a window, one an instant, taken when everything on it has been drawn; then as
/// video too if ffmpeg is installed. The watermark and the time are on every one. Leaves the console at the last instant.
class Film : public QObject
{
    Q_OBJECT
public:
    Film(Session &session, ConsoleWindow &window, const FilmPlan &plan, QObject *parent = nullptr);

    /// Errors: BadInput (nothing to take), Storage (the folder).
    Result<void> start();
    void cancel();
    static QString videoMaker(); ///< the path of ffmpeg; empty if there is none

signals:
    void progressed(int frames, int all);
    void finished(const QString &fileOrFolder); ///< the video if one was made
    void failed(const huying::Error &error);

private:
    void look();
    void shoot();
    Result<qint64> writeFrame() const;
    void giveUp(const Error &why);
    void end();
    void makeVideo(const QString &program);
    QString frameFile(int frame) const;

    Session &m_session;
    QPointer<ConsoleWindow> m_window;
    const FilmPlan m_plan;
    QTimer m_look;
    QProcess m_maker;
    int m_frame = 0, m_calm = 0;
    bool m_isCancelled = false;
};

} // namespace huying
