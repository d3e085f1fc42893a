// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/filterbar.h"

#include "theme/icons.h"
#include "widgets/controls/filterchip.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace huying
{

namespace
{

QToolButton *menuButton(const QString &text, const QString &iconName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setAccessibleName(text);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIcon(icon(iconName));
    button->setIconSize({14, 14});
    button->setMenu(new QMenu(button));
    return button;
}

QString namesOf(const QSet<QString> &codes, const std::function<QString(const QString &)> &name)
{
    QStringList names;
    for (const QString &code : codes)
        names << name(code);
    names.sort();
    return names.join(FilterBar::tr(", ", "between names"));
}

constexpr Lamp lamps[] = {Lamp::Overdue, Lamp::Near, Lamp::OnTime, Lamp::Stopped, Lamp::NoData};

QString lampName(Lamp lamp)
{
    switch (lamp) {
    case Lamp::Overdue: return FilterBar::tr("Overdue");
    case Lamp::Near: return FilterBar::tr("Near due");
    case Lamp::OnTime: return FilterBar::tr("On time");
    case Lamp::Stopped: return FilterBar::tr("Stopped");
    case Lamp::Closed: return FilterBar::tr("Closed");
    case Lamp::NoData: return FilterBar::tr("No limit");
    }
    return {};
}

QString markNames(int marks)
{
    const std::pair<int, QString> names[] = {
        {MarkSupervised, FilterBar::tr("Supervised")}, {MarkUrged, FilterBar::tr("Urged")},
        {MarkReworked, FilterBar::tr("Reworked")},     {MarkReturned, FilterBar::tr("Returned")},
        {MarkYellowCard, FilterBar::tr("Yellow card")}, {MarkRedCard, FilterBar::tr("Red card")},
        {MarkWhistle, FilterBar::tr("Whistle")},       {MarkRequest, FilterBar::tr("Waits for approval")},
        {MarkExtended, FilterBar::tr("Extended")}};
    QStringList shown;
    for (const auto &[mark, name] : names)
        if (marks & mark)
            shown << name;
    return shown.join(FilterBar::tr(", ", "between names"));
}

/// "14:30–15:00"; the day stands before it where it is not the day of the other end.
QString dueSpan(TimeMs from, TimeMs to)
{
    const auto text = [](TimeMs at, const char *format) {
        return QDateTime::fromMSecsSinceEpoch(at).toString(QLatin1String(format));
    };
    if (!from)
        return FilterBar::tr("before %1").arg(text(to, "HH:mm"));
    const bool oneDay = text(from, "yyyyMMdd") == text(to, "yyyyMMdd");
    return QStringLiteral("%1–%2").arg(text(from, oneDay ? "HH:mm" : "MM-dd HH:mm"), text(to, oneDay ? "HH:mm" : "MM-dd HH:mm"));
}

} // namespace

FilterBar::FilterBar(const CaseWords &words, const Account &account, Form form, QWidget *parent)
    : QWidget(parent), m_words(words), m_account(account), m_search(new QLineEdit(this)), m_row(new QHBoxLayout),
      m_chips(new ChipRow(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(6);
    column->addLayout(m_row);
    column->addWidget(m_chips);
    m_row->setSpacing(8);
    m_search->setPlaceholderText(tr("Pinyin initials, number, place"));
    m_search->setAccessibleName(tr("Search the queue"));
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_search->setProperty("compact", form == Form::Docked);
    m_search->installEventFilter(this);
    m_row->addWidget(m_search, 1);
    addFieldButtons(m_row, form);
    m_row->addWidget(makeSortButton());
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        QueueFilter filter = m_filter;
        filter.text = text.simplified();
        change(filter);
    });
    connect(m_chips, &ChipRow::removed, this, &FilterBar::removeChip);
}

void FilterBar::addFieldButtons(QHBoxLayout *row, Form form)
{
    const Field fields[] = {Field::Lamps, Field::Channels, Field::Classes, Field::Area, Field::Org};
    if (form == Form::Docked) {
        QToolButton *button = menuButton(tr("Filter"), QStringLiteral("filter"), this);
        for (const Field field : fields) {
            QMenu *menu = button->menu()->addMenu(title(field));
            connect(menu, &QMenu::aboutToShow, this, [this, menu, field] { fill(menu, field); });
        }
        row->addWidget(button);
        return;
    }
    m_search->setMaximumWidth(220);
    for (const Field field : fields) {
        QToolButton *button = menuButton(title(field), QStringLiteral("chevron-down"), this);
        button->setAutoRaise(false);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly); // the style draws the arrow of a menu
        connect(button->menu(), &QMenu::aboutToShow, this, [this, menu = button->menu(), field] { fill(menu, field); });
        row->addWidget(button);
    }
    row->addStretch(1);
}

QToolButton *FilterBar::makeSortButton()
{
    QToolButton *button = menuButton(tr("By time left"), QStringLiteral("sort"), this);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setToolTip(tr("Order of the queue"));
    const std::pair<QueueSort, QString> orders[] = {{QueueSort::TimeLeft, tr("By time left")},
                                                    {QueueSort::Newest, tr("Newest first")},
                                                    {QueueSort::Oldest, tr("Oldest first")},
                                                    {QueueSort::Updated, tr("Last changed first")}};
    for (const auto &[sort, text] : orders) {
        connect(button->menu()->addAction(text), &QAction::triggered, this, [this, button, sort = sort, text = text] {
            button->setText(text);
            emit sortingChosen(sort);
        });
    }
    return button;
}

void FilterBar::addControl(QWidget *control)
{
    m_row->addWidget(control);
}

QString FilterBar::title(Field field) const
{
    switch (field) {
    case Field::Lamps: return tr("Limit");
    case Field::Channels: return tr("Source");
    case Field::Classes: return tr("Class");
    case Field::Area: return tr("Area");
    case Field::Org: return tr("Organization");
    }
    return {};
}

void FilterBar::fill(QMenu *menu, Field field)
{
    menu->clear();
    if (field == Field::Channels)
        fillToggles(menu, m_words.channels(), &QueueFilter::channels);
    else if (field == Field::Classes)
        fillToggles(menu, m_words.classes(), &QueueFilter::classes);
    else if (field == Field::Lamps)
        fillLamps(menu);
    else if (field == Field::Area)
        fillAreas(menu);
    else
        fillOrgs(menu);
}

void FilterBar::fillToggles(QMenu *menu, const QList<NamedCode> &codes, QSet<QString> QueueFilter::*member)
{
    for (const NamedCode &code : codes) {
        QAction *action = menu->addAction(code.name);
        action->setCheckable(true);
        action->setChecked((m_filter.*member).contains(code.code));
        connect(action, &QAction::toggled, this, [this, member, code = code.code](bool on) {
            QueueFilter filter = m_filter;
            if (on)
                (filter.*member).insert(code);
            else
                (filter.*member).remove(code);
            change(filter);
        });
    }
}

void FilterBar::fillLamps(QMenu *menu)
{
    for (const Lamp lamp : lamps) {
        const int bit = 1 << static_cast<int>(lamp);
        QAction *action = menu->addAction(lampName(lamp));
        action->setCheckable(true);
        action->setChecked(m_filter.lamps & bit);
        connect(action, &QAction::toggled, this, [this, bit](bool on) {
            QueueFilter filter = m_filter;
            filter.lamps = on ? filter.lamps | bit : filter.lamps & ~bit;
            change(filter);
        });
    }
}

void FilterBar::fillAreas(QMenu *menu)
{
    const auto choose = [this](const QString &code) {
        QueueFilter filter = m_filter;
        filter.area = code;
        change(filter);
    };
    connect(menu->addAction(tr("All areas")), &QAction::triggered, this, [choose] { choose({}); });
    if (!m_words.areas())
        return;
    menu->addSeparator();
    for (const Area &area : m_words.areas()->all())
        if (area.level == AreaLevel::Town)
            connect(menu->addAction(area.name), &QAction::triggered, this, [choose, code = area.code] { choose(code); });
}

void FilterBar::fillOrgs(QMenu *menu)
{
    const auto choose = [this](const QString &code) {
        QueueFilter filter = m_filter;
        filter.org = code;
        change(filter);
    };
    connect(menu->addAction(tr("All organizations")), &QAction::triggered, this, [choose] { choose({}); });
    if (!m_account.org.isEmpty())
        connect(menu->addAction(tr("My organization (%1)").arg(m_words.organization(m_account.org))), &QAction::triggered,
                this, [choose, code = m_account.org] { choose(code); });
    menu->addSeparator();
    constexpr qsizetype mostShown = 40; // a longer menu is no choice; the search finds the others
    const QList<NamedCode> &all = m_words.organizations();
    for (qsizetype i = 0; i < std::min(mostShown, all.size()); ++i)
        connect(menu->addAction(all[i].name), &QAction::triggered, this, [choose, code = all[i].code] { choose(code); });
}

void FilterBar::setFilter(const QueueFilter &filter)
{
    change(filter);
}

void FilterBar::setLamps(int lampBits)
{
    QueueFilter filter;
    filter.lamps = lampBits;
    change(filter);
}

void FilterBar::change(const QueueFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    if (m_search->text().simplified() != filter.text)
        m_search->setText(filter.text);
    showChips();
    emit filterChanged(m_filter);
}

void FilterBar::showChips()
{
    m_chips->clear();
    if (m_filter.lamps) {
        QStringList names;
        for (const Lamp lamp : lamps)
            if (m_filter.lamps & (1 << static_cast<int>(lamp)))
                names << lampName(lamp);
        m_chips->put(QStringLiteral("lamps"), title(Field::Lamps), names.join(tr(", ", "between names")));
    }
    if (!m_filter.channels.isEmpty())
        m_chips->put(QStringLiteral("channels"), title(Field::Channels),
                     namesOf(m_filter.channels, [this](const QString &c) { return m_words.channel(c); }));
    if (!m_filter.classes.isEmpty())
        m_chips->put(QStringLiteral("classes"), title(Field::Classes),
                     namesOf(m_filter.classes, [this](const QString &c) { return m_words.itemClass(c); }));
    if (!m_filter.area.isEmpty())
        m_chips->put(QStringLiteral("area"), title(Field::Area), m_words.area(m_filter.area));
    if (!m_filter.org.isEmpty())
        m_chips->put(QStringLiteral("org"), title(Field::Org), m_filter.org == noOrganization ? tr("Not assigned yet") : m_words.organization(m_filter.org));
    if (m_filter.marks)
        m_chips->put(QStringLiteral("marks"), tr("Supervision"), markNames(m_filter.marks));
    if (m_filter.dueFrom || m_filter.dueTo)
        m_chips->put(QStringLiteral("due"), tr("Falls due"), dueSpan(m_filter.dueFrom, m_filter.dueTo));
    if (m_filter.only)
        m_chips->put(QStringLiteral("only"), tr("Figure"), m_filter.only->title);
}

void FilterBar::removeChip(const QString &key)
{
    QueueFilter filter = m_filter;
    if (key == QLatin1String("lamps"))
        filter.lamps = 0;
    else if (key == QLatin1String("channels"))
        filter.channels.clear();
    else if (key == QLatin1String("classes"))
        filter.classes.clear();
    else if (key == QLatin1String("area"))
        filter.area.clear();
    else if (key == QLatin1String("org"))
        filter.org.clear();
    else if (key == QLatin1String("marks"))
        filter.marks = 0;
    else if (key == QLatin1String("due"))
        filter.dueFrom = filter.dueTo = 0;
    else if (key == QLatin1String("only"))
        filter.only.reset();
    change(filter);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            emit leftDown();
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(this).bg1);
}

} // namespace huying
