// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStringList>

/// The sources as text, for tests that judge them.
namespace sourcetree {

struct SourceFile
{
    QString path; ///< from the root, "data/model/geo.h"
    QString text;
};

inline QList<SourceFile> read(const QString &root, const QStringList &folders, const QStringList &patterns)
{
    QList<SourceFile> files;
    for (const QString &folder : folders) {
        QDirIterator it(root + u'/' + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                files.append(
                    {QDir(root).relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    return files;
}

inline QStringList code()
{
    return {QStringLiteral("*.h"), QStringLiteral("*.cpp")};
}

} // namespace sourcetree
