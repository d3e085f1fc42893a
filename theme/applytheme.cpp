// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/housestyle.h"
#include "theme/symbols.h"
#include "theme/theme.h"

#include <QApplication>
#include <QPalette>
#include <QToolTip>
#include <QVariant>
#include <QWidget>

namespace huying {

/// What a widget tree inherits. Shared, because property() hands out copies.
struct ThemeScope
{
    explicit ThemeScope(const Theme &t) : theme(t), symbols(t) {}
    Theme theme;
    SymbolPainter symbols;
};

} // namespace huying

Q_DECLARE_METATYPE(std::shared_ptr<huying::ThemeScope>)

namespace huying {

namespace {

using Scope = std::shared_ptr<ThemeScope>;
constexpr char scopeProperty[] = "huyingTheme";

QPalette paletteOf(const Theme &t)
{
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor &normal, const QColor &disabled) {
        p.setColor(QPalette::Active, role, normal);
        p.setColor(QPalette::Inactive, role, normal);
        p.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, t.bg0, t.bg0);
    set(QPalette::Base, t.bg1, t.bg1);
    set(QPalette::AlternateBase, t.bg2, t.bg2);
    set(QPalette::Button, t.bg2, t.bg2);
    set(QPalette::Midlight, t.bg3, t.bg3);
    set(QPalette::Light, t.bg3, t.bg3);
    set(QPalette::Mid, t.line, t.line);
    set(QPalette::Dark, t.line2, t.line2);
    set(QPalette::Shadow, t.line2, t.line2);
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        set(role, t.t1, t.dis);
    set(QPalette::PlaceholderText, t.t3, t.dis);
    set(QPalette::BrightText, t.red, t.dis);
    set(QPalette::Highlight, t.acct, t.acct);
    set(QPalette::Link, t.acc, t.dis);
    set(QPalette::LinkVisited, t.acc, t.dis);
    set(QPalette::ToolTipBase, t.bg2, t.bg2);
    set(QPalette::ToolTipText, t.t1, t.t1);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    set(QPalette::Accent, t.acc, t.dis);
#endif
    return p;
}

Scope scopeOf(const QObject *object)
{
    return object->property(scopeProperty).value<Scope>();
}

ThemeScope &inheritedScope(const QWidget *widget)
{
    for (const QObject *o = widget; o; o = o->parent())
        if (const Scope scope = scopeOf(o))
            return *scope;
    if (qApp)
        if (const Scope scope = scopeOf(qApp))
            return *scope;
    static ThemeScope fallback(Theme::makeDark());
    return fallback;
}

void remember(QObject &object, const Theme &theme)
{
    object.setProperty(scopeProperty, QVariant::fromValue(std::make_shared<ThemeScope>(theme)));
}

} // namespace

void applyTheme(QApplication &app, const Theme &theme)
{
    remember(app, theme);
    if (!qobject_cast<HouseStyle *>(app.style()))
        app.setStyle(new HouseStyle);
    app.setFont(theme.font(theme.type.table));
    app.setPalette(paletteOf(theme));
    QToolTip::setPalette(paletteOf(theme));
    QToolTip::setFont(theme.font(theme.type.label));
}

void applyTheme(QWidget &subtree, const Theme &theme)
{
    remember(subtree, theme);
    subtree.setFont(theme.font(theme.type.table));
    subtree.setPalette(paletteOf(theme));
}

const Theme &themeOf(const QWidget *widget)
{
    return inheritedScope(widget).theme;
}

SymbolPainter &symbolsOf(const QWidget *widget)
{
    return inheritedScope(widget).symbols;
}

} // namespace huying
