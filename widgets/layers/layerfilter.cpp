// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layerfilter.h"

#include "theme/theme.h"
#include "widgets/controls/label.h"
#include "widgets/controls/linkbutton.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace huying {

namespace {

constexpr int rowHeight = 24;

/// Stays open while several of its entries are chosen.
class ChoiceMenu : public QMenu
{
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        QAction *action = actionAt(event->position().toPoint());
        action && action->isCheckable() ? action->trigger() : QMenu::mouseReleaseEvent(event);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        QAction *action = activeAction();
        event->key() == Qt::Key_Space && action && action->isCheckable() ? action->trigger() : QMenu::keyPressEvent(event);
    }
};

} // namespace

LayerFilter::LayerFilter(LayerModel &model, const QString &id, QWidget *parent)
    : QWidget(parent), m_model(model), m_id(id), m_categories(new QToolButton(this)), m_menu(makeMenu()),
      m_area(new QComboBox(this)), m_found(new Label({}, Label::Tone::Second, Label::Size::Label)),
      m_clear(new LinkButton(tr("Show all")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(4);
    m_categories->setMenu(m_menu);
    m_categories->setPopupMode(QToolButton::InstantPopup);
    m_categories->setFocusPolicy(Qt::StrongFocus);
    m_categories->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_categories->setToolTip(tr("Categories that are drawn and counted"));
    addRow(m_categories);
    m_area->setAccessibleName(tr("Only in this area"));
    connect(m_area, &QComboBox::activated, this, [this] {
        PointFilter f = m_shown;
        f.area = m_area->currentData().toString();
        m_model.setFilter(m_id, f);
    });
    addRow(m_area);
    if (id == QLatin1String("people")) {
        m_visit = new QComboBox(this);
        m_visit->setAccessibleName(tr("Visit overdue"));
        m_visit->addItem(tr("Any last visit"), 0);
        for (const int days : {30, 60, 90})
            m_visit->addItem(tr("No visit in %n day(s)", nullptr, days), days);
        connect(m_visit, &QComboBox::activated, this, [this] {
            PointFilter f = m_shown;
            f.unvisitedDays = m_visit->currentData().toInt();
            m_model.setFilter(m_id, f);
        });
        addRow(m_visit);
    }
    if (id == QLatin1String("things") || id == QLatin1String("cameras")) {
        m_offline = new QCheckBox(tr("Only those offline"), this);
        connect(m_offline, &QCheckBox::clicked, this, [this](bool on) {
            PointFilter f = m_shown;
            f.offline = on;
            m_model.setFilter(m_id, f);
        });
        addRow(m_offline);
    }
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins({});
    foot->addWidget(m_found, 1);
    foot->addWidget(m_clear);
    column->addLayout(foot);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_area->setFocus(Qt::OtherFocusReason); // the link goes with the filter
        m_model.setFilter(m_id, {});
    });
    connect(&m_model, &LayerModel::areasChanged, this, &LayerFilter::fillAreas);
    fillAreas();
}

void LayerFilter::addRow(QWidget *row)
{
    const Theme &t = themeOf(this);
    row->setFont(t.font(t.type.label));
    row->setProperty("compact", true);
    row->setFixedHeight(rowHeight);
    if (auto *box = qobject_cast<QComboBox *>(row)) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
        box->setMaxVisibleItems(20);
    }
    layout()->addWidget(row);
}

QMenu *LayerFilter::makeMenu()
{
    auto *menu = new ChoiceMenu(this);
    connect(menu, &QMenu::triggered, this, [this] {
        PointFilter f = m_shown;
        f.categories.clear();
        for (const QAction *action : m_menu->actions())
            if (action->isChecked())
                f.categories << action->data().toString();
        m_model.setFilter(m_id, f);
    });
    return menu;
}

void LayerFilter::fillCategories(const MapLayer &layer)
{
    if (layer.choices != m_choices) {
        m_choices = layer.choices;
        m_menu->clear();
        for (const LayerChoice &choice : layer.choices) {
            QAction *action = m_menu->addAction(choice.name);
            action->setCheckable(true);
            action->setData(choice.code);
        }
    }
    QStringList names;
    for (QAction *action : m_menu->actions()) {
        action->setChecked(layer.filter.categories.contains(action->data().toString()));
        if (action->isChecked())
            names << action->text();
    }
    m_categories->setText(names.isEmpty()       ? tr("All categories")
                          : names.size() == 1 ? names.first()
                                              : tr("%n category(ies)", nullptr, static_cast<int>(names.size())));
    m_categories->setAccessibleDescription(names.join(QStringLiteral(" · ")));
}

void LayerFilter::fillAreas()
{
    const QSignalBlocker quiet(m_area);
    m_area->clear();
    m_area->addItem(tr("Everywhere"), QString());
    for (const LayerChoice &area : m_model.areas())
        m_area->addItem(area.name, area.code);
    m_area->setCurrentIndex(std::max(0, m_area->findData(m_shown.area)));
}

void LayerFilter::display(const MapLayer &layer)
{
    setVisible(!layer.choices.isEmpty());
    m_shown = layer.filter;
    fillCategories(layer);
    m_area->setCurrentIndex(std::max(0, m_area->findData(m_shown.area)));
    if (m_visit)
        m_visit->setCurrentIndex(std::max(0, m_visit->findData(m_shown.unvisitedDays)));
    if (m_offline)
        m_offline->setChecked(m_shown.offline);
    const QLocale locale;
    m_found->setText(layer.found < 0 ? QString() : tr("%1 of %2", "points shown of all on the layer")
                                                       .arg(locale.toString(layer.found), locale.toString(layer.count)));
    m_clear->setVisible(m_shown.isOn());
    m_found->setVisible(m_shown.isOn());
}

} // namespace huying
