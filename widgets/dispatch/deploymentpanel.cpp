// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/deploymentpanel.h"

#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/dispatch/unitwords.h"
#include "widgets/queue/counttabs.h"
#include "widgets/units/facttable.h"
#include "widgets/words/casewords.h"

#include <QComboBox>
#include <QDateTime>
#include <QGeoCoordinate>
#include <QHBoxLayout>
#include <QLocale>
#include <QShortcut>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr int countsHeight = 178;
constexpr qsizetype mostUnits = 500; ///< that the list has, those that were moved always

QString number(qint64 n)
{
    return QLocale(QLocale::English).toString(n);
}

QString difference(qint64 n)
{
    return n == 0 ? QStringLiteral("0") : (n > 0 ? QStringLiteral("+") : QStringLiteral("−")) + number(std::abs(n));
}

QString reachText(float seconds)
{
    if (seconds < -1.5F)
        return DeploymentPanel::tr("Far from any road");
    return seconds < 0 ? DeploymentPanel::tr("Nobody") : minutesText(static_cast<TimeMs>(seconds) * secondMs);
}

} // namespace

DeploymentPanel::DeploymentPanel(const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_words(words),
      m_counts(new FactTable({tr("Reached within"), tr("Grids now"), tr("As planned"), tr("Difference"), tr("People now"), tr("As planned"), tr("Difference")},
                             {140, 100, 100, 90, 120, 120, 90})),
      m_role(new QComboBox), m_tabs(new CountTabs), m_pages(new QStackedWidget), m_note(new Label({}, Label::Tone::Second, Label::Size::Label)),
      m_place(new KeyButton(tr("Put the unit here"), QStringLiteral("Ctrl+⏎"))), m_undo(new KeyButton(tr("Undo"), QStringLiteral("Ctrl+Z"))),
      m_reset(new KeyButton(tr("All back"))), m_fork(new KeyButton(tr("Start from now"))),
      m_order(new KeyButton(tr("Order…"), QStringLiteral("Ctrl+S"), KeyButton::Role::Primary))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *whom = new QHBoxLayout;
    whom->setContentsMargins(12, 8, 12, 8);
    whom->setSpacing(8);
    auto *label = new Label(tr("&Units that count"), Label::Tone::Second);
    label->setBuddy(m_role);
    whom->addWidget(label);
    whom->addWidget(m_role);
    whom->addStretch();
    column->addLayout(whom);
    m_role->setMinimumWidth(220);
    connect(m_role, &QComboBox::activated, this, [this] { emit roleChosen(m_role->currentData().toString()); });
    m_counts->setFixedHeight(countsHeight);
    m_counts->setAccessibleName(tr("Who is reached"));
    column->addWidget(m_counts);
    m_tabs->setSpread(false);
    column->addWidget(m_tabs);
    column->addWidget(m_pages, 1);
    m_note->setContentsMargins(12, 6, 12, 6);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 4, 12, 12);
    buttons->setSpacing(8);
    for (KeyButton *button : {m_place, m_undo, m_reset, m_fork}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    m_order->setAutoDefault(false);
    buttons->addWidget(m_order);
    column->addLayout(buttons);
    const auto grids = [] { return new FactTable({tr("Grid"), tr("People"), tr("Now"), tr("As planned"), tr("First there")}, {300, 90, 130, 130, 200}); };
    for (FactTable *table : {addPage(tr("Changed grids"), grids()), addPage(tr("Not reached"), grids())}) {
        connect(table, &QTableView::activated, this, [this] { emit gridActivated(currentGrid()); });
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DeploymentPanel::showNote);
    }
    auto *units = addPage(tr("Units"), new FactTable({tr("Unit"), tr("From"), tr("To"), tr("Straight")}, {180, 280, 280, 100}));
    connect(units, &QTableView::clicked, this, [this, units] { emit unitChosen(units->currentKey()); });
    connect(units, &QTableView::activated, this, [this, units] { emit unitActivated(units->currentKey()); });
    connect(m_tabs, &CountTabs::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &CountTabs::currentChanged, this, &DeploymentPanel::showNote);
    connect(m_place, &KeyButton::clicked, this, [this] {
        if (!currentGrid().isEmpty() && !m_chosen.isEmpty())
            emit placeWanted(currentGrid());
    });
    connect(m_undo, &KeyButton::clicked, this, &DeploymentPanel::undoWanted);
    connect(m_reset, &KeyButton::clicked, this, &DeploymentPanel::resetWanted);
    connect(m_fork, &KeyButton::clicked, this, &DeploymentPanel::forkWanted);
    connect(m_order, &KeyButton::clicked, this, &DeploymentPanel::orderWanted);
    for (const auto &[keys, button] : {std::pair(QStringLiteral("Ctrl+Return"), m_place), {QStringLiteral("Ctrl+Z"), m_undo}, {QStringLiteral("Ctrl+S"), m_order}})
        connect(new QShortcut(QKeySequence(keys), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, button, &KeyButton::click);
    m_tabs->setCurrent(Changed);
    showNote();
}

FactTable *DeploymentPanel::addPage(const QString &title, FactTable *table)
{
    m_tabs->addTab(title);
    m_pages->addWidget(table);
    table->setAccessibleName(title);
    m_tables << table;
    return table;
}

void DeploymentPanel::present()
{
    m_tables[m_tabs->current()]->setFocus(Qt::ShortcutFocusReason);
}

QString DeploymentPanel::currentGrid() const
{
    return m_tabs->current() == Units ? QString() : m_tables[m_tabs->current()]->currentKey();
}

void DeploymentPanel::setReaches(const QList<GridReach> &before, const QList<GridReach> &after)
{
    m_before = before;
    m_after = after;
    showCounts();
    const AreaTreePtr &areas = m_words.areas();
    const QList<ReachChange> changed = areas ? changesBetween(before, after, *areas) : QList<ReachChange>();
    const QList<ReachChange> missed = areas ? unreached(after.isEmpty() ? before : after, *areas) : QList<ReachChange>();
    m_tables[Changed]->setRows(rowsOf(changed));
    m_tables[Unreached]->setRows(rowsOf(missed));
    m_tabs->setCount(Changed, static_cast<int>(changed.size()));
    m_tabs->setCount(Unreached, static_cast<int>(missed.size()));
    showNote();
}

QList<FactRow> DeploymentPanel::rowsOf(const QList<ReachChange> &changes) const
{
    const AreaTreePtr &areas = m_words.areas();
    QList<FactRow> rows;
    for (const ReachChange &change : changes) {
        const Area &area = areas->at(change.area);
        FactRow row{area.code, {areas->path(change.area), area.population ? number(area.population) : QStringLiteral("—"), reachText(change.before), reachText(change.after), change.unit.isEmpty() ? QStringLiteral("—") : m_words.unit(change.unit)}};
        if (change.rangeAfter != change.rangeBefore)
            row.lamp = change.rangeAfter > change.rangeBefore ? LampShape::Triangle : LampShape::Tick;
        rows << row;
    }
    return rows;
}

void DeploymentPanel::showCounts()
{
    QList<FactRow> rows;
    if (const AreaTreePtr &areas = m_words.areas(); areas && !m_before.isEmpty()) {
        const Reachability now = reachabilityOf(m_before, *areas), planned = reachabilityOf(m_after.isEmpty() ? m_before : m_after, *areas);
        for (std::size_t i = 0; i < now.within.size(); ++i) {
            const auto &a = now.within[i], &b = planned.within[i];
            rows << FactRow{QString::number(i), {tr("%1 min").arg(Reachability::ranges[i] / 60), number(a.grids), number(b.grids), difference(b.grids - a.grids), number(a.people), number(b.people), difference(b.people - a.people)}};
        }
        rows << FactRow{QStringLiteral("all"), {tr("All grids"), number(now.all.grids), {}, {}, number(now.all.people)}};
    }
    m_counts->setRows(rows);
}

void DeploymentPanel::setRoles(const QList<std::pair<QString, int>> &roles)
{
    const QString chosen = m_role->currentData().toString();
    m_role->clear();
    int all = 0;
    for (const auto &[role, count] : roles)
        all += count;
    m_role->addItem(tr("All free units, %1").arg(number(all)));
    for (const auto &[role, count] : roles)
        if (!role.isEmpty())
            m_role->addItem(QStringLiteral("%1  %2").arg(role, number(count)), role);
    m_role->setCurrentIndex(std::max(0, m_role->findData(chosen)));
}

void DeploymentPanel::setDeployment(const Deployment &deployment, TimeMs forkedAt)
{
    const QList<Deployment::Unit> moved = deployment.moved();
    m_units = deployment.units().size();
    m_moved = moved.size();
    m_forkedAt = forkedAt;
    QList<FactRow> rows;
    const auto name = [this](LonLat place) {
        const AreaTreePtr &areas = m_words.areas();
        const int area = areas ? areas->areaAt(place) : -1;
        return area < 0 ? tr("Outside the place") : areas->path(area);
    };
    for (const Deployment::Unit &unit : moved) {
        const double metres = QGeoCoordinate(unit.stands.lat, unit.stands.lon).distanceTo(QGeoCoordinate(unit.planned.lat, unit.planned.lon));
        rows << FactRow{unit.ref, {m_words.unit(unit.ref), name(unit.stands), name(unit.planned), distanceText(metres)}, LampShape::Tick};
    }
    for (const Deployment::Unit &unit : deployment.units())
        if (!unit.isMoved() && rows.size() < mostUnits)
            rows << FactRow{unit.ref, {m_words.unit(unit.ref), name(unit.stands), QStringLiteral("—"), QStringLiteral("—")}};
    m_tables[Units]->setRows(rows);
    m_tabs->setCount(Units, static_cast<int>(m_units));
    showNote();
}

void DeploymentPanel::setMayOrder(bool may, const QString &why)
{
    m_mayOrder = may;
    m_mayNot = may ? QString() : why;
    showNote();
}

void DeploymentPanel::setChosenUnit(const QString &ref)
{
    m_chosen = ref;
    showNote();
}

void DeploymentPanel::setTrouble(const QString &trouble)
{
    m_trouble = trouble;
    showNote();
}

void DeploymentPanel::showNote()
{
    QStringList parts;
    if (!m_trouble.isEmpty())
        parts << m_trouble;
    if (m_moved && !m_mayNot.isEmpty())
        parts << m_mayNot;
    parts << (m_chosen.isEmpty() ? tr("Choose a unit here or on the map, then a grid, or a place with the map's menu") : tr("Moving: %1; choose a grid, or a place with the map's menu").arg(m_words.unit(m_chosen)));
    if (m_forkedAt)
        parts << tr("%1 free units as they stood at %2; nothing is changed until it is ordered").arg(number(m_units), QDateTime::fromMSecsSinceEpoch(m_forkedAt).toString(QStringLiteral("HH:mm")));
    parts << tr("Time by road to the middle of each grid, vehicles as fast as the road allows, others as they walk");
    m_note->setText(parts.join(QStringLiteral(" · ")));
    m_note->setTone(m_trouble.isEmpty() ? Label::Tone::Second : Label::Tone::Red);
    m_place->setEnabled(!m_chosen.isEmpty() && !currentGrid().isEmpty());
    m_undo->setEnabled(m_moved > 0);
    m_reset->setEnabled(m_moved > 0);
    m_order->setEnabled(m_mayOrder && m_moved > 0);
}

} // namespace huying
