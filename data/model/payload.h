// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/action.h"

#include <QStringList>
#include <string_view>
#include <vector>

namespace huying
{

/// The payload of an action as reduce() asks for it: an object, or its JSON text as the log has it. What the program
/// writes itself is read in place, without a tree, which folding thousands of cases would spend half of its time on;
/// other text goes through Qt's parser. Either way the answers are those of QJsonObject. Any one thread.
class Payload
{
public:
    Payload() = default;
    explicit Payload(const QJsonObject &object) : m_object(object) {}

    /// From UTF-8, which has to stay while this is asked. What is not an object is an empty one, and isBroken().
    void read(std::string_view json);
    bool isPlain() const { return m_isPlain; } ///< read in place
    bool isBroken() const { return m_isBroken; } ///< no JSON that Qt reads, or no object

    /// `otherwise` where there is no text.
    QString text(std::string_view name, const QString &otherwise = {}) const;
    QStringList texts(std::string_view name) const; ///< of a list
    /// `otherwise` where there is no number, 0 where it is not whole.
    qint64 whole(std::string_view name, qint64 otherwise = 0) const;
    int count(std::string_view name) const; ///< whole and not too great for it, else 0
    double number(std::string_view name) const; ///< 0 where there is none
    bool isNumber(std::string_view name) const;
    /// Not there, null, blank or an empty list; "place" stands for lon and lat.
    bool isMissing(const QString &name) const;

private:
    enum class Kind : quint8 { Null, Truth, Whole, Fraction, Text, List };
    struct Member
    {
        std::string_view name, text;
        qint64 whole = 0;
        double fraction = 0;
        std::size_t first = 0, count = 0; ///< of a list, in m_entries
        Kind kind = Kind::Null;
    };
    class Reader;

    const Member *member(std::string_view name) const;
    const Member *member(const QString &name) const;
    QJsonValue value(std::string_view name) const;

    QJsonObject m_object;
    bool m_isPlain = false, m_isBroken = false;
    std::vector<Member> m_members;
    std::vector<std::string_view> m_entries;
};

/// An action as reduce() looks at it; what it names stays while this is there.
struct ActionView
{
    const CaseId &caseId;
    const QString &kind, &actor, &org;
    TimeMs at = 0;
    int expectedVersion = 0;
    const Payload &payload;
};

} // namespace huying
