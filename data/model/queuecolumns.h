// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/areatree.h"
#include "data/model/caseboard.h"
#include "data/model/queuefilter.h"
#include "data/model/workflow.h"
#include "data/store/searchtext.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace huying
{

/// What filters and sorts ask of a case, by columns, so that a pass over all rows stays in the cache.
/// Row numbers are those of the board. GUI thread.
class QueueColumns
{
public:
    explicit QueueColumns(const Workflow &workflow) : m_workflow(workflow) {}

    int size() const { return static_cast<int>(m_tab.size()); }
    void clear();
    void append(const CaseState &state);
    void update(int row, const CaseState &state);
    void setAreas(const AreaTreePtr &areas, const CaseBoard &board);

    QueueTab tab(int row) const { return m_tab[at(row)]; }
    /// Bits 1 << QueueTab of all tabs that the row is in.
    quint16 tabs(int row) const { return m_tabs[at(row)]; }
    Lamp lamp(int row, TimeMs now) const;
    /// Ascending order of `sort`; equal keys keep the board's order.
    qint64 sortKey(QueueSort sort, int row) const;
    void fillSortKeys(QueueSort sort, std::vector<qint64> &keys) const;

    /// Search text is made in slices between other work; true when there is none left to make.
    bool indexText(const CaseBoard &board, int rows);
    int textless() const { return size() - static_cast<int>(m_textAt.size()); }

    /// Which characters a text has, letters and digits each for themselves, the others by a hash; and which
    /// neighbours, by a hash. A text that lacks a bit of a word lacks the word.
    struct Signature
    {
        std::array<quint64, 4> bits{};
        void add(quint32 bit) { bits[bit >> 6] |= quint64(1) << (bit & 63); }
        bool covers(const Signature &part) const
        {
            quint64 missing = 0;
            for (std::size_t i = 0; i < bits.size(); ++i)
                missing |= part.bits[i] & ~bits[i];
            return !missing;
        }
    };
    static Signature signatureOf(std::string_view text);

    struct Word
    {
        std::string text; ///< UTF-8, lower case
        Signature signature;
        bool isExact;     ///< one letter or digit: the signature alone decides
    };

    /// A filter with everything looked up that can be; valid until the next append, update or setAreas.
    struct Query
    {
        std::vector<quint8> channels, classes, areas; ///< by index, 1 = wanted; empty: all
        int org = -1;                                 ///< −1 any, −2 none has it
        int lamps = 0;
        bool pressing = false;
        int marks = 0;
        TimeMs dueFrom = 0, dueTo = 0;
        std::shared_ptr<const CaseSet> only;
        std::vector<Word> words;
        TimeMs now = 0;
    };
    Query query(const QueueFilter &filter, TimeMs now) const;
    bool passes(int row, const Query &query) const;
    bool hasText(int row, const std::vector<Word> &words) const;

private:
    static std::size_t at(int row) { return static_cast<std::size_t>(row); }
    bool isPressing(int row, TimeMs now) const;
    bool isDueWithin(int row, TimeMs from, TimeMs to) const;
    int areaOf(const CaseState &state) const { return m_areas ? m_areas->indexOf(state.area) : -1; }
    void fill(int row, const CaseState &state);
    std::string textOf(const CaseState &state);
    void placeText(int row, const std::string &text);

    struct Names
    {
        QHash<QString, int> index;
        int of(const QString &name);
        std::vector<quint8> wanted(const QSet<QString> &names) const;
    };

    const Workflow &m_workflow;
    AreaTreePtr m_areas;
    Names m_channels, m_classes, m_orgs;
    SearchText m_searchText;

    std::vector<QueueTab> m_tab;
    std::vector<quint16> m_tabs;
    std::vector<quint8> m_urged; ///< urged or supervised
    std::vector<quint16> m_channel, m_class, m_marks;
    std::vector<int> m_org, m_area;
    std::vector<TimeMs> m_due, m_limit, m_stopped, m_reported, m_updated, m_closed, m_reply;

    std::string m_text; ///< one after the other, what rows no longer use stays
    std::vector<quint32> m_textAt, m_textLength;
    std::vector<Signature> m_signature;
};

} // namespace huying
