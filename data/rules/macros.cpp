// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/macros.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSet>

namespace huying
{

namespace
{

constexpr int deepest = 8;

bool isMacro(const QString &line)
{
    return line.startsWith(QLatin1Char('=')) || line.startsWith(QChar(u'＝'));
}

} // namespace

Result<Macros> Macros::load(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Macros();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, QStringLiteral("快捷语 %1 打不开：%2").arg(path, file.errorString()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorKind::BadInput, QStringLiteral("快捷语 %1 读不懂：%2").arg(path, error.errorString()));
    QList<Macro> read;
    for (const QJsonValue &row : document.object()[QLatin1String("macros")].toArray())
        read << Macro{row[QLatin1String("name")].toString(), row[QLatin1String("line")].toString()};
    Macros macros;
    if (const auto done = macros.set(read); !done)
        return fail(ErrorKind::BadInput, QStringLiteral("%1：%2").arg(path, done.error().message));
    return macros;
}

Result<void> Macros::save(const QString &path) const
{
    QJsonArray rows;
    for (const Macro &macro : m_macros)
        rows << QJsonObject{{QStringLiteral("name"), macro.name}, {QStringLiteral("line"), macro.line}};
    const QByteArray json = QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("macros"), rows}}).toJson();
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return fail(ErrorKind::Storage, QStringLiteral("快捷语存不下（%1）：%2").arg(path, file.errorString()));
    return {};
}

Result<void> Macros::set(const QList<Macro> &macros)
{
    QSet<QString> names;
    Macros tried;
    tried.m_macros = macros;
    for (const Macro &macro : macros) {
        if (macro.name.isEmpty() || macro.line.trimmed().isEmpty())
            return fail(ErrorKind::BadInput, QStringLiteral("名称和内容都要写"));
        if (macro.name.contains(QLatin1Char(' ')) || isMacro(macro.name))
            return fail(ErrorKind::BadInput, QStringLiteral("名称“%1”里不能有空格和等号").arg(macro.name));
        if (names.contains(macro.name))
            return fail(ErrorKind::BadInput, QStringLiteral("名称“%1”用了两次").arg(macro.name));
        names << macro.name;
    }
    for (const Macro &macro : macros)
        if (const auto line = tried.expand(macro.line); !line)
            return tl::unexpected(line.error());
    m_macros = macros;
    return {};
}

Result<QString> Macros::expand(const QString &line) const
{
    QString expanded = line;
    for (int depth = 0; isMacro(expanded); ++depth) {
        const QString name = expanded.mid(1).section(QLatin1Char(' '), 0, 0);
        const auto found = std::find_if(m_macros.begin(), m_macros.end(), [&](const Macro &m) { return m.name == name; });
        if (found == m_macros.end())
            return fail(ErrorKind::NotFound, QStringLiteral("没有叫“%1”的快捷语").arg(name.left(20)));
        if (depth == deepest)
            return fail(ErrorKind::BadInput, QStringLiteral("快捷语“%1”绕回了自己").arg(name.left(20)));
        const QString rest = expanded.mid(1 + name.size());
        expanded = found->line + rest;
    }
    return expanded;
}

} // namespace huying
