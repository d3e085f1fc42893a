// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/codes.h"

#include <array>

namespace huying::demo {

enum class Season : quint8 { Even, Rain, Summer, Winter };
enum class Hours : quint8 { Day, Evening, Night };

/// What cases of a class are like: how many, when, whence, and what people write.
struct ClassTexts
{
    double weight = 0;
    Season season = Season::Even;
    Hours hours = Hours::Day;
    QStringList channels;
    std::vector<double> channelWeights;
    QStringList details, results;
};

struct ItemTexts
{
    const CaseItem *item = nullptr;
    int classIndex = 0; ///< in CaseTexts::classes
    double weight = 0;
    Season season = Season::Even;
    bool fromSensors = false, fromVideo = false;
    QStringList details, results; ///< its own, or those of its class
};

/// resources/demo/cases.json, joined with the catalogue.
struct CaseTexts
{
    std::vector<ClassTexts> classes;
    std::vector<ItemTexts> items;
    QStringList rejects, notFounds, returns, reworks, suspends, extends, notes;

    static Result<CaseTexts> load(const Catalogue &codes);
};

double seasonFactor(Season season, int month);
const std::array<double, 24> &hourWeights(Hours hours);

} // namespace huying::demo
