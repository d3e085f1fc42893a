// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/mapshading.h"

#include "app/console/session.h"
#include "maps/view/mapview.h"

#include <QActionGroup>
#include <QMenu>
#include <limits>

namespace huying
{

namespace
{

constexpr int daysBack = 30, updateMs = 2000, inhabitants = 10000;
const QString perInhabitants = QStringLiteral("per-inhabitants");

} // namespace

MapShading::MapShading(MapView &map, Session &session) : QObject(&map), m_map(map), m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(updateMs);
    connect(&m_soon, &QTimer::timeout, this, &MapShading::update);
    const auto soon = [this] {
        if (!m_code.isEmpty() && !m_soon.isActive())
            m_soon.start();
    };
    connect(&session, &Session::areasChanged, this, soon);
    connect(&session.board, &CaseBoard::changed, this, soon);
    connect(&session.board, &CaseBoard::appended, this, soon);
}

void MapShading::choose()
{
    auto *menu = new QMenu(&m_map);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(*menu);
    menu->popup(m_map.mapToGlobal(QPoint(16, std::max(16, m_map.height() - menu->sizeHint().height() - 60))));
}

void MapShading::addChoice(QMenu &menu, const QString &text, const QString &code)
{
    QAction *choice = menu.addAction(text, this, [this, code] { shadeBy(code); });
    choice->setCheckable(true);
    choice->setChecked(code == m_code);
}

void MapShading::fill(QMenu &menu)
{
    addChoice(menu, tr("Open cases"), {});
    addChoice(menu, tr("Open cases by 10,000 inhabitants"), perInhabitants);
    menu.addSeparator();
    for (const IndicatorTable::Group &group : m_session.indicatorTable.groups()) {
        QMenu *below = menu.addMenu(m_session.words.localized(group.zh, group.en));
        for (const IndicatorRule &rule : m_session.indicatorTable.rules())
            if (rule.group == group.code)
                addChoice(*below, m_session.words.localized(rule.zh, rule.en), rule.code);
    }
    menu.addSeparator();
    const auto addBreaks = [&](const QString &text, bool isFixed) {
        QAction *choice = menu.addAction(text, this, [this, isFixed] {
            m_hasFixedBreaks = isFixed;
            update();
        });
        choice->setCheckable(true);
        choice->setChecked(isFixed == m_hasFixedBreaks);
        choice->setEnabled(!m_code.isEmpty());
    };
    addBreaks(tr("As many areas in each shade"), false);
    addBreaks(tr("Round numbers between the shades"), true);
}

void MapShading::shadeBy(const QString &code)
{
    m_code = code;
    m_session.layers.setVisible(QStringLiteral("heatmap"), true);
    if (m_session.indicatorTable.rule(code)) {
        if (!m_sheet) {
            m_sheet = std::make_unique<IndicatorSheet>(m_session.measures);
            connect(m_sheet.get(), &IndicatorSheet::changed, &m_soon, [this] {
                if (!m_soon.isActive())
                    m_soon.start();
            });
        }
        IndicatorQuery query;
        query.lastDay = m_session.measures.local().day(m_session.live.now());
        query.firstDay = query.lastDay - daysBack + 1;
        m_sheet->setQuery(query);
    } else {
        m_sheet.reset();
    }
    update();
}

void MapShading::update()
{
    if (!m_session.areas() || m_code.isEmpty())
        return m_map.setShading(nullptr);
    auto shading = std::make_shared<AreaShading>();
    shading->hasFixedBreaks = m_hasFixedBreaks;
    if (const IndicatorRule *rule = m_session.indicatorTable.rule(m_code)) {
        shading->title = tr("%1, %n day(s)", nullptr, daysBack).arg(m_session.words.localized(rule->zh, rule->en));
        shading->isPercent = true;
        shading->values = ratios(*rule);
    } else {
        shading->title = tr("Open cases by 10,000 inhabitants");
        shading->values = openByInhabitants();
    }
    m_map.setShading(std::move(shading));
}

std::vector<double> MapShading::ratios(const IndicatorRule &rule) const
{
    std::vector<double> values(m_session.areas()->all().size(), std::numeric_limits<double>::quiet_NaN());
    const QList<CodeSums> sums = m_sheet->byArea();
    for (const CodeSums &one : sums)
        if (const int area = m_session.areas()->indexOf(one.code); area >= 0)
            if (const Ratio ratio = m_session.indicatorTable.ratio(rule, one.sums); ratio.isKnown())
                values[static_cast<std::size_t>(area)] = ratio.percent() / 100;
    return values;
}

std::vector<double> MapShading::openByInhabitants() const
{
    const AreaTree &areas = *m_session.areas();
    std::vector<double> values(areas.all().size(), 0);
    QSet<QString> finals;
    for (const WorkflowState &state : m_session.live.workflow().states())
        if (state.isFinal)
            finals.insert(state.code);
    for (int row = 0; row < m_session.board.size(); ++row)
        if (const CaseState &c = m_session.board.at(row); !finals.contains(c.state) && c.mergedInto.isNull())
            for (int area = areas.indexOf(c.area); area >= 0; area = areas.at(area).parent)
                ++values[static_cast<std::size_t>(area)];
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = areas.all()[i].population > 0 ? values[i] * inhabitants / areas.all()[i].population : std::numeric_limits<double>::quiet_NaN();
    return values;
}

} // namespace huying
