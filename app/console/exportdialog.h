// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/view/mapsheet.h"

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace huying
{

/// Asks for title, paper and resolution of a sheet, then for the file.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(const MapSheet &sheet, QWidget *parent);

signals:
    void chosen(const huying::MapSheet &sheet, const QString &file);

private:
    MapSheet sheet() const;
    void askFile();

    MapSheet m_sheet;
    QLineEdit *m_title;
    QComboBox *m_paper, *m_resolution;
};

} // namespace huying
