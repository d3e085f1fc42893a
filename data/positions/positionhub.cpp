// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/positions/positionhub.h"

#include "data/positions/roadwalk.h"

#include <QDateTime>
#include <numeric>

namespace huying
{

namespace
{

constexpr int sendMs = 200, tellMs = 1000;
constexpr std::size_t badKept = 50;
constexpr TimeMs driftAllowed = minuteMs; ///< of a recording against the console's clock, before it is set anew

} // namespace

QString wordOf(NmeaTrouble trouble)
{
    static constexpr const char *words[nmeaTroubles] = {
        "", "不是 NMEA 语句", "语句太长", "没有校验和", "校验和不对或语句不完整", "字段读不懂", "经纬度超出范围", "位置是 0°、0°",
        "日期不可信（1980 年前或与现在相差太多）", "GPS 周数翻转，日期已改正", "时间在未来", "时间比上一条早", "接收机在模拟或手工输入，不是真位置", "不知道是哪个力量"};
    return QString::fromUtf8(words[static_cast<int>(trouble)]);
}

qint64 PositionStatus::refused() const
{
    return std::accumulate(troubles.begin(), troubles.end(), qint64(0)) - troubles[static_cast<int>(NmeaTrouble::Noise)] - troubles[static_cast<int>(NmeaTrouble::RolledOver)];
}

PositionHub::PositionHub(QList<PositionSpec> specs, const Clock &clock) : m_clock(clock), m_send(this), m_tell(this)
{
    qRegisterMetaType<QList<UnitFix>>();
    qRegisterMetaType<QList<PositionStatus>>();
    for (PositionSpec &spec : specs) {
        auto source = std::make_unique<Source>();
        source->status.name = spec.name;
        source->status.unit = spec.unit;
        source->status.from = spec.from;
        source->spec = std::move(spec);
        m_sources.push_back(std::move(source));
    }
    connect(&m_send, &QTimer::timeout, this, &PositionHub::flush);
    connect(&m_tell, &QTimer::timeout, this, &PositionHub::tellStatus);
}

PositionHub::~PositionHub() = default;

void PositionHub::start()
{
    m_parser = std::make_unique<NmeaParser>();
    for (const auto &source : m_sources)
        open(*source);
    m_send.start(sendMs);
    m_tell.start(tellMs);
    m_changed = true;
    tellStatus();
}

void PositionHub::open(Source &source)
{
    source.lines = makeLineSource(source.spec, m_clock);
    connect(source.lines.get(), &LineSource::lineCame, this, [this, &source](const QByteArray &line, qint64 number) { take(source, line, number); });
    connect(source.lines.get(), &LineSource::stateChanged, this, [this, &source](LineSource::State state, const QString &why) {
        source.status.state = state;
        source.status.why = why;
        m_changed = true;
    });
    source.lines->start();
}

void PositionHub::setClock(const Clock &clock)
{
    m_clock = clock;
    for (const auto &source : m_sources)
        if (source->lines)
            source->lines->setClock(clock);
    if (m_walk)
        m_walk->setClock(clock);
}

void PositionHub::walk(const QString &storePath)
{
    m_walk = std::make_unique<RoadWalk>(storePath, m_clock, [this](const UnitFix &fix) { add(fix); });
    m_walk->start();
}

void PositionHub::take(Source &source, const QByteArray &line, qint64 number)
{
    const TimeMs system = QDateTime::currentMSecsSinceEpoch();
    const NmeaSentence sentence = readNmeaLine(line);
    ++source.status.lines;
    m_changed = true;
    if (sentence.afterNoise)
        ++source.status.troubles[static_cast<int>(NmeaTrouble::Noise)];
    if (sentence.trouble != NmeaTrouble::None)
        return note(source, sentence.trouble, number, sentence);
    const QString unit = source.spec.unit.isEmpty() ? source.spec.units.value(QString::fromUtf8(sentence.source), QString::fromUtf8(sentence.source)) : source.spec.unit;
    if (unit.isEmpty())
        return sentence.kind == NmeaSentence::Kind::Nothing ? void() : note(source, NmeaTrouble::UnknownUnit, number, sentence);
    auto receiver = source.receivers.find(sentence.source);
    if (receiver == source.receivers.end()) {
        const auto era = source.spec.from == PositionSpec::From::File ? NmeaFeed::Era::Recorded : NmeaFeed::Era::Live;
        receiver = source.receivers.insert(sentence.source, Receiver{NmeaFeed(era), 0, 0});
        source.status.units = static_cast<int>(source.receivers.size());
    }
    NmeaFeed::Heard heard = receiver->feed.take(sentence, *m_parser, system);
    if (heard.trouble != NmeaTrouble::None)
        note(source, heard.trouble, number, sentence);
    if (!heard.fix)
        return;
    heard.fix->unit = unit;
    heard.fix->at = consoleTime(source, *receiver, heard.fix->at);
    heard.fix->pace = source.spec.pace;
    source.status.lastAt = heard.fix->at;
    ++source.status.fixes;
    add(*heard.fix);
}

/// What is repeated all the time, such as a rolled-over date or binary words, fills the counts but not the list.
void PositionHub::note(Source &source, NmeaTrouble why, qint64 number, const NmeaSentence &sentence)
{
    qint64 &count = source.status.troubles[static_cast<int>(why)];
    ++count;
    m_changed = true;
    const bool isConstant = why == NmeaTrouble::Noise || why == NmeaTrouble::RolledOver || why == NmeaTrouble::UnknownUnit;
    if (isConstant && count > 1)
        return;
    source.bad.push_front({number, QDateTime::currentMSecsSinceEpoch(), why, QString::fromLatin1(sentence.text.mid(1, 5))});
    if (source.bad.size() > badKept)
        source.bad.pop_back();
}

TimeMs PositionHub::consoleTime(const Source &source, Receiver &receiver, TimeMs at) const
{
    const TimeMs now = m_clock.now();
    if (source.spec.from != PositionSpec::From::File)
        return m_clock.isReplay() ? now - (QDateTime::currentMSecsSinceEpoch() - at) : at;
    const auto told = [&] { return receiver.told + static_cast<TimeMs>(static_cast<double>(at - receiver.recorded) / source.spec.pace); };
    if (receiver.recorded == 0 || static_cast<double>(std::abs(told() - now)) > static_cast<double>(driftAllowed) * std::max(1.0, m_clock.speed() / 60)) {
        receiver.recorded = at;
        receiver.told = now;
    }
    return told();
}

void PositionHub::add(const UnitFix &fix)
{
    const auto last = m_lastOf.constFind(fix.unit);
    if (last != m_lastOf.cend() && m_batch[*last].at == fix.at) {
        m_batch[*last] = fix;
        return;
    }
    m_lastOf.insert(fix.unit, m_batch.size());
    m_batch << fix;
}

void PositionHub::flush()
{
    if (m_batch.isEmpty())
        return;
    m_lastOf.clear();
    emit fixesCame(std::exchange(m_batch, {}));
}

void PositionHub::tellStatus()
{
    if (!std::exchange(m_changed, false))
        return;
    QList<PositionStatus> all;
    for (const auto &source : m_sources) {
        all << source->status;
        all.last().bad = {source->bad.begin(), source->bad.end()};
    }
    emit statusChanged(all);
}

} // namespace huying
