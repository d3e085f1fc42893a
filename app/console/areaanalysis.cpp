// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/areaanalysis.h"

#include "app/console/session.h"
#include "data/live/whendone.h"
#include "maps/view/mapview.h"

#include <QComboBox>
#include <QTableView>
#include <QtConcurrent>
#include <utility>

namespace huying
{

AreaAnalysisDialog::AreaAnalysisDialog(Session &session, MapView &map, const QString &icon, const QString &title, QWidget *parent)
    : PanelDialog(session, icon, title, parent), m_map(map), m_panel(new FindingsPanel(this)), m_classes(new QComboBox)
{
    setPanel(m_panel);
    m_classes->setMinimumWidth(150);
    m_panel->addControl(tr("Class"), m_classes);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &AreaAnalysisDialog::start);
    connect(m_classes, &QComboBox::activated, this, &AreaAnalysisDialog::askAgain);
    connect(m_panel, &FindingsPanel::areaChosen, &session.selection, &Selection::selectArea);
    connect(&session.measures, &MeasureBoard::settled, this, [this] {
        if (isVisible() && m_panel->rowCount() == 0) // what somebody reads stays; what waited for cases comes
            askAgain();
    });
    connect(&session, &Session::areasChanged, this, [this] {
        if (isVisible())
            askAgain();
    });
    resize(1000, 500);
}

void AreaAnalysisDialog::present()
{
    if (!isVisible())
        standBelow(m_map);
    PanelDialog::present();
    m_isFresh = true;
    askAgain();
}

void AreaAnalysisDialog::fillClasses()
{
    const QString chosen = m_classes->currentData().toString();
    m_classes->clear();
    m_classes->addItem(tr("All classes"));
    QList<std::pair<QString, QString>> classes;
    for (int i = 0; i < m_session.measures.classes().size(); ++i)
        if (const QString code = m_session.measures.classes().name(i); !code.isEmpty())
            classes << std::pair(code, m_session.words.itemClass(code));
    std::ranges::sort(classes);
    for (const auto &[code, name] : classes)
        m_classes->addItem(name, code);
    m_classes->setCurrentIndex(std::max(0, m_classes->findData(chosen)));
}

void AreaAnalysisDialog::start()
{
    const quint32 round = ++m_round;
    fillClasses();
    if (!m_session.areas() || !m_session.measures.isComplete() || m_session.measures.size() == 0) {
        refuse(tr("Cases are still being loaded"), tr("It is worked out as soon as they are there."));
        return;
    }
    if (m_tree == m_session.areas())
        return compute(round);
    const auto work = [tree = m_session.areas()] { return std::make_shared<const AreaGraph>(areaGraph(*tree)); };
    whenDone(QtConcurrent::run(work), this, [this, round, tree = m_session.areas()](const std::shared_ptr<const AreaGraph> &graph) {
        m_tree = tree;
        m_graph = graph;
        if (round == m_round)
            compute(round);
    });
}

std::vector<std::pair<int, int>> AreaAnalysisDialog::casesBetween(int firstDay, int lastDay) const
{
    const MeasureBoard &measures = m_session.measures;
    const int wanted = m_classes->currentIndex() > 0 ? measures.classes().find(m_classes->currentData().toString()) : -1;
    std::vector<std::pair<int, int>> cases;
    for (int row = 0; row < measures.size(); ++row) {
        const CaseMeasures &c = measures.at(row);
        const int day = c.day(Cohort::Reported);
        if (day < firstDay || day > lastDay || !c.value(Measure::Valid) || (wanted >= 0 && c.itemClass != wanted) || c.area < 0
            || c.area >= static_cast<int>(m_graph->nodeOf.size()))
            continue;
        if (const int node = m_graph->nodeOf[static_cast<std::size_t>(c.area)]; node >= 0)
            cases.emplace_back(node, day);
    }
    return cases;
}

int AreaAnalysisDialog::today() const
{
    return m_session.measures.local().day(m_session.live.now());
}

QString AreaAnalysisDialog::areaLevelWord() const
{
    static const char *const words[] = {"", QT_TR_NOOP("prefectures"), QT_TR_NOOP("counties"), QT_TR_NOOP("towns"),
                                        QT_TR_NOOP("villages"), QT_TR_NOOP("grids"), QT_TR_NOOP("sub-grids")};
    return tr(words[static_cast<int>(m_graph->level)]);
}

void AreaAnalysisDialog::publish(quint32 round, const QList<AreaFinding> &findings, const AreaTintPtr &tint, const QString &sum,
                                 const QString &method)
{
    if (round != m_round || !isVisible())
        return;
    m_panel->setFindings(findings, sum, method);
    if (std::exchange(m_isFresh, false))
        m_panel->list()->setFocus(Qt::OtherFocusReason); // hidden it could not take it
    wear(tint);
}

void AreaAnalysisDialog::refuse(const QString &title, const QString &why)
{
    m_panel->tell(title, why);
    wear({});
}

void AreaAnalysisDialog::wear(const AreaTintPtr &tint)
{
    m_map.setTint(tint);
    m_session.setTint(tint);
}

void AreaAnalysisDialog::hideEvent(QHideEvent *event)
{
    ++m_round;
    wear({});
    PanelDialog::hideEvent(event);
}

} // namespace huying
