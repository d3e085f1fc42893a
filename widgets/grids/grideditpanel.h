// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QListWidget;

namespace huying
{

class KeyButton;
class Label;

/// Beside the map while grids are edited: what the mouse does, what was done, and what becomes of it.
class GridEditPanel : public QWidget
{
    Q_OBJECT
public:
    struct State
    {
        QString scope;     ///< "东川县 · 1000 个网格"
        QStringList steps; ///< done, in order
        bool canUndo = false, canRedo = false, isSaving = false;
    };

    explicit GridEditPanel(QWidget *parent = nullptr);

    void setState(const State &state);
    void setMode(int mode); ///< 0 borders, 1 split, 2 merge
    void tell(const QString &text, bool isProblem);

signals:
    void modeChosen(int mode);
    void parentsFreed(bool free); ///< borders of villages may be moved
    void undoWanted();
    void redoWanted();
    void cornerDropWanted();
    void cutWanted();
    void saveWanted();

private:
    QWidget *makeModes();
    QWidget *makeFoot();

    QList<KeyButton *> m_modes;
    KeyButton *m_undo, *m_redo, *m_drop, *m_cut, *m_save;
    Label *m_scope, *m_hint, *m_word;
    QCheckBox *m_parents;
    QListWidget *m_steps;
};

} // namespace huying
