// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/casestate.h"
#include "data/model/pointtable.h"

#include <QObject>

namespace huying
{

/// What the seat looks at; queue, map and case file share one. GUI thread.
class Selection : public QObject
{
    Q_OBJECT
public:
    enum class What { Nothing, Case, Unit, Area, Item };
    Q_ENUM(What)

    using QObject::QObject;

    What what() const { return m_what; }
    CaseId caseId() const { return m_case; }
    QString code() const { return m_code; }          ///< unit ref or area code
    RegisterKind itemKind() const { return m_kind; }
    quint32 itemFid() const { return m_fid; }

    // Each does nothing if it is selected already.
    void selectCase(const CaseId &id) { set(What::Case, id, {}, {}, 0); }
    void selectUnit(const QString &ref) { set(What::Unit, {}, ref, {}, 0); }
    void selectArea(const QString &code) { set(What::Area, {}, code, {}, 0); }
    void selectItem(RegisterKind kind, quint32 fid) { set(What::Item, {}, {}, kind, fid); }
    void clear() { set(What::Nothing, {}, {}, {}, 0); }

signals:
    void changed();

private:
    void set(What what, const CaseId &id, const QString &code, RegisterKind kind, quint32 fid)
    {
        if (what == m_what && id == m_case && code == m_code && kind == m_kind && fid == m_fid)
            return;
        m_what = what;
        m_case = id;
        m_code = code;
        m_kind = kind;
        m_fid = fid;
        emit changed();
    }

    What m_what = What::Nothing;
    CaseId m_case;
    QString m_code;
    RegisterKind m_kind = RegisterKind::People;
    quint32 m_fid = 0;
};

} // namespace huying
