// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace huying {

// One control or view each, with the texts of the mock-up.
QWidget *buttons();
QWidget *inputs();
QWidget *indicators();
QWidget *tabs();
QWidget *notices();
QWidget *empties();
QWidget *status();
QWidget *menu(QWidget *parent);
QWidget *table();
QWidget *timeline();

} // namespace huying
