// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace huying {

class ChipRow;
class Label;

/// Files that are to go with a report: chosen or dropped, looked at before they are taken, each with the word why not.
class FileList : public QWidget
{
    Q_OBJECT

public:
    explicit FileList(QWidget *parent = nullptr);

    const QStringList &files() const { return m_files; }
    /// Looks at it in another thread first.
    void add(const QString &file);
    QString problem() const;
    bool isLooking() const { return m_looking > 0; }

signals:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void choose();
    void showChips();

    QStringList m_files;
    ChipRow *m_chips;
    Label *m_problem;
    int m_looking = 0;
};

} // namespace huying
