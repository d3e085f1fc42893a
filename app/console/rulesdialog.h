// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace huying
{

class RuleEditor;
class Session;
struct CaseState;

/// The rule editor in a window of its own, tied to the session's store: saves, restores, reloads.
class RulesDialog : public QDialog
{
    Q_OBJECT
public:
    RulesDialog(Session &session, QWidget *parent);
    RuleEditor &editor() { return *m_editor; }

    void reject() override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void load();
    void save(const QByteArray &table, int basedOn);
    void restore(int version);

    Session &m_session;
    RuleEditor *m_editor;
    bool m_warned = false; ///< that changes would be lost
};

} // namespace huying
