// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
#include "data/store/searchtext.h"

#include <array>
#include <bitset>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huying
{

/// What a queue is searched in: number, title and address of each case with their initials, by board row. GUI thread.
class QueueTexts
{
public:
    /// Which characters a text has, letters and digits each for themselves, the others by a hash; and which
    /// neighbours, by a hash. A text that lacks a bit of a word lacks the word.
    using Signature = std::bitset<256>;
    static Signature signatureOf(std::string_view text);

    /// Words that must all occur; none: every text has them.
    struct Words
    {
        std::vector<std::size_t> bits;  ///< of the signature of all words together
        std::vector<std::string> texts; ///< UTF-8, lower case, of words that the signature alone does not decide
        bool isEmpty() const { return bits.empty(); }
    };
    static Words wordsOf(const QString &typed);

    int size() const { return static_cast<int>(m_places.size()); }
    void reserve(std::size_t rows);
    void clear();
    void append(const CaseState &state);
    void update(int row, const CaseState &state);

    bool has(int row, const Words &words) const;
    /// `in` belongs to the rows from `first` on: 0 for those that lack a word, all others stay.
    void keep(int first, std::span<quint16> in, const Words &words) const;

private:
    static constexpr std::size_t wordBits = 64;
    static constexpr std::size_t blockBits = 20, blockSize = std::size_t(1) << blockBits;
    struct Place
    {
        quint32 at, length; ///< block above blockBits, place in the block below
    };

    static std::size_t sourceOf(const CaseState &state) { return qHashMulti(0, state.no, state.title, state.address); }
    std::string textOf(const CaseState &state);
    void place(std::size_t row, std::string_view text);
    std::string_view text(std::size_t row) const
    {
        const Place place = m_places[row];
        return {m_blocks[place.at >> blockBits].get() + (place.at & (blockSize - 1)), place.length};
    }
    bool hasBit(std::size_t bit, std::size_t row) const { return m_rowsWith[bit][row / wordBits] >> row % wordBits & 1; }
    bool hasAll(std::size_t row, const std::vector<std::string> &words) const;
    void keepAll(std::span<const std::size_t> rows, std::size_t first, std::span<quint16> in,
                 const std::vector<std::string> &words) const;

    SearchText m_searchText;
    std::vector<std::unique_ptr<char[]>> m_blocks; ///< one text after the other, what rows no longer use stays
    std::size_t m_used = 0;                        ///< of the last block
    std::vector<Place> m_places;
    std::vector<std::size_t> m_sources; ///< hashes of what the texts are made of: a case mostly keeps it, and making one is dear
    /// For each bit of the signature the rows that have it, 64 in a number: what a search asks of a million rows is in
    /// the cache, and a step answers for 64 of them.
    std::array<std::vector<quint64>, Signature().size()> m_rowsWith;
};

} // namespace huying
