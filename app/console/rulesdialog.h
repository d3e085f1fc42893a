// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/paneldialog.h"

namespace huying
{

class RuleEditor;
struct CaseState;

/// The rule editor in a window of its own, tied to the session's store: saves, restores, reloads.
class RulesDialog : public PanelDialog
{
    Q_OBJECT
public:
    RulesDialog(Session &session, QWidget *parent);
    RuleEditor &editor() { return *m_editor; }

    void reject() override;

private:
    void load();
    void save(const QByteArray &table, int basedOn);
    void restore(int version);

    RuleEditor *m_editor;
    bool m_warned = false; ///< that changes would be lost
};

} // namespace huying
