// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QFormLayout;

namespace huying
{

class KeyButton;
class Label;

/// Asks why, then shows personal cells for a while and masks them again by closing. Nothing of it can be copied.
class UnmaskDialog : public QDialog
{
    Q_OBJECT
public:
    /// `about`: which case or person, without a name; `fields` are offered together, the request names the record.
    UnmaskDialog(LiveStore &live, const AccessPolicy &policy, const QString &about, const UnmaskRequest &record,
                 const QList<PersonalField> &fields, QWidget *parent);

private:
    struct Cell
    {
        PersonalField field;
        Label *text;
    };
    void ask();
    void show(Cell cell, const Result<QString> &text);
    void tick();

    LiveStore &m_live;
    UnmaskRequest m_record;
    QComboBox *m_reason;
    Label *m_note;
    KeyButton *m_show, *m_close;
    QList<Cell> m_cells;
    QTimer m_second;
    int m_left;
    bool m_isShowing = false; ///< something in clear
};

} // namespace huying
