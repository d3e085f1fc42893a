// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/positions/linesource.h"
#include "data/positions/nmeafeed.h"

#include <QTimer>
#include <array>
#include <deque>

namespace huying
{

class RoadWalk;

/// How one source of positions stands, for the eyes of who keeps it.
struct PositionStatus
{
    struct BadLine
    {
        qint64 line = 0;
        TimeMs heardAt = 0; ///< by this machine's clock
        NmeaTrouble why = NmeaTrouble::None;
        QString kind;       ///< "GPRMC"; places do not get in here
    };

    QString name, unit;
    PositionSpec::From from = PositionSpec::From::File;
    LineSource::State state = LineSource::State::Waiting;
    QString why;
    qint64 lines = 0, fixes = 0;
    int units = 0;          ///< that have been heard
    TimeMs lastAt = 0;      ///< of the last fix, by the console's clock
    std::array<qint64, nmeaTroubles> troubles{};
    QList<BadLine> bad;     ///< the newest 50, the newest first

    /// Lines that were not taken; noise and what was corrected are not among them.
    qint64 refused() const;
};

/// In the user's language: "校验和不对".
QString wordOf(NmeaTrouble trouble);

/// All receivers that a console listens to, in a thread of their own. Fixes go out in batches, five a second.
class PositionHub : public QObject
{
    Q_OBJECT
public:
    /// `clock` is the console's: times of a recording, and in a replay those of live receivers, are moved to it.
    PositionHub(QList<PositionSpec> specs, const Clock &clock);
    ~PositionHub() override;

    void start();
    void setClock(const Clock &clock);
    /// Units of an invented place walk its roads from now on.
    void walk(const QString &storePath);

signals:
    void fixesCame(const QList<huying::UnitFix> &fixes);
    void statusChanged(const QList<huying::PositionStatus> &sources);

private:
    struct Receiver
    {
        NmeaFeed feed;
        TimeMs recorded = 0, told = 0; ///< an instant of the recording, and the console's that stands for it
    };
    struct Source
    {
        PositionSpec spec;
        std::unique_ptr<LineSource> lines;
        QHash<QByteArray, Receiver> receivers; ///< by tag
        PositionStatus status;
        std::deque<PositionStatus::BadLine> bad;
    };

    void open(Source &source);
    void take(Source &source, const QByteArray &line, qint64 number);
    void note(Source &source, NmeaTrouble why, qint64 number, const NmeaSentence &sentence);
    TimeMs consoleTime(const Source &source, Receiver &receiver, TimeMs at) const;
    void add(const UnitFix &fix);
    void flush();
    void tellStatus();

    std::vector<std::unique_ptr<Source>> m_sources;
    Clock m_clock;
    std::unique_ptr<NmeaParser> m_parser; ///< made in the thread
    std::unique_ptr<RoadWalk> m_walk;
    QList<UnitFix> m_batch;
    QHash<QString, qsizetype> m_lastOf; ///< in the batch
    QTimer m_send, m_tell;
    bool m_changed = false;
};

} // namespace huying

Q_DECLARE_METATYPE(huying::PositionStatus)
