// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "widgets/words/casewords.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QPlainTextEdit;
class QSpinBox;

namespace huying
{

class KeyButton;
class Label;

/// The security administrator's page: who may see personal data and why, for how long, when seats lock.
class PolicyPage : public QWidget
{
    Q_OBJECT
public:
    PolicyPage(LiveStore &live, const CaseWords &words, QWidget *parent = nullptr);
    void reload();

signals:
    void done(const QString &text);

private:
    struct RoleRow
    {
        QString role;
        QCheckBox *ofCases, *ofPeople;
    };
    void addRoles(QGridLayout *grid);
    void fill(const AccessPolicy &policy);
    AccessPolicy policy() const;
    void save();

    LiveStore &m_live;
    const CaseWords &m_words;
    QList<RoleRow> m_roles;
    QPlainTextEdit *m_reasons;
    QSpinBox *m_seconds, *m_minutes;
    Label *m_problem;
    KeyButton *m_save;
};

} // namespace huying
