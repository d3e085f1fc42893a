// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/model/queuetexts.h"

#include <algorithm>
#include <cctype>
#include <cstring>

namespace huying
{

namespace
{

constexpr char gap = '\n'; ///< between the parts of a text: no word has it
constexpr quint32 letters = 26, digits = 10, own = letters + digits, characters = 128, neighbours = 128;

/// By its last byte, which tells Han characters apart better than their first.
bool contains(std::string_view text, std::string_view word)
{
    if (word.size() > text.size())
        return false;
    const std::size_t before = word.size() - 1;
    const char *from = text.data() + before, *const end = text.data() + text.size();
    while (from < end) {
        const char *const found = static_cast<const char *>(std::memchr(from, word.back(), static_cast<std::size_t>(end - from)));
        if (!found)
            return false;
        if (std::memcmp(found - before, word.data(), before) == 0)
            return true;
        from = found + 1;
    }
    return false;
}

} // namespace

QueueTexts::Signature QueueTexts::signatureOf(std::string_view text)
{
    constexpr quint32 scatter = 2654435769u; // golden ratio: spreads neighbouring codes
    Signature signature;
    quint32 before = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == gap) {
            before = 0;
            ++i;
            continue;
        }
        const auto lead = static_cast<quint8>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        quint32 c = 0; // the bytes as they stand name the character as well as its number would
        for (const char byte : text.substr(i, length))
            c = c << 8 | static_cast<quint8>(byte);
        signature.set(c - U'a' < letters  ? c - U'a'
                      : c - U'0' < digits ? letters + c - U'0'
                                          : own + (c * scatter >> 8) % (characters - own));
        if (before)
            signature.set(characters + ((before * 31 + c) * scatter >> 8) % neighbours);
        before = c;
        i += length;
    }
    return signature;
}

QueueTexts::Words QueueTexts::wordsOf(const QString &typed)
{
    Words words;
    Signature all;
    for (const QString &word : typed.toLower().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const std::string text = word.toStdString();
        all |= signatureOf(text);
        if (text.size() > 1 || !std::isalnum(static_cast<unsigned char>(text[0])))
            words.texts.push_back(text);
    }
    for (std::size_t bit = 0; bit < all.size(); ++bit)
        if (all[bit])
            words.bits.push_back(bit);
    return words;
}

void QueueTexts::reserve(std::size_t rows)
{
    m_places.reserve(rows);
    m_sources.reserve(rows);
    for (auto &rowsWith : m_rowsWith)
        rowsWith.reserve(rows / wordBits + 1);
}

void QueueTexts::clear()
{
    m_blocks.clear();
    m_places.clear();
    m_sources.clear();
    for (auto &rowsWith : m_rowsWith)
        rowsWith.clear();
}

std::string QueueTexts::textOf(const CaseState &state)
{
    const QLatin1Char between(gap);
    return (state.no.toLower() + between + state.title.toLower() + between + state.address.toLower() + between
            + m_searchText.initials(state.title) + between + m_searchText.initials(state.address))
        .toStdString();
}

void QueueTexts::append(const CaseState &state)
{
    m_places.push_back({});
    m_sources.push_back(sourceOf(state));
    if (m_places.size() % wordBits == 1)
        for (auto &rowsWith : m_rowsWith)
            rowsWith.push_back(0);
    place(m_places.size() - 1, textOf(state));
}

void QueueTexts::update(int row, const CaseState &state)
{
    const std::size_t source = sourceOf(state);
    if (std::exchange(m_sources[static_cast<std::size_t>(row)], source) == source)
        return;
    const std::string now = textOf(state);
    if (now != text(static_cast<std::size_t>(row)))
        place(static_cast<std::size_t>(row), now);
}

void QueueTexts::place(std::size_t row, std::string_view text)
{
    text = text.substr(0, blockSize);
    if (m_blocks.empty() || m_used + text.size() > blockSize) {
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(blockSize));
        m_used = 0;
    }
    const Signature changes = signatureOf(this->text(row)) ^ signatureOf(text);
    for (std::size_t bit = 0; bit < changes.size(); ++bit)
        if (changes[bit])
            m_rowsWith[bit][row / wordBits] ^= quint64(1) << row % wordBits;
    m_places[row] = {static_cast<quint32>((m_blocks.size() - 1) << blockBits | m_used), static_cast<quint32>(text.size())};
    std::ranges::copy(text, m_blocks.back().get() + m_used);
    m_used += text.size();
}

bool QueueTexts::hasAll(std::size_t row, const std::vector<std::string> &words) const
{
    return std::ranges::all_of(words, [text = text(row)](const std::string &word) { return contains(text, word); });
}

bool QueueTexts::has(int row, const Words &words) const
{
    const auto i = static_cast<std::size_t>(row);
    if (words.isEmpty())
        return true;
    return i < m_places.size()
        && std::ranges::all_of(words.bits, [&](std::size_t bit) { return hasBit(bit, i); })
        && hasAll(i, words.texts);
}

/// In two passes: few texts are worth a look, and those are fetched ahead.
void QueueTexts::keep(int first, std::span<quint16> in, const Words &words) const
{
    constexpr std::size_t atOnce = 1024;
    if (words.isEmpty())
        return;
    const auto from = static_cast<std::size_t>(first), known = std::clamp(m_places.size(), from, from + in.size());
    std::ranges::fill(in.subspan(known - from), quint16(0));
    std::array<std::size_t, atOnce + wordBits> candidates;
    std::size_t count = 0;
    for (std::size_t row = from, end; row < known; row = end) {
        end = std::min(known, (row / wordBits + 1) * wordBits);
        quint64 have = ~quint64(0) << row % wordBits;
        for (const std::size_t bit : words.bits)
            have &= m_rowsWith[bit][row / wordBits];
        if (!have) {
            std::ranges::fill(in.subspan(row - from, end - row), quint16(0));
            continue;
        }
        const std::size_t base = row - row % wordBits;
        for (std::size_t i = row; i < end; ++i) {
            in[i - from] &= static_cast<quint16>(-(have >> (i - base) & 1));
            candidates[count] = i;
            count += in[i - from] != 0;
        }
        if (count >= atOnce)
            keepAll(std::span(candidates).first(std::exchange(count, 0)), from, in, words.texts);
    }
    keepAll(std::span(candidates).first(count), from, in, words.texts);
}

/// Of these rows those that have every word, looked for in the texts themselves.
void QueueTexts::keepAll(std::span<const std::size_t> rows, std::size_t first, std::span<quint16> in,
                         const std::vector<std::string> &words) const
{
    constexpr std::size_t ahead = 8;
    for (std::size_t i = 0; i < rows.size() && !words.empty(); ++i) {
        if (i + ahead < rows.size())
            __builtin_prefetch(text(rows[i + ahead]).data());
        if (!hasAll(rows[i], words))
            in[rows[i] - first] = 0;
    }
}

} // namespace huying
