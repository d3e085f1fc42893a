// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace huying {

namespace {

/// Qt's Chinese has no word for these; they are translated with our own texts.
[[maybe_unused]] constexpr const char *missingInQt[][2] = {
    QT_TRANSLATE_NOOP3("QAbstractFileIconProvider", "Folder", "All other platforms"),
    QT_TRANSLATE_NOOP3("QAbstractFileIconProvider", "Drive", "All other platforms"),
};

} // namespace

bool applyLanguage(QCoreApplication &app, const QString &locale)
{
    QLocale::setDefault(QLocale(locale));
    // Debian keeps Qt's own texts (menus of text fields, standard buttons) in qt6-translations-l10n.
    auto *qt = new QTranslator(&app);
    if (qt->load(QStringLiteral("qtbase_%1").arg(locale), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        app.installTranslator(qt);
    auto *own = new QTranslator(&app);
    if (!own->load(QStringLiteral(":/i18n/huying_%1.qm").arg(locale)))
        return false;
    return app.installTranslator(own);
}

} // namespace huying
