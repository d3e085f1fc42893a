// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/queuecolumns.h"

#include "data/model/rankedrows.h"

#include <algorithm>
#include <cctype>
#include <cstring>

namespace huying
{

namespace
{

QueueTab tabOf(const CaseState &state, const WorkflowState *now)
{
    static const QHash<QString, QueueTab> stages{{QStringLiteral("intake"), QueueTab::Intake},
                                                 {QStringLiteral("filing"), QueueTab::Filing},
                                                 {QStringLiteral("checking"), QueueTab::Checking},
                                                 {QStringLiteral("closed"), QueueTab::Closed}};
    if (now && now->isFinal)
        return QueueTab::Closed;
    if (state.stoppedAt)
        return QueueTab::Suspended;
    return now ? stages.value(now->stage, QueueTab::Handling) : QueueTab::Intake;
}

constexpr int bit(QueueTab tab)
{
    return 1 << static_cast<int>(tab);
}

/// Its reporter can be called, the work is accepted, and nobody has asked him yet.
bool isOwedACall(const CaseState &state)
{
    return (state.state == QLatin1String("checked") || state.state == QLatin1String("closed")) && !state.phoneMasked.isEmpty()
        && state.contacted != 2 && !state.satisfaction;
}

quint16 tabsOf(const CaseState &state, QueueTab tab)
{
    int tabs = bit(tab) | bit(QueueTab::All);
    if (isOwedACall(state))
        tabs |= bit(QueueTab::FollowUp);
    if (tab != QueueTab::Closed) {
        tabs |= bit(QueueTab::Open);
        if (state.state == QLatin1String("unchecked"))
            tabs |= bit(QueueTab::Unchecked);
        if (state.request.kind == QLatin1String("extend"))
            tabs |= bit(QueueTab::ExtensionAsked);
        if (state.state == QLatin1String("resolved"))
            tabs |= bit(QueueTab::ToCheck);
        if (state.state == QLatin1String("checked"))
            tabs |= bit(QueueTab::ToClose);
        if (state.rework > 0)
            tabs |= bit(QueueTab::Rework);
    }
    return static_cast<quint16>(tabs);
}

} // namespace

int QueueColumns::Names::of(const QString &name)
{
    const auto found = index.find(name);
    return found != index.end() ? *found : *index.insert(name, static_cast<int>(index.size()));
}

std::vector<quint8> QueueColumns::Names::wanted(const QSet<QString> &names) const
{
    if (names.isEmpty())
        return {};
    std::vector<quint8> flags(std::max<std::size_t>(1, static_cast<std::size_t>(index.size())), 0);
    for (const QString &name : names)
        if (const auto found = index.find(name); found != index.end())
            flags[at(*found)] = 1;
    return flags;
}

void QueueColumns::clear()
{
    m_tab.clear();
    m_tabs.clear();
    m_urged.clear();
    for (auto *column : {&m_channel, &m_class, &m_marks})
        column->clear();
    for (auto *column : {&m_org, &m_area})
        column->clear();
    for (auto *column : {&m_due, &m_limit, &m_stopped, &m_reported, &m_updated, &m_closed, &m_reply})
        column->clear();
    m_text.clear();
    m_textAt.clear();
    m_textLength.clear();
    m_signature.clear();
}

void QueueColumns::append(const CaseState &state)
{
    const std::size_t rows = m_tab.size() + 1;
    m_tab.resize(rows);
    m_tabs.resize(rows);
    m_urged.resize(rows);
    for (auto *column : {&m_channel, &m_class, &m_marks})
        column->resize(rows);
    for (auto *column : {&m_org, &m_area})
        column->resize(rows);
    for (auto *column : {&m_due, &m_limit, &m_stopped, &m_reported, &m_updated, &m_closed, &m_reply})
        column->resize(rows);
    fill(static_cast<int>(rows - 1), state);
}

void QueueColumns::update(int row, const CaseState &state)
{
    fill(row, state);
    if (at(row) < m_textAt.size())
        placeText(row, textOf(state));
}

void QueueColumns::fill(int row, const CaseState &state)
{
    const std::size_t i = at(row);
    m_tab[i] = tabOf(state, m_workflow.state(state.state));
    m_tabs[i] = tabsOf(state, m_tab[i]);
    m_urged[i] = state.urged > 0 || (state.flags & FlagSupervised);
    m_channel[i] = static_cast<quint16>(m_channels.of(state.channel));
    m_class[i] = static_cast<quint16>(m_classes.of(itemClass(state.item)));
    m_marks[i] = static_cast<quint16>(caseMarks(state));
    m_org[i] = m_orgs.of(state.org);
    m_area[i] = areaOf(state);
    m_due[i] = state.dueAt;
    m_limit[i] = state.limitMs;
    m_stopped[i] = state.stoppedAt;
    m_reported[i] = state.reportedAt;
    m_updated[i] = state.updatedAt;
    m_closed[i] = state.closedAt;
    m_reply[i] = state.order.answeredAt ? 0 : state.order.due;
}

void QueueColumns::setAreas(const AreaTreePtr &areas, const CaseBoard &board)
{
    m_areas = areas;
    for (int row = 0; row < size(); ++row)
        m_area[at(row)] = areaOf(board.at(row));
}

Lamp QueueColumns::lamp(int row, TimeMs now) const
{
    const std::size_t i = at(row);
    if (m_tab[i] == QueueTab::Closed)
        return Lamp::Closed;
    if (m_stopped[i])
        return Lamp::Stopped;
    if (!m_due[i])
        return Lamp::NoData;
    const TimeMs left = m_due[i] - now;
    return left < 0 ? Lamp::Overdue : left * 5 <= m_limit[i] ? Lamp::Near : Lamp::OnTime;
}

qint64 QueueColumns::sortKey(QueueSort sort, int row) const
{
    constexpr qint64 group = RankedRows::rankGroup; // far past any time in milliseconds: groups follow each other
    const std::size_t i = at(row);
    switch (sort) {
    case QueueSort::TimeLeft:
        if (m_tab[i] == QueueTab::Closed)
            return 4 * group - m_closed[i];
        if (m_stopped[i])
            return 2 * group + m_due[i];
        return m_due[i] ? m_due[i] : group + m_reported[i];
    case QueueSort::Newest:
        return -m_reported[i];
    case QueueSort::Oldest:
        return m_reported[i];
    case QueueSort::Updated:
        return -m_updated[i];
    case QueueSort::ReplyDue:
        return m_reply[i] ? m_reply[i] - 2 * group : sortKey(QueueSort::TimeLeft, row);
    }
    return 0;
}

void QueueColumns::fillSortKeys(QueueSort sort, std::vector<qint64> &keys) const
{
    if (sort == QueueSort::Newest || sort == QueueSort::Oldest || sort == QueueSort::Updated) { // one column, at full speed
        const std::vector<TimeMs> &column = sort == QueueSort::Updated ? m_updated : m_reported;
        const qint64 sign = sort == QueueSort::Oldest ? 1 : -1;
        std::ranges::transform(column, keys.begin(), [sign](TimeMs time) { return sign * time; });
        return;
    }
    for (int row = 0; row < size(); ++row)
        keys[at(row)] = sortKey(sort, row);
}

QueueColumns::Signature QueueColumns::signatureOf(std::string_view text)
{
    constexpr quint32 letters = 26, digits = 10, own = letters + digits, characters = 128, neighbours = 128;
    constexpr quint32 scatter = 2654435769u; // golden ratio: spreads neighbouring codes
    Signature signature;
    quint32 before = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<quint8>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        quint32 c = 0; // the bytes as they stand name the character as well as its number would
        for (const char byte : text.substr(i, length))
            c = c << 8 | static_cast<quint8>(byte);
        signature.add(c - U'a' < letters  ? c - U'a'
                      : c - U'0' < digits ? letters + c - U'0'
                                          : own + (c * scatter >> 8) % (characters - own));
        if (before)
            signature.add(characters + ((before * 31 + c) * scatter >> 8) % neighbours);
        before = c;
        i += length;
    }
    return signature;
}

std::string QueueColumns::textOf(const CaseState &state)
{
    const QChar gap = QLatin1Char('\n');
    return (state.no.toLower() + gap + state.title.toLower() + gap + state.address.toLower() + gap
            + m_searchText.initials(state.title) + gap + m_searchText.initials(state.address))
        .toStdString();
}

void QueueColumns::placeText(int row, const std::string &text)
{
    const std::size_t i = at(row);
    if (m_text.compare(m_textAt[i], m_textLength[i], text) == 0)
        return;
    m_textAt[i] = static_cast<quint32>(m_text.size());
    m_textLength[i] = static_cast<quint32>(text.size());
    m_text += text;
    m_signature[i] = signatureOf(text);
}

bool QueueColumns::indexText(const CaseBoard &board, int rows)
{
    const int first = static_cast<int>(m_textAt.size());
    const int last = static_cast<int>(std::min<qint64>(size(), qint64(first) + rows));
    for (int row = first; row < last; ++row) {
        m_textAt.push_back(0);
        m_textLength.push_back(0);
        m_signature.push_back({});
        placeText(row, textOf(board.at(row)));
    }
    return last == size();
}

QueueColumns::Query QueueColumns::query(const QueueFilter &filter, TimeMs now) const
{
    Query query;
    query.channels = m_channels.wanted(filter.channels);
    query.classes = m_classes.wanted(filter.classes);
    query.org = filter.org.isEmpty() ? -1 : m_orgs.index.value(filter.org == noOrganization ? QString() : filter.org, -2);
    query.lamps = filter.lamps;
    query.pressing = filter.pressing;
    query.marks = filter.marks;
    query.dueFrom = filter.dueFrom;
    query.dueTo = filter.dueTo;
    query.only = filter.only;
    query.now = now;
    for (const QString &word : filter.text.toLower().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const std::string text = word.toStdString();
        const bool isExact = text.size() == 1 && std::isalnum(static_cast<unsigned char>(text[0]));
        query.words.push_back({text, signatureOf(text), isExact});
    }
    if (filter.area.isEmpty())
        return query;
    query.areas.assign(std::max<std::size_t>(1, m_areas ? m_areas->all().size() : 0), 0);
    std::vector<int> open{m_areas ? m_areas->indexOf(filter.area) : -1};
    while (!open.empty()) {
        const int area = open.back();
        open.pop_back();
        if (area < 0)
            continue;
        query.areas[at(area)] = 1;
        const std::vector<int> &below = m_areas->children(area);
        open.insert(open.end(), below.begin(), below.end());
    }
    return query;
}

bool QueueColumns::passes(int row, const Query &query) const
{
    const std::size_t i = at(row);
    if (query.only && !query.only->has(i))
        return false;
    if (!query.channels.empty() && !query.channels[m_channel[i]])
        return false;
    if (!query.classes.empty() && !query.classes[m_class[i]])
        return false;
    if (query.org != -1 && query.org != m_org[i])
        return false;
    if (!query.areas.empty() && (m_area[i] < 0 || !query.areas[at(m_area[i])]))
        return false;
    if (query.lamps && !(query.lamps & (1 << static_cast<int>(lamp(row, query.now)))))
        return false;
    if (query.pressing && !isPressing(row, query.now))
        return false;
    if (query.marks && !(query.marks & m_marks[i]))
        return false;
    if ((query.dueFrom || query.dueTo) && !isDueWithin(row, query.dueFrom, query.dueTo))
        return false;
    return hasText(row, query.words);
}

bool QueueColumns::isPressing(int row, TimeMs now) const
{
    if (m_tab[at(row)] == QueueTab::Closed)
        return false;
    const Lamp shown = lamp(row, now);
    return m_urged[at(row)] || shown == Lamp::Overdue || shown == Lamp::Near || shown == Lamp::Stopped;
}

bool QueueColumns::isDueWithin(int row, TimeMs from, TimeMs to) const
{
    const std::size_t i = at(row);
    return m_tab[i] != QueueTab::Closed && !m_stopped[i] && m_due[i] && m_due[i] >= from && (!to || m_due[i] < to);
}

bool QueueColumns::hasText(int row, const std::vector<Word> &words) const
{
    const std::size_t i = at(row);
    return std::ranges::all_of(words, [&](const Word &word) {
        if (i >= m_textAt.size() || !m_signature[i].covers(word.signature))
            return false;
        return word.isExact || memmem(m_text.data() + m_textAt[i], m_textLength[i], word.text.data(), word.text.size()) != nullptr;
    });
}

} // namespace huying
