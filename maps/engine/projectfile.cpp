// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/projectfile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <qgsziputils.h>

namespace huying
{
namespace
{

using wire::Problem;
using wire::Trouble;

Problem examineXml(const QString &xmlFile, const QString &file)
{
    QFile text(xmlFile);
    if (!text.open(QIODevice::ReadOnly))
        return {Trouble::FileMissing, file, {}};
    QXmlStreamReader xml(&text);
    xml.setNamespaceProcessing(false);
    if (xml.readNextStartElement() && xml.name() != QLatin1String("qgis"))
        return {Trouble::NotAProject, file, {}};
    const bool begun = !xml.hasError();
    while (!xml.atEnd())
        xml.readNext();
    if (!xml.hasError())
        return {};
    if (!begun)
        return {Trouble::NotAProject, file, {}};
    return {Trouble::ProjectCut, file, QStringLiteral("%1:%2").arg(xml.lineNumber()).arg(xml.columnNumber())};
}

} // namespace

Problem examineProject(const QString &file)
{
    const QFileInfo info(file);
    if (!info.isFile() || !info.isReadable())
        return {Trouble::FileMissing, file, {}};
    if (!file.endsWith(QLatin1String(".qgz"), Qt::CaseInsensitive))
        return examineXml(file, file);
    QTemporaryDir dir;
    QStringList files;
    if (!QgsZipUtils::unzip(file, dir.path(), files))
        return {Trouble::ArchiveBroken, file, {}};
    for (const QString &member : files)
        if (member.endsWith(QLatin1String(".qgs"), Qt::CaseInsensitive))
            return examineXml(member, file);
    return {Trouble::NotAProject, file, {}};
}

} // namespace huying
