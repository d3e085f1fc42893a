// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/limit.h"
#include "data/store/searchtext.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace huying
{

/// What the words of a command can mean: items, organisations, channels, units, by name and pinyin initials.
class Vocabulary
{
public:
    enum class Kind : quint8 { Item, Organization, Channel, Unit };
    struct Entry
    {
        QString code, name, initials;
    };

    void set(Kind kind, const QList<std::pair<QString, QString>> &codesAndNames);
    /// Best first: the name itself, a name that begins so, one that holds it, initials that begin so or hold it.
    QList<Entry> match(Kind kind, const QString &typed, int limit) const;

private:
    QList<Entry> m_entries[4];
    mutable SearchText m_text;
};

/// One word of the line and what it was taken for.
struct CommandToken
{
    enum class Kind : quint8 { Verb, Item, Address, Organization, Unit, Channel, Limit, Urgent, Phone, Reporter, CaseNo, Text, Unknown };
    Kind kind = Kind::Unknown;
    qsizetype from = 0, length = 0;
    QString text;              ///< as typed, without its mark
    QString code, name;        ///< what it was resolved to; empty if nothing fits
    QList<Vocabulary::Entry> others; ///< further candidates, for completion
};

/// The typed line, understood (`新 路灯不亮 人民路12号 /城管局 2h !`). Marks: / organisation, @ unit, # channel, ! urgent,
/// ~ reporter's name, ： the rest is text; 2h, 30m, 5工作日 is a limit, 11 digits a phone, QD0812-0031 a case.
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

/// Understands a line; `Verb::None` without problem means: this is a search.
CommandLine parseCommand(const QString &line, const Vocabulary &vocabulary);

/// The verbs with their letters, for help: "新" "x" "xin".
struct VerbWords
{
    CommandLine::Verb verb;
    QStringList words;
    QString example;
};
const QList<VerbWords> &verbWords();

} // namespace huying
