// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/housestyle.h"
#include "theme/icons.h"

#include <QHash>

namespace huying {

namespace {

/// What Qt's own dialogs and fields ask for, in our drawing.
QString ourName(QStyle::StandardPixmap which)
{
    static const QHash<QStyle::StandardPixmap, QString> names{
        {QStyle::SP_DirIcon, QStringLiteral("folder")},
        {QStyle::SP_DirOpenIcon, QStringLiteral("folder")},
        {QStyle::SP_DirClosedIcon, QStringLiteral("folder")},
        {QStyle::SP_DirLinkIcon, QStringLiteral("folder")},
        {QStyle::SP_DirHomeIcon, QStringLiteral("home")},
        {QStyle::SP_FileIcon, QStringLiteral("file")},
        {QStyle::SP_FileLinkIcon, QStringLiteral("file")},
        {QStyle::SP_ComputerIcon, QStringLiteral("screen")},
        {QStyle::SP_DesktopIcon, QStringLiteral("screen")},
        {QStyle::SP_DriveHDIcon, QStringLiteral("database")},
        {QStyle::SP_FileDialogNewFolder, QStringLiteral("folder-new")},
        {QStyle::SP_FileDialogToParent, QStringLiteral("chevron-up")},
        {QStyle::SP_FileDialogBack, QStringLiteral("chevron-left")},
        {QStyle::SP_ArrowBack, QStringLiteral("chevron-left")},
        {QStyle::SP_ArrowLeft, QStringLiteral("chevron-left")},
        {QStyle::SP_ArrowForward, QStringLiteral("chevron-right")},
        {QStyle::SP_ArrowRight, QStringLiteral("chevron-right")},
        {QStyle::SP_FileDialogListView, QStringLiteral("grid")},
        {QStyle::SP_FileDialogDetailedView, QStringLiteral("queue")},
        {QStyle::SP_MessageBoxWarning, QStringLiteral("warning")},
        {QStyle::SP_MessageBoxCritical, QStringLiteral("warning")},
        {QStyle::SP_MessageBoxInformation, QStringLiteral("info")},
        {QStyle::SP_MessageBoxQuestion, QStringLiteral("help")},
        {QStyle::SP_LineEditClearButton, QStringLiteral("close")},
    };
    return names.value(which);
}

} // namespace

QIcon HouseStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    const QString ours = ourName(which);
    return ours.isEmpty() ? QProxyStyle::standardIcon(which, option, widget) : icon(ours);
}

} // namespace huying
