// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/film.h"

#include <QDialog>

class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace huying
{

/// Asks from when to when, how long the film is and where it goes, and shows how far it has come.
class FilmDialog : public QDialog
{
    Q_OBJECT
public:
    FilmDialog(Session &session, ConsoleWindow &window);

    void reject() override;

private:
    FilmPlan plan() const;
    void describe();
    void begin(); ///< once it stands in the audit
    void film(const FilmPlan &wanted);
    void tell(const Error &error);
    void chooseFolder();

    Session &m_session;
    ConsoleWindow &m_window;
    QDateTimeEdit *m_from, *m_to;
    QSpinBox *m_seconds;
    QLineEdit *m_folder;
    QLabel *m_note;
    QProgressBar *m_bar;
    QPushButton *m_go;
    QPointer<Film> m_film;
};

} // namespace huying
