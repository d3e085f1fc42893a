// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/caseboard.h"

#include <QSet>
#include <vector>

namespace huying
{

/// The open cases of a board by class of the catalogue, so that a typed line finds its like among a million without
/// looking at all. GUI thread.
class OpenByClass : public QObject
{
    Q_OBJECT
public:
    explicit OpenByClass(const CaseBoard &board, QObject *parent = nullptr);

    /// With some that have closed since; valid until the board changes.
    std::vector<const CaseState *> ofClass(const QString &itemClass) const;
    /// The newest whose number is this or ends with it; null if there is none.
    const CaseState *numbered(const QString &no) const;

private:
    void take(int row);

    const CaseBoard &m_board;
    QHash<QString, QSet<int>> m_rows;
};

} // namespace huying
