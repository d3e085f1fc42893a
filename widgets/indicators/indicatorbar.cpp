// SPDX-License-Identifier: GPL-3.0-or-later
// Periods and filters of the page.
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/exports/exportstrip.h"
#include "widgets/indicators/indicatorpage.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace huying
{

QToolButton *IndicatorPage::makeMenu(const QString &title, std::function<void(QMenu *)> fill)
{
    auto *button = new QToolButton(this);
    button->setText(title);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *menu = new QMenu(button);
    button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [menu, fill = std::move(fill)] {
        menu->clear();
        fill(menu);
    });
    return button;
}

/// A date that is being typed in loses the focus, and says that it is finished, when the page is half gone.
IndicatorPage::~IndicatorPage()
{
    for (QDateEdit *edit : {m_first, m_last})
        edit->disconnect(this);
}

QWidget *IndicatorPage::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    const std::pair<Period, QString> periods[] = {{Period::Today, tr("Today")}, {Period::Week, tr("This week")}, {Period::Month, tr("This month")}, {Period::Year, tr("This year")}};
    for (const auto &[period, name] : periods) {
        auto *button = new KeyButton(name, {}, KeyButton::Role::Normal, bar);
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, this, [this, period = period] { setPeriod(period); });
        m_periods << button;
        row->addWidget(button);
    }
    for (QDateEdit *edit : {m_first, m_last}) {
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        edit->setCalendarPopup(true);
        edit->setMinimumWidth(132);
        edit->setAccessibleName(edit == m_first ? tr("First day") : tr("Last day"));
        row->addWidget(edit);
        connect(edit, &QDateEdit::editingFinished, this, [this] {
            if (m_first->date() <= m_last->date() && DayRange{m_first->date(), m_last->date()} != m_range)
                setRange({m_first->date(), m_last->date()});
        });
    }
    row->addSpacing(8);
    const auto list = [this](QMenu *menu, const QString &all, const QList<NamedCode> &codes, void (IndicatorPage::*set)(const QString &)) {
        connect(menu->addAction(all), &QAction::triggered, this, [this, set] { (this->*set)({}); });
        menu->addSeparator();
        for (const NamedCode &code : codes.mid(0, 60))
            connect(menu->addAction(code.name), &QAction::triggered, this, [this, set, value = code.code] { (this->*set)(value); });
    };
    m_area = makeMenu(tr("Area"), [this, list](QMenu *menu) {
        QList<NamedCode> towns;
        if (m_source.words.areas())
            for (const Area &area : m_source.words.areas()->all())
                if (area.level == AreaLevel::Town || area.level == AreaLevel::County)
                    towns << NamedCode{area.code, area.name};
        list(menu, tr("All areas"), towns, &IndicatorPage::setArea);
    });
    m_org = makeMenu(tr("Organization"), [this, list](QMenu *menu) { list(menu, tr("All organizations"), m_source.words.organizations(), &IndicatorPage::setOrg); });
    m_channel = makeMenu(tr("Source"), [this, list](QMenu *menu) { list(menu, tr("All sources"), m_source.words.channels(), &IndicatorPage::setChannel); });
    m_class = makeMenu(tr("Class"), [this, list](QMenu *menu) { list(menu, tr("All classes"), m_source.words.classes(), &IndicatorPage::setClass); });
    for (QToolButton *button : {m_area, m_org, m_channel, m_class})
        row->addWidget(button);
    m_clear = new KeyButton(tr("Clear"), {}, KeyButton::Role::Normal, bar);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_selection = {};
        query();
        emit areaChosen({});
    });
    row->addWidget(m_clear);
    row->addStretch(1);
    row->addWidget(m_said);
    m_comparison = new KeyButton({}, {}, KeyButton::Role::Normal, bar);
    connect(m_comparison, &QPushButton::clicked, this, [this] {
        m_compare = m_compare == Compare::LastYear ? Compare::Before : Compare::LastYear;
        query();
    });
    row->addWidget(m_comparison);
    auto *exporting = new KeyButton(tr("Export…"), {}, KeyButton::Role::Normal, bar);
    auto *menu = new QMenu(exporting);
    const std::pair<ListFormat, QString> formats[] = {{ListFormat::Xlsx, tr("Excel workbook…")}, {ListFormat::Csv, tr("CSV…")}, {ListFormat::Pdf, tr("PDF to print…")}};
    for (const auto &[format, text] : formats)
        connect(menu->addAction(text), &QAction::triggered, this, [this, format = format] { m_exports->ask(exportJob(format)); });
    connect(exporting, &QPushButton::clicked, menu, [exporting, menu] { menu->popup(exporting->mapToGlobal(QPoint(0, exporting->height()))); });
    row->addWidget(exporting);
    bar->setBackgroundRole(QPalette::Base);
    bar->setAutoFillBackground(true);
    return bar;
}

} // namespace huying
