// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/import/import.h"
#include "data/store/verify.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace huying::test
{

inline const QByteArray caseMapping = R"({
  "source": "t", "time": {"format": "yyyy-MM-dd HH:mm", "zone": "Asia/Shanghai"},
  "place": {"lon": "lon", "lat": "lat", "box": [100, 20, 130, 45]},
  "fields": {"key": "id", "title": "title", "opened": "opened", "closed": "closed", "target": "target",
             "org": {"constant": "D1"}, "result": {"constant": "ok"}, "phone": {"template": "{phone}"}}})";
inline const QByteArray caseHeader = "id,title,opened,target,closed,lon,lat,phone\n";

/// Closed cases C0, C1, … at one place.
inline QByteArray manyCases(int count)
{
    QByteArray csv = caseHeader;
    for (int i = 0; i < count; ++i)
        csv += "C" + QByteArray::number(i) + ",路灯不亮,2026-01-05 08:00,2026-01-06 08:00,2026-01-05 17:30,120.5,36.4,\n";
    return csv;
}

/// A folder with a store to be, files and mappings written by a test.
class ImportFixture
{
public:
    ImportFixture() : m_workflow(*Workflow::load()) {}

    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString store() const { return path(QStringLiteral("store.gpkg")); }
    const Workflow &workflow() const { return m_workflow; }

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write %s", qPrintable(name));
        return file.fileName();
    }

    Result<ImportReport> run(const QString &file, ImportKind kind, const QString &mapping) const
    {
        return importFile({store(), file, kind, mapping}, m_workflow);
    }
    /// Imports bytes as a file of that name with that mapping.
    Result<ImportReport> run(const QString &name, const QByteArray &bytes, ImportKind kind, const QByteArray &mapping) const
    {
        return run(write(name, bytes), kind, write(QStringLiteral("map.json"), mapping));
    }

    QByteArray rejects() const
    {
        QFile file(store() + QStringLiteral(".rejects.csv"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QByteArray digest() const
    {
        const auto opened = Store::open(store(), Store::Access::Reader);
        if (!opened)
            return "no store: " + opened.error().message.toUtf8();
        const auto report = verifyStore(**opened, m_workflow);
        if (!report || !report->isClean())
            return "not clean: " + (report ? report->differences.join(QLatin1Char('\n')).toUtf8() : QByteArray());
        return report->digest.toHex();
    }
    /// First column of the first row.
    QString value(const char *sql) const
    {
        const auto opened = Store::open(store(), Store::Access::Reader);
        if (!opened)
            return opened.error().message;
        SQLite::Statement query((*opened)->db(), sql);
        return query.executeStep() ? textAt(query, 0) : QString();
    }

private:
    QTemporaryDir m_dir;
    Workflow m_workflow;
};

/// Real data beside the project, or empty; tests skip without it.
inline QString sharedData(const QString &name)
{
    const QString root = qEnvironmentVariable("HUYING_SHARED", QStringLiteral(HUYING_SOURCE "/../shared"));
    const QString path = root + QStringLiteral("/data/") + name;
    return QFile::exists(path) ? path : QString();
}

} // namespace huying::test
