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
    Signature signature{};
    const auto add = [&signature](quint32 bit) { signature[bit >> 6] |= quint64(1) << (bit & 63); };
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
        add(c - U'a' < letters  ? c - U'a'
            : c - U'0' < digits ? letters + c - U'0'
                                : own + (c * scatter >> 8) % (characters - own));
        if (before)
            add(characters + ((before * 31 + c) * scatter >> 8) % neighbours);
        before = c;
        i += length;
    }
    return signature;
}

QueueTexts::Words QueueTexts::wordsOf(const QString &typed)
{
    Words words;
    Signature all{};
    for (const QString &word : typed.toLower().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const std::string text = word.toStdString();
        const Signature signature = signatureOf(text);
        for (std::size_t i = 0; i < signatureParts; ++i)
            all[i] |= signature[i];
        if (text.size() > 1 || !std::isalnum(static_cast<unsigned char>(text[0])))
            words.texts.push_back(text);
    }
    for (std::size_t i = 0; i < signatureParts; ++i)
        if (all[i])
            words.signature.push_back({i, all[i]});
    return words;
}

void QueueTexts::reserve(std::size_t rows)
{
    m_places.reserve(rows);
    for (auto &part : m_signature)
        part.reserve(rows);
}

void QueueTexts::clear()
{
    m_blocks.clear();
    m_places.clear();
    for (auto &part : m_signature)
        part.clear();
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
    for (auto &part : m_signature)
        part.push_back(0);
    place(m_places.size() - 1, textOf(state));
}

void QueueTexts::update(int row, const CaseState &state)
{
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
    m_places[row] = {static_cast<quint32>((m_blocks.size() - 1) << blockBits | m_used), static_cast<quint32>(text.size())};
    std::ranges::copy(text, m_blocks.back().get() + m_used);
    m_used += text.size();
    const Signature signature = signatureOf(text);
    for (std::size_t i = 0; i < signatureParts; ++i)
        m_signature[i][row] = signature[i];
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
        && std::ranges::all_of(words.signature, [&](const Words::Part &part) { return (m_signature[part.index][i] & part.bits) == part.bits; })
        && hasAll(i, words.texts);
}

/// In two passes: few texts are worth a look, and those are fetched ahead.
void QueueTexts::keep(int first, std::span<quint16> in, const Words &words) const
{
    constexpr std::size_t atOnce = 1024, ahead = 8;
    if (words.isEmpty())
        return;
    std::array<std::size_t, atOnce> candidates;
    for (std::size_t begin = 0; begin < in.size(); begin += atOnce) {
        const auto part = in.subspan(begin, std::min(atOnce, in.size() - begin));
        const std::size_t row = static_cast<std::size_t>(first) + begin;
        const std::size_t known = row < m_places.size() ? std::min(part.size(), m_places.size() - row) : 0;
        std::ranges::fill(part.subspan(known), quint16(0));
        for (const auto [index, bits] : words.signature)
            for (std::size_t i = 0; i < known; ++i)
                part[i] = (m_signature[index][row + i] & bits) == bits ? part[i] : quint16(0);
        if (words.texts.empty())
            continue;
        std::size_t count = 0;
        for (std::size_t i = 0; i < known; ++i) {
            candidates[count] = i;
            count += part[i] != 0;
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (i + ahead < count)
                __builtin_prefetch(text(row + candidates[i + ahead]).data());
            if (!hasAll(row + candidates[i], words.texts))
                part[candidates[i]] = 0;
        }
    }
}

} // namespace huying
