// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/filecourier.h"

#include <QDirIterator>
#include <QRegularExpression>

namespace huying
{

namespace
{

constexpr qint64 smallFile = 2'000'000;
constexpr int smallAtOnce = 100;
constexpr std::chrono::milliseconds pauseMs{5000}, lookPauseMs{5000}, longestPauseMs{3600000};

/// Upstream does not want it, now or later.
bool isRefusal(const PgError &error)
{
    return error.error.kind == ErrorKind::Refused || error.error.kind == ErrorKind::BadInput;
}

bool isOfTheLine(const PgError &error)
{
    return error.isLost || error.isTransient();
}

PgError ofStore(const Error &error)
{
    return {error, {}, false};
}

} // namespace

void FileCourier::want(const CaseId &id)
{
    auto missing = m_writer.ask([&] { return m_book.missingOf(id); });
    if (!missing)
        return; // whoever looks is told what the store says by what he asks
    m_isAsked |= m_down && missing->contains(m_down->file());
    missing->removeIf([this](const MissingFile &f) { return m_later.contains(f.sha256) || (m_down && m_down->file() == f); });
    const bool isNew = std::ranges::any_of(*missing, [this](const MissingFile &f) { return !m_wanted.contains(f); });
    if (!isNew)
        return;
    m_wanted.removeIf([&](const MissingFile &f) { return missing->contains(f); });
    if (m_down) { // its part stays
        m_wanted.prepend(m_down->file());
        m_down.reset();
    }
    m_wanted = *missing + m_wanted;
    m_downFrom = {};
}

void FileCourier::lineEnded()
{
    m_up.reset();
    if (m_down)
        m_wanted.prepend(m_down->file());
    m_down.reset();
    m_upFrom = m_downFrom = m_lookFrom = {};
    m_mayLook = true;
}

void FileCourier::tellOf(SyncStatus &status)
{
    if (const auto counts = m_writer.ask([this] { return m_book.counts(); })) {
        status.files = counts->waiting;
        status.filesRefused = counts->refused;
    }
    status.fileBytesUp = m_bytesUp;
    status.fileBytesDown = m_bytesDown;
    status.fileTrouble = m_trouble;
}

/// Turn by turn, so that a large file on the one way does not block the other.
PgResult<FileCourier::Step> FileCourier::carry(PgConnection &link)
{
    m_isTurnOfDown = !m_isTurnOfDown;
    const auto one = m_isTurnOfDown ? stepDown(link) : stepUp(link);
    if (!one || one->hasMore)
        return one;
    auto other = m_isTurnOfDown ? stepUp(link) : stepDown(link);
    if (!other || other->hasMore)
        return other;
    sweep();
    other->waits |= one->waits || m_mustSweep;
    return other;
}

PgResult<FileCourier::Step> FileCourier::stepUp(PgConnection &link)
{
    if (!m_upFrom.hasExpired())
        return Step{.waits = true};
    if (!m_up)
        return openNextUp(link);
    if (m_up->isWhole())
        return finishUp(link);
    QElapsedTimer watch;
    watch.start();
    const qint64 before = m_up->at();
    const auto now = m_up->send(link, m_upSize.now());
    if (!now)
        return troubleUp(now.error());
    if (*now < 0)
        return refuse(QStringLiteral("本机的文件已损坏，请重新附上"));
    if (*now == before)
        return refuse(QStringLiteral("本机的文件读不出，请重新附上"));
    m_upSize.took(watch.elapsed());
    m_bytesUp += std::max<qint64>(0, *now - before);
    return Step{.hasMore = true};
}

PgResult<FileCourier::Step> FileCourier::openNextUp(PgConnection &link)
{
    const auto next = m_writer.ask([this] { return m_book.nextUp(); });
    if (!next)
        return tl::unexpected(ofStore(next.error()));
    if (!*next)
        return Step{};
    m_up.emplace(**next, m_folder);
    if (const auto opened = m_up->open(); !opened)
        return refuse(opened.error().message);
    if (const auto from = m_up->ask(link); !from)
        return troubleUp(from.error());
    return Step{.hasMore = true};
}

PgResult<FileCourier::Step> FileCourier::finishUp(PgConnection &link)
{
    if (const auto attached = m_up->attach(link); !attached)
        return troubleUp(attached.error());
    const qint64 seq = m_up->upload().seq;
    m_up.reset();
    if (const auto noted = m_writer.ask([&] { return m_book.sent(seq); }); !noted)
        return tl::unexpected(ofStore(noted.error())); // sent once more, which changes nothing
    m_trouble.clear();
    return Step{.hasMore = true, .hasNews = true};
}

PgResult<FileCourier::Step> FileCourier::refuse(const QString &reason)
{
    const Upload upload = m_up->upload();
    m_up.reset();
    if (const auto noted = m_writer.ask([&] { return m_book.refused(upload.seq, reason); }); !noted)
        return tl::unexpected(ofStore(noted.error()));
    const QString of = upload.caseNo.isEmpty() ? QStringLiteral("已不在您权限范围内的案卷") : upload.caseNo;
    m_trouble = QStringLiteral("%1 的附件 %2 没有送上去，留在本机：%3").arg(of, upload.name, reason);
    return Step{.hasMore = true, .hasNews = true};
}

PgResult<FileCourier::Step> FileCourier::troubleUp(const PgError &error)
{
    if (isOfTheLine(error))
        return tl::unexpected(error);
    if (isRefusal(error))
        return refuse(error.error.message);
    m_up.reset();
    m_upFrom = QDeadlineTimer(pauseMs);
    m_trouble = error.error.message;
    return Step{.hasMore = true, .hasNews = true};
}

PgResult<FileCourier::Step> FileCourier::stepDown(PgConnection &link)
{
    if (!m_downFrom.hasExpired())
        return Step{.waits = true};
    if (!m_down)
        return openNextDown();
    QElapsedTimer watch;
    watch.start();
    const auto piece = m_down->fetch(link, m_downSize.now());
    if (!piece)
        return troubleDown(piece.error());
    if (piece->isEmpty())
        return missed(QStringLiteral("附件 %1 上级库只有登记，没有内容").arg(m_down->file().name));
    m_downSize.took(watch.elapsed());
    m_bytesDown += piece->size();
    if (const auto kept = m_down->keep(*piece); !kept)
        return putOff(kept.error().message);
    if (!m_down->isWhole())
        return Step{.hasMore = true};
    if (const auto placed = m_down->place(); !placed)
        return placed.error().kind == ErrorKind::Damaged ? missed(placed.error().message) : putOff(placed.error().message);
    m_later.remove(m_down->file().sha256);
    m_down.reset();
    const bool isNews = m_isAsked || !m_trouble.isEmpty();
    m_trouble.clear();
    return Step{.hasMore = true, .hasNews = isNews, .hasCome = m_isAsked};
}

/// Files whose pause is over, behind those that somebody has just asked for.
void FileCourier::bringBack()
{
    for (Later &later : m_later)
        if (!later.isOut && later.from.hasExpired()) {
            later.isOut = true;
            m_wanted << later.file;
        }
}

FileCourier::Step FileCourier::openNextDown()
{
    bringBack();
    if (m_wanted.isEmpty() && m_small.isEmpty() && !lookAround())
        return {.waits = m_mayLook || !m_later.isEmpty()};
    m_isAsked = !m_wanted.isEmpty();
    QList<MissingFile> &from = m_isAsked ? m_wanted : m_small;
    m_down.emplace(from.takeFirst(), m_folder);
    if (const auto opened = m_down->open(); !opened)
        return putOff(opened.error().message);
    if (!m_down->isWhole())
        return {.hasMore = true};
    // A part that only lacked its name.
    const auto placed = m_down->place();
    if (!placed)
        return placed.error().kind == ErrorKind::Damaged ? missed(placed.error().message) : putOff(placed.error().message);
    m_later.remove(m_down->file().sha256);
    m_down.reset();
    return {.hasMore = true, .hasCome = m_isAsked};
}

/// What a writer's thread is just putting there it names before it answers; half-written files have other names.
void FileCourier::sweep()
{
    if (!m_mustSweep || !m_sweepFrom.hasExpired())
        return;
    static const QRegularExpression ours(QStringLiteral("^[0-9a-f]{64}(\\.part)?$"));
    QStringList here;
    for (QDirIterator it(m_folder, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        if (const QString path = it.next(); ours.match(it.fileName()).hasMatch())
            here << path;
    const auto named = m_writer.ask([this] { return m_book.named(); });
    if (!named)
        return;
    m_mustSweep = false;
    m_sweepFrom = QDeadlineTimer(lookPauseMs);
    for (const QString &path : std::as_const(here))
        if (!named->contains(QFileInfo(path).fileName().left(64)))
            QFile::remove(path);
}

/// What is small enough to be there before somebody asks; true if there is anything.
bool FileCourier::lookAround()
{
    if (!m_mayLook || !m_lookFrom.hasExpired())
        return false;
    m_mayLook = false;
    m_lookFrom = QDeadlineTimer(lookPauseMs);
    auto missing = m_writer.ask([this] { return m_book.missingSmall(smallFile, smallAtOnce); });
    if (!missing)
        return false;
    const bool isFull = missing->size() == smallAtOnce;
    missing->removeIf([this](const MissingFile &f) { return m_later.contains(f.sha256); });
    m_small = std::move(*missing);
    m_mayLook = isFull && !m_small.isEmpty();
    return !m_small.isEmpty();
}

PgResult<FileCourier::Step> FileCourier::troubleDown(const PgError &error)
{
    if (isOfTheLine(error))
        return tl::unexpected(error);
    return isRefusal(error) ? missed(QStringLiteral("附件 %1 取不到：%2").arg(m_down->file().name, error.error.message)) : putOff(error.error.message);
}

FileCourier::Step FileCourier::missed(const QString &why)
{
    const MissingFile file = m_down->file();
    m_down.reset();
    Later &later = m_later[file.sha256];
    later.pause = later.pause.count() ? std::min(later.pause * 2, longestPauseMs) : pauseMs;
    later = {file, later.pause, QDeadlineTimer(later.pause), false};
    m_trouble = why;
    return {.hasMore = true, .hasNews = true, .missed = file.sha256};
}

FileCourier::Step FileCourier::putOff(const QString &why)
{
    m_wanted.prepend(m_down->file());
    m_down.reset();
    m_downFrom = QDeadlineTimer(pauseMs);
    m_trouble = why;
    return {.hasMore = true, .hasNews = true};
}

} // namespace huying
