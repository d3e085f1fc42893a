// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/keyhelp.h"

#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/controls/panelground.h"
#include "widgets/controls/paneltitle.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace huying {

namespace {

using Rows = QList<std::pair<QString, QString>>;
constexpr int keyWidth = 132, rowHeight = 30, columnWidth = 400;

/// The second column starts at the title nearest to the middle, so that no group is torn.
qsizetype secondColumn(const Rows &rows)
{
    const qsizetype middle = (rows.size() + 1) / 2;
    qsizetype best = middle;
    bool found = false;
    for (qsizetype i = 1; i < rows.size(); ++i)
        if (rows[i].first.isEmpty() && (!found || qAbs(i - middle) < qAbs(best - middle))) {
            best = i;
            found = true;
        }
    return best;
}

} // namespace

KeyHelp::KeyHelp(const Rows &rows, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    setModal(true);
    auto *title = new PanelTitle(QStringLiteral("keyboard"), tr("Keys"), this);
    title->setDockButtonsVisible(false);
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(20, 12, 20, 12);
    columns->setSpacing(32);
    const qsizetype second = secondColumn(rows);
    columns->addWidget(makeColumn(rows.first(second)), 1, Qt::AlignTop);
    columns->addWidget(makeColumn(rows.sliced(second)), 1, Qt::AlignTop);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto *close = new KeyButton(tr("Close"), QStringLiteral("Esc"), KeyButton::Role::Normal, this);
    connect(close, &KeyButton::clicked, this, &QDialog::reject);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 8, 16, 8);
    foot->addStretch();
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(scroll, 1);
    column->addLayout(foot);
    const int wanted = content->sizeHint().height() + title->sizeHint().height() + close->sizeHint().height() + 20;
    const int room = parent ? parent->window()->height() - 80 : 900;
    resize(2 * columnWidth + 72, qMin(wanted, qMax(320, room)));
    close->setFocus();
}

QWidget *KeyHelp::makeColumn(const Rows &rows)
{
    auto *made = new QWidget;
    auto *column = new QVBoxLayout(made);
    column->setContentsMargins({});
    column->setSpacing(0);
    for (const auto &[keys, text] : rows)
        column->addWidget(makeRow(keys, text));
    return made;
}

QWidget *KeyHelp::makeRow(const QString &keys, const QString &text)
{
    auto *made = new QWidget;
    made->setFixedHeight(keys.isEmpty() ? rowHeight + 6 : rowHeight);
    auto *row = new QHBoxLayout(made);
    row->setContentsMargins({});
    row->setSpacing(12);
    if (keys.isEmpty()) {
        row->addWidget(new Label(text, Label::Tone::Third, Label::Size::Label, true, made), 1, Qt::AlignBottom);
        return made;
    }
    auto *caps = new QWidget(made);
    caps->setFixedWidth(keyWidth);
    auto *capRow = new QHBoxLayout(caps);
    capRow->setContentsMargins({});
    capRow->setSpacing(4);
    for (const QString &key : keys.split(QStringLiteral(", ")))
        capRow->addWidget(new KeyCap(key, caps));
    capRow->addStretch();
    made->setAccessibleName(keys + u' ' + text);
    row->addWidget(caps);
    row->addWidget(new Label(text, Label::Tone::Text, Label::Size::Table, false, made), 1);
    return made;
}

void KeyHelp::paintEvent(QPaintEvent *)
{
    paintPanelGround(*this);
}

} // namespace huying
