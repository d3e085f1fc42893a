// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/limit.h"
#include "data/rules/vocabulary.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace huying
{

/// One word of the line and what it was taken for.
struct CommandToken
{
    enum class Kind : quint8 { Verb, Item, Address, Organization, Unit, Channel, Limit, Urgent, Phone, Reporter, CaseNo, Text, Unknown };
    Kind kind = Kind::Unknown;
    qsizetype from = 0, length = 0;
    QString text;              ///< as typed, without its mark
    QString code, name;        ///< what it was resolved to; empty if nothing fits
    bool isGuess = false;      ///< only some of the words fit: to be looked at
    QList<Vocabulary::Entry> others; ///< further candidates, for completion
};

/// The typed line, understood (`新 路灯不亮 人民路12号 /城管局 2h !`). Marks: / organisation, @ unit, # channel, ! urgent,
/// ~ reporter's name, ： the rest is text; 2h, 5工作日 is a limit, 11 digits a phone, QD0812-0031 or 0031 a case.
struct CommandLine
{
    enum class Verb : quint8 { None, New, Accept, Assign, Dispatch, Urge, Supervise, Filter, Fly, Whistle };

    Verb verb = Verb::None;
    QList<CommandToken> tokens;
    QString item, title, address, org, channel, phone, reporter, caseNo, text;
    QStringList assist, units; ///< further organisations are assisting ones
    std::optional<Limit> limit;
    bool urgent = false;
    QString problem; ///< what is missing or not understood, empty if the line can be carried out

    bool isCommand() const { return verb != Verb::None; }
};

/// Other readings of words than the likeliest, which somebody chose: code by place of the token in the line.
using CommandChoices = QHash<qsizetype, QString>;

/// Understands a line; `Verb::None` without problem means: this is a search.
CommandLine parseCommand(const QString &line, const Vocabulary &vocabulary, const CommandChoices &choices = {});

/// "2h", "5工作日", "30 天": as people type limits.
std::optional<Limit> typedLimit(const QString &word);

/// The verbs with their letters, for help: "新" "x" "xin".
struct VerbWords
{
    CommandLine::Verb verb;
    QStringList words;
    QString example;
};
const QList<VerbWords> &verbWords();

} // namespace huying
