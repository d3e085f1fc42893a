// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/exports/listexport.h"

#include <QWidget>

namespace huying
{

class KeyButton;
class Label;

/// Asks where a list goes, then says how far it is, with a button to stop; a line that is there only while needed.
class ExportStrip : public QWidget
{
    Q_OBJECT
public:
    explicit ExportStrip(LiveStore &live, QWidget *parent = nullptr);

    /// Asks for the file; `job.file` is the name to offer, without folder and suffix.
    void ask(ListJob job);
    ListExport &running() { return m_export; }

signals:
    void done(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showProgress(int done, int total);
    void showEnd(const QString &text, bool isTrouble);

    ListExport m_export;
    Label *m_text;
    KeyButton *m_stop, *m_open;
    QString m_file;
    double m_share = 0;
    bool m_trouble = false;
};

} // namespace huying
