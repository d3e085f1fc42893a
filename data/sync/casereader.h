// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/store/caselog.h"
#include "data/store/codewords.h"
#include "data/sync/copyahead.h"

namespace huying
{

/// Makes cases out of the lines of COPY of their actions (id, case_id, kind, actor, org, at, expected_version, payload), which
/// come case by case, and hands them on folded. The reading thread of CopyAhead.
class CaseReader
{
public:
    using Put = CopyAhead<std::vector<NewCase>>::Put;

    CaseReader(const Workflow &workflow, Put put) : m_workflow(workflow), m_put(std::move(put)) {}

    /// Error: nobody wants more.
    Result<void> take(QByteArrayView line);
    /// What is whole goes on; `isLast`: also the case that was read last.
    Result<void> finish(bool isLast);

private:
    static constexpr std::size_t casesAtOnce = 200;

    Result<void> finishCase();

    const Workflow &m_workflow;
    const Put m_put;
    CopyFields m_fields;
    CodeWords m_words;
    std::string m_name; ///< of the case, as the lines have it
    NewCase m_case;
    std::vector<NewCase> m_ready;
};

} // namespace huying
