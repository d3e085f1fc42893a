// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QCoreApplication;

namespace huying {

/// Installs the translation of the program and of Qt's own controls; call before the first window.
/// `locale` is "zh_CN" or "en". False if the program has no such language: it then speaks English.
bool applyLanguage(QCoreApplication &app, const QString &locale);

} // namespace huying
