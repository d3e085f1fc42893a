// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/export/listtable.h"

#include <QSaveFile>

namespace huying
{

namespace
{

class CsvWriter : public ListWriter
{
public:
    explicit CsvWriter(const QString &file) : m_file(file) { m_file.setDirectWriteFallback(false); }

    Result<void> begin(const ListHead &head) override
    {
        m_columns = head.columns;
        if (!m_file.open(QIODevice::WriteOnly))
            return trouble();
        QByteArray line("\xef\xbb\xbf");
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            line += (i ? "," : "") + quoted(asPlainText(m_columns[i].title));
        return write(line + "\r\n");
    }

    Result<void> add(const QList<ExportRow> &rows) override
    {
        QByteArray lines;
        for (const ExportRow &row : rows) {
            for (qsizetype i = 0; i < m_columns.size(); ++i) {
                const QString text = cellText(m_columns[i], row.value(i));
                const bool isText = m_columns[i].kind == ListColumn::Kind::Text;
                lines += (i ? "," : "") + (isText ? quoted(asPlainText(text)) : text.toUtf8());
            }
            lines += "\r\n";
        }
        return write(lines);
    }

    Result<void> finish() override
    {
        if (!m_file.commit())
            return trouble();
        return {};
    }

private:
    static QByteArray quoted(const QString &text)
    {
        QString inner = text;
        return ('"' + inner.remove(QChar::Null).replace(QLatin1Char('"'), QLatin1String("\"\"")) + '"').toUtf8();
    }
    Result<void> write(const QByteArray &bytes)
    {
        if (m_file.write(bytes) != bytes.size() || !m_file.flush())
            return trouble();
        return {};
    }
    tl::unexpected<Error> trouble()
    {
        const Error error = writingError(m_file.fileName(), m_file.errorString());
        m_file.cancelWriting();
        return tl::unexpected(error);
    }

    QSaveFile m_file;
    QList<ListColumn> m_columns;
};

} // namespace

std::unique_ptr<ListWriter> makeCsvWriter(const QString &file)
{
    return std::make_unique<CsvWriter>(file);
}

} // namespace huying
