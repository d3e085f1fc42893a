// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/export/listtable.h"

#include "data/store/vault.h"

#include <QDateTime>
#include <QFileInfo>
#include <QRegularExpression>

namespace huying
{

QString cellText(const ListColumn &column, const ListCell &cell)
{
    if (column.kind == ListColumn::Kind::Text)
        return cell.text;
    if (!cell.number)
        return {};
    switch (column.kind) {
    case ListColumn::Kind::Time:
        return QDateTime::fromMSecsSinceEpoch(*cell.number).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    case ListColumn::Kind::Span:
        return QStringLiteral("%1%2:%3")
            .arg(*cell.number < 0 ? QStringLiteral("-") : QString())
            .arg(qAbs(*cell.number) / hourMs)
            .arg(qAbs(*cell.number) / minuteMs % 60, 2, 10, QLatin1Char('0'));
    default:
        return QString::number(*cell.number);
    }
}

QString asPlainText(const QString &text)
{
    // The full-width forms too: spreadsheets of the region take them for the same.
    static const QString starts = QStringLiteral("=+-@\t\r\n＝＋－＠|%");
    return !text.isEmpty() && starts.contains(text.front()) ? QLatin1Char('\'') + text : text;
}

QString withoutNumbersOfPeople(const QString &text)
{
    static const QRegularExpression numbers(
        QStringLiteral("(?<![0-9])(?:([0-9]{17}[0-9Xx])|(1[3-9][0-9]{9}))(?![0-9])"));
    QString out;
    qsizetype from = 0;
    for (auto found = numbers.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        out += match.hasCaptured(2) ? maskPhone(match.captured(2)) : maskIdNumber(match.captured(1));
        from = match.capturedEnd();
    }
    return from ? out + text.mid(from) : text;
}

Error writingError(const QString &file, const QString &why)
{
    const QFileInfo folder(QFileInfo(file).path());
    if (!folder.isDir())
        return {ErrorKind::Storage, QStringLiteral("没有文件夹 %1，请换一个").arg(folder.filePath())};
    if (!folder.isWritable())
        return {ErrorKind::Storage, QStringLiteral("不能往文件夹 %1 里写，请换一个文件夹").arg(folder.filePath())};
    return {ErrorKind::Storage, QStringLiteral("写不完 %1：%2。请检查磁盘空间，没有留下半个文件").arg(QFileInfo(file).fileName(), why)};
}

} // namespace huying
