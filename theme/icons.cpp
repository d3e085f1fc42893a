// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"

#include "theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QWidget>

#include <optional>

namespace huying {

namespace {

QByteArray source(const QString &name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("No icon \"%s\"", qUtf8Printable(name));
        return {};
    }
    return file.readAll();
}

QPixmap tinted(const QString &name, const QColor &color, QSize logical, qreal ratio)
{
    const QString key = QStringLiteral("huying/%1/%2/%3x%4@%5")
                            .arg(name, color.name())
                            .arg(logical.width())
                            .arg(logical.height())
                            .arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(logical * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(source(name).replace("currentColor", color.name().toLatin1()))
        .render(&painter, QRectF(QPointF(), logical));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedEngine : public QIconEngine
{
public:
    TintedEngine(const QString &name, std::optional<Theme> theme) : m_name(name), m_theme(std::move(theme)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const auto *widget = dynamic_cast<const QWidget *>(painter->device());
        painter->drawPixmap(rect, tinted(m_name, color(mode, state, widget), rect.size(),
                                         painter->device()->devicePixelRatioF()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return tinted(m_name, color(mode, state), size, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        QPixmap scaled = tinted(m_name, color(mode, state), size / scale, scale);
        return scaled;
    }

    QIconEngine *clone() const override { return new TintedEngine(*this); }

private:
    QColor color(QIcon::Mode mode, QIcon::State state, const QWidget *widget = nullptr) const
    {
        const Theme &t = m_theme ? *m_theme : themeOf(widget);
        if (mode == QIcon::Disabled)
            return t.dis;
        if (state == QIcon::On)
            return t.acc;
        return mode == QIcon::Normal ? t.t2 : t.t1;
    }

    QString m_name;
    std::optional<Theme> m_theme;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new TintedEngine(name, std::nullopt));
}

QIcon icon(const QString &name, const Theme &theme)
{
    return QIcon(new TintedEngine(name, theme));
}

void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color)
{
    painter.drawPixmap(rect.topLeft(),
                       tinted(name, color, rect.size().toSize(), painter.device()->devicePixelRatioF()));
}

void paintLogo(QPainter &painter, const QRectF &rect, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 20, rect.height() / 20);
    painter.setPen(QPen(theme.t1, 2.5, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(3, 2.5), QPointF(3, 17.5));
    painter.drawLine(QPointF(7, 6.5), QPointF(7, 13.5));
    painter.setPen(QPen(theme.acc, 2.5, Qt::SolidLine, Qt::FlatCap));
    painter.setBrush(Qt::NoBrush);
    // The wave runs from (11, 4.3) to (11, 15.7) on a circle of radius 6.2.
    const qreal centre = 11 - 2.44, half = 66.8;
    painter.drawArc(QRectF(centre - 6.2, 10 - 6.2, 12.4, 12.4), qRound(half * 16), -qRound(2 * half * 16));
    painter.restore();
}

QIcon programIcon()
{
    return QIcon(QStringLiteral(":/icons/app.svg"));
}

} // namespace huying
