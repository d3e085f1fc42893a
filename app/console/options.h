// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/workspace.h"
#include "data/model/result.h"
#include "data/model/time.h"

#include <QStringList>
#include <optional>

namespace huying
{

/// What the command line asks for.
struct Options
{
    QString store, project, workspace = QStringLiteral("seat"), user, locale = QStringLiteral("zh_CN"), engine;
    std::optional<bool> dark;    ///< unset: the workspace says
    bool replay = false;         ///< from the instant that the store names
    QString at;                  ///< replay from this local time, ISO 8601
    double speed = 60;
    std::optional<TimeMs> lookBackAt, until; ///< the time machine stands there at the start, and plays up to `until`
    std::optional<double> pastSpeed;
    QString lookBack, untilText, film; ///< as given; film: a folder for a picture a step, then exit
    QString upstream;            ///< libpq's words for the server that `store` is, or becomes, a copy of
    QString positions;           ///< table of receivers; empty: the site's
    QString shotFolder;          ///< write a PNG per window, then exit
    bool eachLayer = false;      ///< and one of every layer at every zoom in both themes
    bool benchStart = false;     ///< print how long the start took as JSON, then exit

    ScreenShare share;           ///< of this machine's screens

    bool takesNoPictures() const { return shotFolder.isEmpty() && film.isEmpty(); } ///< somebody sits there
    /// Errors name the option. --help and --version print and exit.
    static Result<Options> parse(const QStringList &arguments);
};

/// "2026-08-12T14:32", "2026-08-12 14:32:05" or with a zone; without one it is the seat's local time.
Result<TimeMs> parseTime(const QString &text);

} // namespace huying
