// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/toast.h"

#include "widgets/controls/label.h"

#include <QAccessible>
#include <QAccessibleEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace huying {

namespace {

constexpr int lineHeight = 40, gap = 6, edge = 16;

} // namespace

ToastLine::ToastLine(int id, const ToastText &text, QWidget *parent)
    : QFrame(parent), m_id(id), m_text(text),
      m_title(new Label(text.title, Label::Tone::Text, Label::Size::Table, true, this)), m_stay(text.seconds)
{
    setFixedHeight(lineHeight);
    setAccessibleName(text.title + u' ' + text.note);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(36, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(new Label(text.note, Label::Tone::Second, Label::Size::Label, false, this));
    row->addStretch();
    if (!text.action.isEmpty()) {
        m_action = new QPushButton(this);
        m_action->setFlat(true);
        m_action->setProperty("role", "link");
        m_action->setFocusPolicy(Qt::TabFocus);
        connect(m_action, &QPushButton::clicked, this, &ToastLine::triggered);
        row->addWidget(m_action);
        label();
    }
}

bool ToastLine::says(const ToastText &text) const
{
    // One with an action stands for its own deed.
    return text.action.isEmpty() && m_text.action.isEmpty() && text.lamp == m_text.lamp && text.title == m_text.title
           && text.note == m_text.note;
}

void ToastLine::repeat()
{
    m_title->setText(tr("%1 ×%2").arg(m_text.title).arg(++m_times));
    m_text.seconds = m_stay;
}

void ToastLine::label()
{
    if (m_action)
        m_action->setText(m_text.countdown ? tr("%1 %2 s").arg(m_text.action).arg(m_text.seconds)
                                           : m_text.action);
}

bool ToastLine::tick()
{
    if (underMouse())
        return true;
    --m_text.seconds;
    label();
    return m_text.seconds > 0;
}

void ToastLine::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter p(this);
    p.fillRect(rect(), t.bg2);
    p.setPen(t.line2);
    p.drawRect(rect().adjusted(0, 0, -1, -1));
    const QColor side = m_text.lamp == LampShape::Diamond    ? t.red
                        : m_text.lamp == LampShape::Triangle ? t.yelf
                                                             : t.t3;
    p.fillRect(QRect(0, 0, 4, height()), side);
    symbolsOf(this).draw(p, QPointF(21, height() / 2.0), Symbol::lamp(m_text.lamp, 14));
}

ToastStack::ToastStack(QWidget *window) : QWidget(window), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins({});
    m_column->setSpacing(gap);
    m_column->setSizeConstraint(QLayout::SetFixedSize);
    window->installEventFilter(this);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &ToastStack::tick);
    hide();
}

void ToastStack::keepTo(QWidget *part)
{
    if (m_part)
        m_part->removeEventFilter(this);
    m_part = part;
    if (part)
        part->installEventFilter(this);
    place();
}

int ToastStack::post(const ToastText &text)
{
    if (!m_column->isEmpty()) {
        auto *last = qobject_cast<ToastLine *>(m_column->itemAt(m_column->count() - 1)->widget());
        if (last && last->says(text)) {
            last->repeat();
            place();
            return last->id();
        }
    }
    auto *line = new ToastLine(m_next++, text, this);
    line->setMinimumWidth(360);
    m_column->addWidget(line);
    connect(line, &ToastLine::triggered, this, [this, line] {
        emit actionTriggered(line->id());
        delete m_column->takeAt(m_column->indexOf(line));
        line->deleteLater();
        place();
    });
    line->show();
    place();
    QAccessibleEvent alert(line, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    m_second.start();
    return line->id();
}

void ToastStack::dismiss(int id)
{
    for (int i = 0; i < m_column->count(); ++i) {
        auto *line = qobject_cast<ToastLine *>(m_column->itemAt(i)->widget());
        if (!line || line->id() != id)
            continue;
        delete m_column->takeAt(i);
        line->deleteLater();
        emit dismissed(id);
        break;
    }
    place();
}

void ToastStack::tick()
{
    QList<int> over;
    for (int i = 0; i < m_column->count(); ++i)
        if (auto *line = qobject_cast<ToastLine *>(m_column->itemAt(i)->widget()); line && !line->tick())
            over.append(line->id());
    for (const int id : over)
        dismiss(id);
    if (m_column->isEmpty())
        m_second.stop();
}

void ToastStack::place()
{
    setVisible(!m_column->isEmpty());
    m_column->activate();
    adjustSize();
    const QWidget *window = parentWidget();
    const bool inPart = m_part && window->isAncestorOf(m_part);
    const QRect ground = inPart ? QRect(m_part->mapTo(window, QPoint()), m_part->size()) : window->rect();
    move(ground.right() + 1 - width() - edge, ground.bottom() + 1 - height() - edge);
    raise();
}

bool ToastStack::eventFilter(QObject *watched, QEvent *event)
{
    const bool ours = watched == parentWidget() || watched == m_part;
    if (ours && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace huying
