// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/clock.h"
#include "data/positions/positionspec.h"

#include <QObject>
#include <memory>

namespace huying
{

/// Lines of one receiver, however they come. Lives in the thread of the positions; tries again for ever, except after the
/// end of a file.
class LineSource : public QObject
{
    Q_OBJECT
public:
    enum class State { Waiting, Open, Ended, Failed };

    using QObject::QObject;
    virtual void start() = 0;
    virtual void setClock(const Clock &) {} ///< by which a recording plays

signals:
    /// With its end of line, or without one where a line is longer than any sentence. `number` counts from 1.
    void lineCame(const QByteArray &line, qint64 number);
    void stateChanged(huying::LineSource::State state, const QString &why);

protected:
    static constexpr qsizetype longestLine = 4096; ///< a sender without ends of lines must not fill the memory

    /// Cuts lines off what has come so far.
    void takeBytes(const QByteArray &bytes);
    void startAnew() { m_rest.clear(), m_number = 0; }
    void tellLine(const QByteArray &line) { emit lineCame(line, ++m_number); }

private:
    QByteArray m_rest;
    qint64 m_number = 0;
};

std::unique_ptr<LineSource> makeLineSource(const PositionSpec &spec, const Clock &clock);

} // namespace huying
