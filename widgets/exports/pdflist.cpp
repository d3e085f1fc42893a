// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exports/pdflist.h"

#include "theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextLayout>

namespace huying
{

namespace
{

constexpr int dpi = 288; // four pixels a point
constexpr int pt = dpi / 72;
constexpr qsizetype mostRows = 20000;
constexpr int pad = 4 * pt, lineHeight = 13 * pt, rowPad = 3 * pt, headHeight = 18 * pt, footHeight = 20 * pt;

struct Line
{
    QList<QStringList> cells; ///< lines of each cell
    int height = 0;
};

class PdfWriter : public ListWriter
{
public:
    explicit PdfWriter(const QString &file) : m_file(file), m_theme(Theme::makeLight())
    {
        m_file.setDirectWriteFallback(false);
        m_plain = m_theme.font(9 * pt);
        m_bold = m_theme.font(9 * pt, true);
        m_small = m_theme.font(8 * pt);
        m_title = m_theme.font(15 * pt, true);
    }

    Result<void> begin(const ListHead &head) override
    {
        m_head = head;
        if (!m_file.open(QIODevice::WriteOnly))
            return trouble();
        m_pdf = std::make_unique<QPdfWriter>(&m_file);
        m_pdf->setResolution(dpi);
        m_pdf->setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(12, 11, 12, 9), QPageLayout::Millimeter));
        m_pdf->setTitle(head.title);
        m_pdf->setCreator(QStringLiteral("呼应"));
        m_page = QRect(0, 0, m_pdf->width(), m_pdf->height());
        int sum = 0;
        for (const ListColumn &column : head.columns)
            sum += column.width;
        int x = 0;
        for (const ListColumn &column : head.columns) {
            m_left << x;
            x += m_page.width() * column.width / std::max(1, sum);
        }
        m_left << m_page.width();
        return {};
    }

    Result<void> add(const QList<ExportRow> &rows) override
    {
        if (m_rows.size() + rows.size() > mostRows)
            return fail(ErrorKind::BadInput, QStringLiteral("PDF 最多 %1 行，请先筛选，或导出为 Excel").arg(mostRows));
        for (const ExportRow &row : rows) {
            Line line;
            int lines = 1;
            for (qsizetype i = 0; i < m_head.columns.size(); ++i) {
                line.cells << broken(cellText(m_head.columns[i], row.value(i)).simplified(), width(i), m_head.columns[i].wraps ? 2 : 1);
                lines = std::max(lines, static_cast<int>(line.cells.back().size()));
            }
            line.height = lines * lineHeight + 2 * rowPad;
            m_rows << line;
        }
        return {};
    }

    Result<void> finish() override
    {
        const QList<qsizetype> ends = paginate();
        QPainter painter;
        if (!painter.begin(m_pdf.get()))
            return trouble();
        qsizetype from = 0;
        for (qsizetype page = 0; page < ends.size(); ++page) {
            if (page && !m_pdf->newPage())
                return trouble();
            paintMark(painter);
            int y = page ? 0 : paintTitle(painter);
            y = paintHead(painter, y);
            for (; from < ends[page]; ++from)
                y = paintRow(painter, m_rows[from], y);
            paintFoot(painter, static_cast<int>(page) + 1, static_cast<int>(ends.size()));
        }
        const bool painted = painter.end();
        m_pdf.reset();
        if (!painted || m_file.error() != QFileDevice::NoError || !m_file.commit())
            return trouble();
        return {};
    }

private:
    int width(qsizetype column) const { return m_left[column + 1] - m_left[column] - 2 * pad; }
    int aboutHeight() const { return 24 * pt + static_cast<int>((m_head.about.size() + 1) / 2) * lineHeight + 6 * pt; }

    /// At most `most` lines; the last one is elided.
    QStringList broken(const QString &text, int room, int most) const
    {
        const QFontMetrics metrics(m_plain);
        if (text.isEmpty() || metrics.horizontalAdvance(text) <= room)
            return {text};
        if (most == 1)
            return {metrics.elidedText(text, Qt::ElideRight, room)};
        QTextLayout layout(text.left(400), m_plain);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(room);
        layout.endLayout();
        const int cut = std::max(1, line.textLength());
        return {text.left(cut), metrics.elidedText(text.mid(cut, 400), Qt::ElideRight, room)};
    }

    /// Where each page ends; an empty list has one page.
    QList<qsizetype> paginate() const
    {
        QList<qsizetype> ends;
        const int room = m_page.height() - headHeight - footHeight;
        int used = aboutHeight();
        for (qsizetype i = 0; i < m_rows.size(); ++i) {
            if (used + m_rows[i].height > room) {
                ends << i;
                used = 0;
            }
            used += m_rows[i].height;
        }
        return ends << m_rows.size();
    }

    int paintTitle(QPainter &p) const
    {
        p.setPen(m_theme.t1);
        p.setFont(m_title);
        p.drawText(QRect(0, 0, m_page.width(), 22 * pt), Qt::AlignVCenter, m_head.title);
        const int half = m_page.width() / 2;
        for (qsizetype i = 0; i < m_head.about.size(); ++i) {
            const QRect place(static_cast<int>(i % 2) * half, 24 * pt + static_cast<int>(i / 2) * lineHeight, half - 8 * pt, lineHeight);
            const auto &[label, value] = m_head.about[i];
            p.setFont(m_small);
            p.setPen(m_theme.t3);
            p.drawText(place, Qt::AlignVCenter, label);
            const int beside = 44 * pt;
            p.setPen(m_theme.t1);
            p.drawText(place.adjusted(beside, 0, 0, 0), Qt::AlignVCenter,
                       QFontMetrics(m_small).elidedText(value, Qt::ElideRight, place.width() - beside));
        }
        return aboutHeight();
    }

    int paintHead(QPainter &p, int y) const
    {
        const QRect bar(0, y, m_page.width(), headHeight);
        p.fillRect(bar, m_theme.bg2);
        p.fillRect(QRect(0, bar.bottom() - pt / 2, bar.width(), pt / 2 + 1), m_theme.line2);
        p.setFont(m_bold);
        p.setPen(m_theme.t2);
        for (qsizetype i = 0; i < m_head.columns.size(); ++i)
            p.drawText(QRect(m_left[i] + pad, y, width(i), headHeight), Qt::AlignVCenter | alignment(i),
                       QFontMetrics(m_bold).elidedText(m_head.columns[i].title, Qt::ElideRight, width(i)));
        return y + headHeight;
    }

    Qt::Alignment alignment(qsizetype column) const
    {
        return m_head.columns[column].kind == ListColumn::Kind::Text ? Qt::AlignLeft : Qt::AlignRight;
    }

    int paintRow(QPainter &p, const Line &row, int y) const
    {
        p.setFont(m_plain);
        p.setPen(m_theme.t1);
        for (qsizetype i = 0; i < row.cells.size(); ++i)
            for (qsizetype k = 0; k < row.cells[i].size(); ++k)
                p.drawText(QRect(m_left[i] + pad, y + rowPad + static_cast<int>(k) * lineHeight, width(i), lineHeight),
                           Qt::AlignVCenter | alignment(i), row.cells[i][k]);
        p.fillRect(QRect(0, y + row.height - pt / 4, m_page.width(), pt / 4), m_theme.line);
        return y + row.height;
    }

    void paintFoot(QPainter &p, int page, int pages) const
    {
        const QRect foot(0, m_page.height() - footHeight, m_page.width(), footHeight);
        p.setFont(m_small);
        p.setPen(m_theme.t3);
        p.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, m_head.watermark);
        p.drawText(foot, Qt::AlignRight | Qt::AlignBottom, m_head.page.arg(page).arg(pages));
    }

    void paintMark(QPainter &p) const
    {
        p.save();
        p.setFont(m_theme.font(16 * pt));
        QColor ink = m_theme.t1;
        ink.setAlphaF(0.06f);
        p.setPen(ink);
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 3; ++column) {
                p.save();
                p.translate(m_page.width() * (2 * column + 1) / 6, m_page.height() * (2 * row + 1) / 6);
                p.rotate(-20);
                p.drawText(QRect(-m_page.width() / 6, -20 * pt, m_page.width() / 3, 40 * pt), Qt::AlignCenter, m_head.watermark);
                p.restore();
            }
        p.restore();
    }

    tl::unexpected<Error> trouble()
    {
        const Error error = writingError(m_file.fileName(), m_file.errorString());
        m_file.cancelWriting();
        return tl::unexpected(error);
    }

    QSaveFile m_file;
    const Theme m_theme;
    ListHead m_head;
    std::unique_ptr<QPdfWriter> m_pdf;
    QFont m_plain, m_bold, m_small, m_title;
    QRect m_page;
    QList<int> m_left; ///< of each column, and the right edge
    QList<Line> m_rows;
};

} // namespace

std::unique_ptr<ListWriter> makePdfWriter(const QString &file)
{
    return std::make_unique<PdfWriter>(file);
}

} // namespace huying
