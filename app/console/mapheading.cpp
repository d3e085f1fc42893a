// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/mapheading.h"

#include "app/console/session.h"
#include "data/live/whendone.h"
#include "maps/view/mapview.h"
#include "theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>
#include <cmath>

namespace huying
{

namespace
{

constexpr double reachPixels = 6;       ///< how far from the pointer the base map's things may lie
constexpr qsizetype shownFeatures = 3;
constexpr double scaleAtZoom0 = 559082264.0287178 / 2; ///< denominator at 512 pixels round the world

QLabel *addLine(QVBoxLayout &column, const QFont &font, const QColor &color)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
    label->hide();
    column.addWidget(label);
    return label;
}

} // namespace

MapHeading::MapHeading(const MapTarget &target, LonLat place, const MapView &map, Session &session, QObject *parent)
    : QWidgetAction(parent)
{
    const Theme &t = themeOf(&map);
    auto *plate = new QWidget;
    auto *column = new QVBoxLayout(plate);
    column->setContentsMargins(10, 6, 16, 4);
    column->setSpacing(4);
    m_title = addLine(*column, t.font(t.type.list, true), t.t1);
    m_detail = addLine(*column, t.font(t.type.table), t.t2);
    m_area = addLine(*column, t.font(t.type.table), t.t2);
    m_ground = addLine(*column, t.font(t.type.table), t.t2);
    setDefaultWidget(plate);
    setEnabled(false); // keys begin at the first thing to do

    const auto [title, detail] = map.wordsFor(target);
    const int area = session.areas() ? session.areas()->areaAt(place) : -1;
    const QString path = area < 0 ? tr("Outside of all areas") : session.areas()->path(area);
    say(m_title, title.isEmpty() ? path : title);
    say(m_detail, detail);
    say(m_area, title.isEmpty() ? QString() : path);
    if (target.what == MapTarget::What::Item)
        askStore(target, session);
    if (session.engine.state() == EngineState::Ready)
        askEngine(place, map, session);
}

/// Masked forms only.
void MapHeading::askStore(const MapTarget &target, Session &session)
{
    whenDone(session.live.item(target.kind, target.fid), this, [this](const Result<ItemFields> &fields) {
        if (!fields || fields->isEmpty())
            return;
        QStringList lines;
        for (const auto &[label, value] : fields->mid(1))
            lines << label + QLatin1Char(' ') + value;
        say(m_title, fields->front().second);
        say(m_detail, lines.join(QStringLiteral(" · ")));
    });
}

void MapHeading::askEngine(LonLat place, const MapView &map, Session &session)
{
    // Mercator's metres grow with the latitude, a pixel's share of the world does not.
    const double metres = reachPixels * map.viewport().metresPerPixel() / std::cos(place.lat * M_PI / 180);
    const quint64 request =
        session.engine.identify(place, metres, scaleAtZoom0 / std::exp2(map.viewport().zoom), map.styleForPaper());
    connect(&session.engine, &EngineLink::identified, this,
            [this, request](quint64 answered, const QList<IdentifiedFeature> &features) {
                if (answered != request)
                    return;
                QStringList names;
                for (const IdentifiedFeature &feature : features)
                    if (const QString name = feature.title.isEmpty() ? feature.layerName : feature.layerName + u' ' + feature.title;
                        !names.contains(name) && names.size() < shownFeatures)
                        names << name;
                say(m_ground, names.join(QStringLiteral(" · ")));
            });
}

void MapHeading::say(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
    // A menu asks an entry for its size again when its text changes.
    setText(QStringList({m_title->text(), m_detail->text(), m_area->text(), m_ground->text()}).join(u' '));
}

} // namespace huying
