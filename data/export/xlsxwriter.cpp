// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/export/listtable.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>
#include <cerrno>
#include <cpl_vsi.h>
#include <cstdio>
#include <cstring>
#include <unistd.h>
#include <xlsxwriter.h>

namespace huying
{

namespace
{

constexpr lxw_row_t mostRows = 1048575; ///< of a sheet, its head excepted
constexpr qsizetype mostCharacters = 32000;
constexpr double msPerDay = 86400000.0;

struct Freed
{
    void operator()(lxw_workbook *book) const { lxw_workbook_free(book); }
};

/// Days since 1899-12-30 in the seat's time zone, as spreadsheets count.
double serial(TimeMs at)
{
    const int offset = QDateTime::fromMSecsSinceEpoch(at).offsetFromUtc();
    return static_cast<double>(at + offset * secondMs) / msPerDay + 25569;
}

QByteArray cellBytes(QString text)
{
    if (text.size() > mostCharacters)
        text = text.left(text.at(mostCharacters - 1).isHighSurrogate() ? mostCharacters - 1 : mostCharacters) + QStringLiteral("…");
    text.remove(QChar::Null).remove(QChar(0xfffe)).remove(QChar(0xffff));
    return text.toUtf8();
}

class XlsxWriter : public ListWriter
{
public:
    explicit XlsxWriter(const QString &file) : m_target(file) {}

    Result<void> begin(const ListHead &head) override
    {
        m_head = head;
        const QFileInfo target(m_target);
        // Beside the target, so that the last step is a rename, and its disk is the one that must have room.
        m_part.setFileTemplate(target.path() + QStringLiteral("/.") + target.completeBaseName() + QStringLiteral("-XXXXXX.part"));
        if (!m_part.open())
            return tl::unexpected(writingError(m_target, m_part.errorString()));
        m_folder = QFile::encodeName(target.path());
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = m_folder.data();
        options.use_zip64 = LXW_FALSE;
        m_book.reset(workbook_new_opt(QFile::encodeName(m_part.fileName()).constData(), &options));
        if (!m_book)
            return tl::unexpected(writingError(m_target, QStringLiteral("内存不够")));
        makeFormats();
        startSheet();
        return {};
    }

    Result<void> add(const QList<ExportRow> &rows) override
    {
        for (const ExportRow &row : rows) {
            if (m_row > mostRows)
                startSheet();
            for (qsizetype i = 0; i < m_head.columns.size(); ++i)
                if (const lxw_error error = writeCell(i, row.value(i)); error != LXW_NO_ERROR)
                    return trouble(error);
            ++m_row;
            ++m_written;
        }
        return {};
    }

    Result<void> finish() override
    {
        addAbout();
        const int sheets = m_sheets;
        if (const lxw_error error = workbook_close(m_book.release()); error != LXW_NO_ERROR)
            return trouble(error);
        if (!isWhole(sheets))
            return tl::unexpected(writingError(m_target, QStringLiteral("临时文件没有写全")));
        // In one step, which Qt's rename isn't where a file stands already.
        if (::fsync(m_part.handle()) != 0
            || std::rename(QFile::encodeName(m_part.fileName()).constData(), QFile::encodeName(m_target).constData()) != 0)
            return tl::unexpected(writingError(m_target, QString::fromLocal8Bit(std::strerror(errno))));
        m_part.setAutoRemove(false);
        QFile::setPermissions(m_target, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        return {};
    }

private:
    lxw_format *format(const char *number = nullptr)
    {
        lxw_format *made = workbook_add_format(m_book.get());
        format_set_font_name(made, "Noto Sans CJK SC");
        format_set_font_size(made, 10);
        format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
        format_set_bottom(made, LXW_BORDER_HAIR);
        if (number)
            format_set_num_format(made, number);
        return made;
    }

    void makeFormats()
    {
        m_text = format("@"); // text stays text when it is edited
        m_number = format("0");
        m_time = format("yyyy-mm-dd hh:mm");
        m_span = format("[h]:mm");
        m_title = format();
        format_set_bold(m_title);
        format_set_bg_color(m_title, 0xF3F5F7);
        format_set_bottom(m_title, LXW_BORDER_THIN);
        m_label = format();
        format_set_bold(m_label);
    }

    void startSheet()
    {
        ++m_sheets;
        // The library's own names (Sheet1 …) would be taken for unfinished work; its limit is 31 characters.
        const QString name = m_sheets == 1 ? m_head.title.left(24) : m_head.title.left(24) + QStringLiteral(" %1").arg(m_sheets);
        QString safe = name;
        for (const QChar c : QStringLiteral("[]:*?/\\'"))
            safe.replace(c, QLatin1Char(' '));
        m_sheet = workbook_add_worksheet(m_book.get(), safe.toUtf8().constData());
        if (!m_sheet)
            m_sheet = workbook_add_worksheet(m_book.get(), nullptr);
        const auto last = static_cast<lxw_col_t>(m_head.columns.size() - 1);
        for (lxw_col_t i = 0; i <= last; ++i)
            worksheet_set_column(m_sheet, i, i, m_head.columns[i].width * 2.0 + 2, nullptr);
        worksheet_freeze_panes(m_sheet, 1, 0);
        worksheet_autofilter(m_sheet, 0, 0, 0, last);
        worksheet_set_landscape(m_sheet);
        worksheet_set_paper(m_sheet, 9); // A4
        worksheet_fit_to_pages(m_sheet, 1, 0);
        worksheet_repeat_rows(m_sheet, 0, 0);
        // In head and foot lines & begins a code.
        QString head = m_head.title, foot = m_head.watermark, page = m_head.page;
        head.replace(QLatin1Char('&'), QLatin1String("&&"));
        foot.replace(QLatin1Char('&'), QLatin1String("&&"));
        worksheet_set_header(m_sheet, (QStringLiteral("&L") + head.left(100)).toUtf8().constData());
        worksheet_set_footer(m_sheet, (QStringLiteral("&L") + foot.left(100) + QStringLiteral("&R") + page.arg(QStringLiteral("&P"), QStringLiteral("&N"))).toUtf8().constData());
        worksheet_set_row(m_sheet, 0, 22, nullptr);
        for (lxw_col_t i = 0; i <= last; ++i)
            worksheet_write_string(m_sheet, 0, i, cellBytes(m_head.columns[i].title).constData(), m_title);
        m_row = 1;
    }

    lxw_error writeCell(qsizetype i, const ListCell &cell)
    {
        const auto column = static_cast<lxw_col_t>(i);
        const ListColumn::Kind kind = m_head.columns[i].kind;
        // write_string never makes a formula, whatever the text begins with.
        if (kind == ListColumn::Kind::Text)
            return cell.text.isEmpty() ? LXW_NO_ERROR : worksheet_write_string(m_sheet, m_row, column, cellBytes(cell.text).constData(), m_text);
        if (!cell.number)
            return LXW_NO_ERROR;
        const auto value = static_cast<double>(*cell.number);
        return kind == ListColumn::Kind::Time ? worksheet_write_number(m_sheet, m_row, column, serial(*cell.number), m_time)
            : kind == ListColumn::Kind::Span  ? worksheet_write_number(m_sheet, m_row, column, value / msPerDay, m_span)
                                              : worksheet_write_number(m_sheet, m_row, column, value, m_number);
    }

    void addAbout()
    {
        lxw_worksheet *sheet = workbook_add_worksheet(m_book.get(), "说明");
        if (!sheet)
            return;
        worksheet_set_column(sheet, 0, 0, 16, nullptr);
        worksheet_set_column(sheet, 1, 1, 90, nullptr);
        lxw_row_t row = 0;
        for (const auto &[label, value] : m_head.about) {
            worksheet_write_string(sheet, row, 0, cellBytes(label).constData(), m_label);
            worksheet_write_string(sheet, row++, 1, cellBytes(value).constData(), m_text);
        }
    }

    /// The library does not look whether its temporary files took what it wrote (a full disk), so the rows in the
    /// finished file are counted.
    bool isWhole(int sheets) const
    {
        qint64 rows = 0;
        std::vector<char> buffer(1 << 20);
        for (int sheet = 1; sheet <= sheets; ++sheet) {
            const QByteArray path = "/vsizip/{" + QFile::encodeName(m_part.fileName()) + "}/xl/worksheets/sheet" + QByteArray::number(sheet) + ".xml";
            VSILFILE *file = VSIFOpenL(path.constData(), "rb");
            if (!file)
                return false;
            std::string tail;
            for (;;) {
                const std::size_t read = VSIFReadL(buffer.data(), 1, buffer.size(), file);
                if (!read)
                    break;
                tail.append(buffer.data(), read);
                std::size_t at = 0;
                for (std::size_t found; (found = tail.find("<row ", at)) != std::string::npos; at = found + 5)
                    ++rows;
                tail.erase(0, std::max(at, tail.size() > 16 ? tail.size() - 16 : 0));
            }
            VSIFCloseL(file);
            if (!tail.ends_with("</worksheet>"))
                return false;
        }
        return rows == m_written + sheets;
    }

    tl::unexpected<Error> trouble(lxw_error error)
    {
        return tl::unexpected(writingError(m_target, QString::fromUtf8(lxw_strerror(error))));
    }

    const QString m_target;
    ListHead m_head;
    QByteArray m_folder;
    QTemporaryFile m_part;
    std::unique_ptr<lxw_workbook, Freed> m_book;
    lxw_worksheet *m_sheet = nullptr;
    lxw_format *m_text = nullptr, *m_number = nullptr, *m_time = nullptr, *m_span = nullptr, *m_title = nullptr, *m_label = nullptr;
    lxw_row_t m_row = 0;
    qint64 m_written = 0;
    int m_sheets = 0;
};

} // namespace

std::unique_ptr<ListWriter> makeXlsxWriter(const QString &file)
{
    return std::make_unique<XlsxWriter>(file);
}

} // namespace huying
