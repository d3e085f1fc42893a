// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/protocol.h"

#include <optional>

namespace huying
{

/// What the engine said of projects when it last opened them, kept in a cache folder, so that layers and kept
/// tiles can be shown without it.
class ProjectMemory
{
public:
    explicit ProjectMemory(QString folder) : m_folder(std::move(folder)) {}
    static QString defaultFolder();

    /// `path` as the engine was given it: a project or a store.
    void remember(const QString &path, const wire::Layers &layers) const;
    /// Nothing if the project's file has changed since: its layers may be others now.
    std::optional<wire::Layers> recall(const QString &path) const;

private:
    QString fileOf(const QString &path) const;

    QString m_folder;
};

/// Of the pictures of a project: changes with it, its layers, the files behind them and the store's base map.
QByteArray keyOf(const wire::Layers &layers, const QString &path);

} // namespace huying
