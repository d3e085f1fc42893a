// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/duplicatepanel.h"

#include "data/live/whendone.h"
#include "theme/chrome.h"
#include "theme/icons.h"
#include "widgets/deck/planwords.h"
#include "widgets/words/casewords.h"

#include <QImageReader>
#include <QMouseEvent>
#include <QPainter>
#include <QtConcurrent>

namespace huying {

namespace {

constexpr int headHeight = 28, rowHeight = 76;
constexpr QSize thumbnail(104, 64);

QImage readPhoto(const QString &file)
{
    QImageReader reader(file);
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); size.isValid())
        reader.setScaledSize(size.scaled(thumbnail * 2, Qt::KeepAspectRatioByExpanding));
    return reader.read();
}

} // namespace

DuplicatePanel::DuplicatePanel(Intake &intake, const CaseWords &words, QWidget *parent)
    : QFrame(parent), m_intake(intake), m_words(words)
{
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("What may be the same"));
    hide();
}

void DuplicatePanel::show(const QList<DuplicateHint> &hints)
{
    const QString no = chosenNo();
    QList<Row> rows;
    m_chosen = 0;
    for (const DuplicateHint &hint : hints) {
        const auto old = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &r) { return r.hint.id == hint.id; });
        Row row = old == m_rows.end() ? Row() : *old;
        row.hint = hint;
        if (const int at = m_intake.board().rowOf(hint.id); at >= 0)
            row.state = m_intake.board().at(at);
        if (hint.no == no)
            m_chosen = static_cast<int>(rows.size());
        rows << row;
    }
    m_rows = rows;
    for (Row &row : m_rows)
        ask(row);
    update();
}

void DuplicatePanel::ask(Row &row)
{
    if (row.asked || !row.state.photos)
        return;
    row.asked = true;
    ++m_pending;
    const CaseId id = row.hint.id;
    const auto take = [this, id](const QImage &photo) {
        --m_pending;
        for (Row &r : m_rows)
            if (r.hint.id == id)
                r.photo = photo;
        update();
    };
    whenDone(m_intake.live().caseFile(id), this, [this, take](const Result<CaseFile> &file) {
        if (!file || file->attachments.isEmpty())
            return take({});
        whenDone(QtConcurrent::run(readPhoto, file->attachments.first().file), this, take);
    }, [take] { take({}); });
}

bool DuplicatePanel::hasPictures() const
{
    return m_pending == 0;
}

QString DuplicatePanel::chosenNo() const
{
    return m_chosen < m_rows.size() ? m_rows[m_chosen].hint.no : QString();
}

void DuplicatePanel::move(int by)
{
    const int next = qBound(0, m_chosen + by, static_cast<int>(m_rows.size()) - 1);
    if (m_rows.isEmpty() || next == m_chosen)
        return;
    m_chosen = next;
    update();
    emit chosenChanged();
}

int DuplicatePanel::wantedHeight() const
{
    return headHeight + static_cast<int>(m_rows.size()) * rowHeight + 2;
}

void DuplicatePanel::mousePressEvent(QMouseEvent *event)
{
    const int row = (event->position().toPoint().y() - headHeight) / rowHeight;
    if (row >= 0 && row < m_rows.size())
        move(row - m_chosen);
}

void DuplicatePanel::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg1);
    p.fillRect(QRect(0, 0, width(), headHeight), t.bg2);
    p.setFont(t.font(t.type.label));
    p.setPen(t.t2);
    p.drawText(QRect(12, 0, width() - 24, headHeight), Qt::AlignVCenter, tr("May be the same: look before a second case is opened"));
    p.setPen(t.t3);
    p.drawText(QRect(12, 0, width() - 24, headHeight), Qt::AlignVCenter | Qt::AlignRight, tr("↑↓ choose · M merge · ⏎ new case all the same · Esc back"));
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        paintRow(p, QRect(1, headHeight + static_cast<int>(i) * rowHeight, width() - 2, rowHeight), m_rows[i], i == m_chosen);
    p.setPen(t.line2);
    p.drawRect(rect().adjusted(0, 0, -1, -1));
}

void DuplicatePanel::paintRow(QPainter &p, const QRect &rect, const Row &row, bool current) const
{
    const Theme &t = themeOf(this);
    if (current) {
        p.fillRect(rect, t.acct);
        p.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), t.acc);
    }
    p.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
    const QRect picture(rect.left() + 12, rect.top() + 6, thumbnail.width(), thumbnail.height());
    p.fillRect(picture, t.bg3);
    if (row.photo.isNull()) {
        paintIcon(p, QRectF(picture.center().x() - 8, picture.center().y() - 8, 16, 16), QStringLiteral("photo"), t.t3);
    } else {
        p.setRenderHint(QPainter::SmoothPixmapTransform);
        const QSize part = QSizeF(thumbnail).scaled(row.photo.size(), Qt::KeepAspectRatio).toSize();
        p.drawImage(picture, row.photo, QRect((row.photo.width() - part.width()) / 2, (row.photo.height() - part.height()) / 2, part.width(), part.height()));
    }
    QRect text(picture.right() + 14, rect.top() + 6, rect.right() - picture.right() - 26, 20);
    const auto line = [&](const QString &words, bool bold, const QColor &color, Qt::Alignment side = Qt::AlignLeft) {
        p.setFont(t.font(t.type.table, bold));
        p.setPen(color);
        p.drawText(text, Qt::AlignVCenter | side, p.fontMetrics().elidedText(words.left(200), Qt::ElideRight, text.width()));
    };
    line(m_words.state(row.state.state), true, t.t1, Qt::AlignRight);
    text.setRight(text.right() - 80);
    line(row.hint.no + QStringLiteral("  ") + row.hint.title, true, t.t1);
    text = QRect(text.left(), text.top() + 21, rect.right() - text.left() - 12, 20);
    line(row.hint.why, false, t.t2);
    text.translate(0, 21);
    line(QStringList{m_words.fullPlace(row.state), row.state.text}.join(QStringLiteral(" · ")), false, t.t3);
}

} // namespace huying
