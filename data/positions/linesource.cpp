// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/positions/linesource.h"

#include "data/positions/filelines.h"
#include "data/positions/seriallines.h"
#include "data/positions/tcplines.h"

namespace huying
{

void LineSource::takeBytes(const QByteArray &bytes)
{
    m_rest += bytes;
    qsizetype from = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', from)) {
        tellLine(m_rest.mid(from, end + 1 - from));
        from = end + 1;
    }
    m_rest.remove(0, from);
    if (m_rest.size() > longestLine)
        tellLine(std::exchange(m_rest, {}));
}

std::unique_ptr<LineSource> makeLineSource(const PositionSpec &spec, const Clock &clock)
{
    switch (spec.from) {
    case PositionSpec::From::Tcp: return std::make_unique<TcpLines>(spec.host, spec.port);
    case PositionSpec::From::Serial: return std::make_unique<SerialLines>(spec.path, spec.baud);
    case PositionSpec::From::File: break;
    }
    return std::make_unique<FileLines>(spec.path, spec.pace, spec.loop, clock);
}

} // namespace huying
