// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/commandhistory.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace huying
{

namespace
{

constexpr qsizetype longestLine = 200;

bool isPersonal(const CommandToken &token, const CommandLine &read)
{
    using Kind = CommandToken::Kind;
    return token.kind == Kind::Phone || token.kind == Kind::Reporter
           || (token.kind == Kind::Text && read.verb == CommandLine::Verb::New);
}

} // namespace

QString withoutPersons(const QString &line, const CommandLine &read)
{
    static const QRegularExpression digits(QStringLiteral("(?<![A-Za-z\\d-])\\d[\\d -]{5,}[\\dXx]")); // none of a case's
    QString kept;
    qsizetype from = 0;
    for (const CommandToken &token : read.tokens)
        if (isPersonal(token, read)) {
            kept += line.mid(from, token.from - from);
            from = token.from + token.length;
        }
    kept = (kept + line.mid(from)).simplified();
    return kept.replace(digits, QStringLiteral("***"));
}

void CommandHistory::open(const QString &path)
{
    m_path = path;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    m_lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(0, longest);
}

void CommandHistory::add(const QString &line, const CommandLine &read)
{
    const QString kept = withoutPersons(line, read).left(longestLine);
    if (kept.isEmpty())
        return;
    m_lines.removeAll(kept);
    m_lines.prepend(kept);
    m_lines = m_lines.mid(0, longest);
    if (m_path.isEmpty())
        return;
    QDir().mkpath(QFileInfo(m_path).path());
    QFile file(m_path); // not QSaveFile: it waits for the disk, which this is not worth
    if (file.open(QIODevice::WriteOnly))
        file.write(m_lines.join(QLatin1Char('\n')).toUtf8());
}

} // namespace huying
