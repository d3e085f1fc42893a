// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/import/rejects.h"

#include <QFile>
#include <QSaveFile>

namespace huying
{

namespace
{

QByteArray cell(QString text)
{
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return '"' + text.toUtf8() + '"';
}

} // namespace

void Rejects::add(qint64 row, const RowProblem &problem, const QString &raw)
{
    ++m_count;
    m_text += QByteArray::number(row) + ',' + cell(problem.column) + ',' + cell(problem.reason) + ',' + cell(raw) + "\r\n";
}

Result<void> Rejects::write() const
{
    if (m_count == 0) {
        QFile::remove(m_path);
        return {};
    }
    QSaveFile file(m_path);
    if (file.open(QIODevice::WriteOnly) && file.write("\xEF\xBB\xBF" "行号,列,原因,原始内容\r\n") > 0
        && file.write(m_text) == m_text.size() && file.commit())
        return {};
    return fail(ErrorKind::Storage, QStringLiteral("拒收清单 %1 写不下去：%2").arg(m_path, file.errorString()));
}

} // namespace huying
