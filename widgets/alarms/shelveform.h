// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/time.h"

#include <QWidget>

class QComboBox;

namespace huying
{

class Label;

/// Asks why an alarm is put aside and for how long. Enter shelves, Esc leaves it.
class ShelveForm : public QWidget
{
    Q_OBJECT
public:
    explicit ShelveForm(QWidget *parent = nullptr);

    /// Empties it and takes the focus.
    void begin(const QString &what);
    void showProblem(const QString &why);
    QComboBox *reasonField() const { return m_reason; }
    QComboBox *spanField() const { return m_span; }

signals:
    void submitted(const QString &reason, huying::TimeMs span);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void submit();

    Label *m_title, *m_problem;
    QComboBox *m_reason, *m_span;
};

} // namespace huying
