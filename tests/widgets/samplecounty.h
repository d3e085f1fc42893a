// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"
#include "data/model/selection.h"
#include "data/model/workflow.h"
#include "tests/support/randomcases.h"
#include "widgets/words/casewords.h"

namespace huying::support
{

/// A county without a store: areas by name, codes, organisations, units and a board of cases, for tests of panels.
struct SampleCounty
{
    explicit SampleCounty(int cases = 2000, quint32 seed = 7);

    static constexpr TimeMs noon = 1786516325000; // 2026-08-12T06:32:05Z, 14:32:05 in China
    TimeMs now = noon;
    Workflow workflow;
    CaseWords words;
    CaseBoard board;
    Selection selection;
    RandomCases source;
    int nextNumber = 1;

    CaseState makeCase(int openShare = 100);

private:
    void nameCodes();
    void layOutAreas();
    void enlist();
    QStringList m_grids;
};

} // namespace huying::support
