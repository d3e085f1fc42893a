// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/workspace.h"

#include "data/model/jsontable.h"
#include "data/model/resource.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <functional>

namespace huying
{

namespace
{

WindowSpec windowFrom(const QJsonObject &o)
{
    WindowSpec window;
    window.id = text(o, "id");
    window.kind = text(o, "kind");
    window.chrome = o[QLatin1String("chrome")].toBool(true);
    const QJsonObject screen = o[QLatin1String("screen")].toObject();
    window.screen = {text(screen, "name"), text(screen, "serial"),
                     QSize(screen[QLatin1String("width")].toInt(), screen[QLatin1String("height")].toInt()),
                     screen[QLatin1String("index")].toInt()};
    for (const QJsonValue &value : o[QLatin1String("panels")].toArray()) {
        const QJsonObject panel = value.toObject();
        window.panels << PanelSpec{text(panel, "id"), text(panel, "at"), panel[QLatin1String("size")].toInt()};
    }
    return window;
}

} // namespace

Result<Workspace> Workspace::fromJson(const QByteArray &json, const QString &fileName)
{
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return fail(ErrorKind::BadInput, QStringLiteral("工作区文件 %1 第 %2 行：%3")
                                             .arg(fileName)
                                             .arg(json.left(parse.offset).count('\n') + 1)
                                             .arg(parse.errorString()));
    Workspace workspace;
    workspace.name = text(root, "name");
    workspace.zh = text(root, "zh");
    workspace.en = text(root, "en");
    workspace.dark = text(root, "theme") != QLatin1String("light");
    workspace.surface = text(root, "surface");
    workspace.role = text(root, "role");
    for (const QJsonValue &value : root[QLatin1String("windows")].toArray()) {
        workspace.windows << windowFrom(value.toObject());
        static const QStringList kinds{QStringLiteral("docked"), QStringLiteral("wall-map"),
                                       QStringLiteral("wall-figures"), QStringLiteral("desk"), QStringLiteral("admin")};
        if (!kinds.contains(workspace.windows.last().kind))
            return fail(ErrorKind::BadInput, QStringLiteral("工作区文件 %1：窗口 %2 的 kind 只能是 %3")
                                                 .arg(fileName, workspace.windows.last().id,
                                                      kinds.join(QStringLiteral("、"))));
    }
    if (workspace.windows.isEmpty())
        return fail(ErrorKind::BadInput, QStringLiteral("工作区文件 %1 里没有窗口（windows）").arg(fileName));
    return workspace;
}

Result<Workspace> Workspace::load(const QString &nameOrFile)
{
    if (nameOrFile.endsWith(QLatin1String(".json"))) {
        QFile file(nameOrFile);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorKind::NotFound,
                        QStringLiteral("工作区文件 %1 打不开：%2").arg(nameOrFile, file.errorString()));
        return fromJson(file.readAll(), nameOrFile);
    }
    return readResource(QStringLiteral("workspaces/%1.json").arg(nameOrFile))
        .and_then([](const Resource &r) { return fromJson(r.bytes, r.fileName); });
}

QRect ScreenShare::partOf(const QRect &screen, int screens) const
{
    if (screens >= of)
        return screen;
    const int width = screen.width() / of;
    return {screen.left() + at * width, screen.top(), width, screen.height()};
}

std::optional<ScreenShare> ScreenShare::fromText(const QString &text)
{
    constexpr int most = 8;
    const QStringList parts = text.split(QLatin1Char('/'));
    bool isNumber = parts.size() == 2, isCount = isNumber;
    const ScreenShare share{isNumber ? parts[0].toInt(&isNumber) - 1 : 0, isCount ? parts[1].toInt(&isCount) : 0};
    if (!isNumber || !isCount || share.of > most || share.at < 0 || share.at >= share.of)
        return std::nullopt;
    return share;
}

QList<int> matchScreens(const QList<WindowSpec> &windows, const QList<ScreenInfo> &screens)
{
    QList<int> chosen(windows.size(), -1);
    QList<bool> taken(screens.size(), false);
    using Fits = std::function<bool(const ScreenWish &, int)>;
    const Fits stages[] = {
        [&](const ScreenWish &w, int s) {
            return (!w.serial.isEmpty() && w.serial == screens[s].serial)
                   || (!w.name.isEmpty() && w.name == screens[s].name);
        },
        [&](const ScreenWish &w, int s) { return w.size == screens[s].size && w.index == s; },
        [&](const ScreenWish &w, int s) { return w.size == screens[s].size; },
        [&](const ScreenWish &w, int s) { return w.index == s; },
        [](const ScreenWish &, int) { return true; }};
    for (const Fits &fits : stages)
        for (qsizetype w = 0; w < windows.size(); ++w)
            for (int s = 0; s < screens.size() && chosen[w] < 0; ++s)
                if (!taken[s] && fits(windows[w].screen, s)) {
                    chosen[w] = s;
                    taken[s] = true;
                }
    return chosen;
}

} // namespace huying
