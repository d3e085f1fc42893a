// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/limit.h"
#include "data/model/result.h"

#include <QHash>
#include <QList>
#include <QMap>

namespace huying {

struct CodeName
{
    QString code, name;
};

struct CaseClass
{
    QString code, name, glyph; ///< code is kind (E events, P parts) and two digits, e.g. "E06"
    bool isParts = false;
};

struct CaseItem
{
    QString code, name, glyph; ///< code is that of the class and three digits; glyph one Han character
    QString department;        ///< that is in charge by default
    Limit limit;
    QString classCode() const { return code.left(3); }
};

struct Channel
{
    QString code, name, badge; ///< badge: a short word
    enum class Kind : quint8 { Official, People, Machine } kind = Kind::Official;
};

/// The code tables of resources/codes: what a case can be about, whence it can come, what registers hold.
class Catalogue
{
public:
    /// The site's tables where there are some, else the built-in ones. Errors name file and line.
    static Result<Catalogue> load();

    const QList<CaseClass> &classes() const { return m_classes; }
    const QList<CaseItem> &items() const { return m_items; }
    const QList<Channel> &channels() const { return m_channels; }
    const QList<CodeName> &departments() const { return m_departments; }
    /// Tables org_kind, place_kind, thing_kind, unit_kind, person_category (code is the number), duty.
    const QList<CodeName> &table(const QString &name) const;
    QStringList tableNames() const { return m_tables.keys(); }

    const CaseClass *caseClass(const QString &code) const;
    const CaseItem *item(const QString &code) const;
    const Channel *channel(const QString &code) const;
    QString nameOf(const QString &table, const QString &code) const; ///< the code itself if it is unknown
    /// The character in a case's symbol; that of the class if the item is unknown, "案" if that is too.
    QString glyphOf(const QString &itemCode) const;

private:
    Result<void> readCatalogue();
    Result<void> readDepartments();
    Result<void> readRegisters();

    QList<CaseClass> m_classes;
    QList<CaseItem> m_items;
    QList<Channel> m_channels;
    QList<CodeName> m_departments;
    QMap<QString, QList<CodeName>> m_tables;
    QHash<QString, qsizetype> m_classIndex, m_itemIndex, m_channelIndex;
};

} // namespace huying
