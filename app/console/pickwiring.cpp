// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/pickwiring.h"

#include "app/console/session.h"
#include "maps/view/mapview.h"
#include "widgets/layers/pickpanel.h"

namespace huying
{

namespace
{

PickPanel::Words wordsOf(const Session &session)
{
    const auto kind = [](const QString &layer) {
        return layer == QLatin1String("people")          ? RegisterKind::People
               : layer == QLatin1String("places")        ? RegisterKind::Places
               : layer == QLatin1String("organizations") ? RegisterKind::Organizations
               : layer == QLatin1String("sentiments")    ? RegisterKind::Sentiments
                                                         : RegisterKind::Things;
    };
    return {[&session](const QString &id) {
                const MapLayer *layer = session.layers.layer(id);
                return layer ? layer->name : id;
            },
            [&session, kind](const QString &layer, const QString &code) {
                return session.registerCodeName(kind(layer), code);
            },
            [&session](const QString &code) {
                return session.areas() ? session.areas()->path(session.areas()->indexOf(code)) : code;
            }};
}

} // namespace

PickPanel *wirePick(MapView &map, Session &session)
{
    auto *panel = new PickPanel(wordsOf(session), &map);
    panel->setObjectName(QStringLiteral("pick"));
    panel->hide();
    QObject::connect(&map, &MapView::picked, panel, [&map, panel](const MapPick &pick) {
        panel->display(pick.counts);
        map.setOverlayWidget(Qt::TopRightCorner, panel);
        panel->setFocus(Qt::OtherFocusReason);
    });
    QObject::connect(&map, &MapView::pickCleared, panel, &QWidget::hide);
    QObject::connect(panel, &PickPanel::closed, &map, [&map] {
        map.clearPick();
        map.setFocus(Qt::OtherFocusReason);
    });
    QObject::connect(panel, &PickPanel::areaChosen, &map,
                     [&session](const QString &code) { session.selection.selectArea(code); });
    return panel;
}

} // namespace huying
