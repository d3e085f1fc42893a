// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/analysis/nearbypanel.h"

#include "widgets/analysis/plaintable.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QShortcut>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

namespace huying
{

namespace
{

constexpr int radii[] = {100, 300, 500, 1000};
constexpr int widest = 20'000; ///< metres; beyond it, "near" means nothing any more

} // namespace

NearbyPanel::NearbyPanel(const Catalogue &catalogue, NearbyThingModel::Namer namer, QWidget *parent)
    : QWidget(parent), m_kinds(catalogue), m_things(catalogue, std::move(namer)),
      m_title(new Label({}, Label::Tone::Text, Label::Size::List, true)), m_detail(new Label({}, Label::Tone::Second)),
      m_note(new Label({}, Label::Tone::Third, Label::Size::Label)), m_reach(new Label({}, Label::Tone::Second)),
      m_radii(new QButtonGroup(this)), m_free(new QSpinBox), m_kindList(makePlainTable(&m_kinds, {0, 80}, this)),
      m_list(makePlainTable(&m_things, {150, 0, 90, 80}, this)), m_empty(new EmptyState)
{
    auto *head = new QVBoxLayout;
    head->setContentsMargins(16, 10, 16, 8);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_detail);
    head->addWidget(makeRadii());
    auto *tables = new QHBoxLayout;
    tables->setSpacing(1);
    m_kindList->setFixedWidth(270);
    m_kindList->setAccessibleName(tr("Kinds"));
    m_list->setAccessibleName(tr("By distance"));
    tables->addWidget(m_kindList);
    tables->addWidget(m_list, 1);
    tables->addWidget(m_empty, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(tables, 1);
    m_note->setContentsMargins(16, 6, 16, 6);
    column->addWidget(m_note);
    m_empty->hide();
    for (QTableView *table : {m_kindList, m_list})
        table->installEventFilter(this);
    connect(m_kindList->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &NearbyPanel::chooseKind);
    connect(m_list, &QTableView::doubleClicked, this, &NearbyPanel::choose);
    setTabOrder(m_list, m_kindList);
}

/// 1 … 4 press the buttons while a list has the keys.
QWidget *NearbyPanel::makeRadii()
{
    auto *part = new QWidget;
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins({});
    row->setSpacing(4);
    row->addWidget(m_reach);
    for (std::size_t i = 0; i < std::size(radii); ++i) {
        auto *button = new QToolButton;
        button->setText(QStringLiteral("%1 m").arg(radii[i]));
        button->setToolTip(tr("Key %1").arg(i + 1));
        button->setCheckable(true);
        m_radii->addButton(button, radii[i]);
        row->addWidget(button);
        row->addWidget(new KeyCap(QString::number(i + 1)));
        for (QTableView *table : {m_kindList, m_list}) {
            auto *key = new QShortcut(QKeySequence(Qt::Key_1 + static_cast<int>(i)), table);
            key->setContext(Qt::WidgetShortcut);
            connect(key, &QShortcut::activated, this, [this, metres = radii[i]] { press(metres); });
        }
    }
    m_free->setRange(0, widest);
    m_free->setSingleStep(50);
    m_free->setSuffix(QStringLiteral(" m"));
    m_free->setKeyboardTracking(false);
    m_free->setAccessibleName(tr("Radius in metres"));
    m_free->setProperty("compact", true);
    row->addSpacing(12);
    row->addWidget(m_free);
    row->addStretch();
    connect(m_radii, &QButtonGroup::idClicked, this, &NearbyPanel::press);
    connect(m_free, &QSpinBox::valueChanged, this, &NearbyPanel::press);
    return part;
}

void NearbyPanel::press(int metres)
{
    emit metresChosen(metres);
}

void NearbyPanel::setQuestion(const Region &region, const QString &title, const QString &detail)
{
    m_title->setText(title);
    m_detail->setText(detail);
    m_reach->setText(region.isCircle() ? tr("Within") : tr("And round it"));
    const int metres = qRound(region.metres);
    const QSignalBlocker quiet(m_free);
    m_free->setMinimum(region.isCircle() ? 10 : 0);
    m_free->setValue(metres);
    m_radii->setExclusive(false);
    for (QAbstractButton *button : m_radii->buttons())
        button->setChecked(m_radii->id(button) == metres);
}

void NearbyPanel::setAnswer(const NearbyAnswer &answer, qint64 millis)
{
    const int before = m_kinds.kindAt(m_kindList->currentIndex().row());
    const NearbyKind kept = before >= 0 && before < static_cast<int>(m_answer.kinds.size())
                                ? m_answer.kinds[static_cast<std::size_t>(before)] : NearbyKind();
    m_answer = answer;
    m_things.setAnswer(answer);
    m_kinds.setKinds(answer.kinds);
    m_kindList->selectRow(before < 0 ? 0 : m_kinds.rowOf(kept.group, kept.code));
    chooseKind();
    m_note->setText(tr("Counted in %1 ms from what this seat has loaded. People are counted by category, never listed.").arg(millis));
}

void NearbyPanel::refuse(const QString &why)
{
    setAnswer({}, 0);
    m_note->clear();
    m_empty->tell(QStringLiteral("locate"), tr("Nowhere to look round"), why);
}

void NearbyPanel::chooseKind()
{
    m_things.setKind(m_kinds.kindAt(std::max(0, m_kindList->currentIndex().row())));
    const bool any = m_things.rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    if (any)
        m_list->selectRow(0);
    else
        explainEmpty();
}

void NearbyPanel::explainEmpty()
{
    const int kind = m_kinds.kindAt(m_kindList->currentIndex().row());
    const bool isPeople = kind >= 0 && kind < static_cast<int>(m_answer.kinds.size())
                          && m_answer.kinds[static_cast<std::size_t>(kind)].group == NearbyGroup::People;
    if (isPeople)
        m_empty->tell(QStringLiteral("people"), tr("%n people", nullptr, m_answer.kinds[static_cast<std::size_t>(kind)].count),
                      tr("Their number is all that is shown here; who they are stands in the register, for those who care for them."));
    else
        m_empty->tell(QStringLiteral("locate"), tr("Nothing here"), tr("Choose a wider range: keys 1 to 4."));
}

void NearbyPanel::choose(const QModelIndex &index)
{
    if (!index.isValid() || index.row() >= m_things.rowCount())
        return;
    const NearbyThing &thing = m_things.at(index.row());
    emit thingChosen(thing, m_answer.kinds[static_cast<std::size_t>(thing.kind)].group);
}

/// Enter goes there; from the kinds it goes to the list.
bool NearbyPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            watched == m_list ? choose(m_list->currentIndex()) : m_list->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace huying
