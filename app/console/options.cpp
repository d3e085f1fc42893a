// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <cstdio>
#include <cstdlib>

namespace huying
{

namespace
{

struct Switch
{
    const char *name, *value, *zh;
};

constexpr Switch switches[] = {
    {"store", "FILE", "数据文件（GeoPackage），用 huyingctl demo 或 import 生成"},
    {"project", "FILE", "底图工程 .qgs/.qgz；不给则用数据文件旁的默认工程"},
    {"workspace", "NAME", "工作区 seat、supervision、indicators、wall、desk、admin，或一个 .json 文件"},
    {"as", "USER", "以哪个账号就座"},
    {"upstream", "CONNINFO", "上级库，如 \"host=db.example dbname=huying\"；数据文件是本账号的副本，没有就先下载"},
    {"locale", "zh_CN|en", "界面语言，默认 zh_CN"},
    {"theme", "dark|light", "界面主题，默认由工作区定"},
    {"at", "TIME", "从这一时刻起回放，如 2026-08-12T14:00"},
    {"look-back", "TIME", "打开时光机，回看这一时刻（只读），如 2015-01-26T00:00"},
    {"until", "TIME", "与 --look-back 同用：从那里放到这一时刻，不给 --speed 则放两分钟"},
    {"film", "DIR", "与 --look-back --until 同用：每步一张图片存到此文件夹，装有 ffmpeg 时合成 film.mp4，然后退出"},
    {"replay", nullptr, "从数据文件推荐的时刻起回放"},
    {"speed", "N", "回放倍速，默认 60；0 为暂停"},
    {"share", "N/M", "这台机器上并排的 M 个控制台中的第 N 个，如 1/2：屏幕够就各用各的，不够就左右分一块"},
    {"shot", "DIR", "画面稳定后每个窗口存一张 PNG 到此文件夹，然后退出"},
    {"each-layer", nullptr, "与 --shot 同用：再把每个图层在各级缩放、深浅两色下各存一张"},
    {"positions", "FILE", "位置来源表 positions.json：哪个接收机是哪个力量；不给则用站点的"},
    {"engine", "FILE", "地图引擎程序 huying-mapengine 的位置"},
    {"bench-start", nullptr, "打印启动用时（JSON），然后退出"},
};

} // namespace

Result<Options> Options::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("呼应：网格化社会治理指挥桌面"));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    for (const Switch &s : switches)
        parser.addOption({QString::fromLatin1(s.name), QString::fromUtf8(s.zh), QString::fromLatin1(s.value ? s.value : "")});
    const auto misuse = [](const QString &why) {
        return fail(ErrorKind::BadInput, why + QStringLiteral("；huying --help 列出全部选项"));
    };
    if (!parser.parse(arguments))
        return misuse(parser.errorText());
    if (parser.isSet(help) || parser.isSet(version)) {
        std::fputs(qPrintable(parser.isSet(help) ? parser.helpText() : QStringLiteral("huying " HUYING_VERSION "\n")), stdout);
        std::exit(EXIT_SUCCESS);
    }
    const auto value = [&parser](const char *name) { return parser.value(QString::fromLatin1(name)); };
    Options o;
    o.store = value("store");
    o.project = value("project");
    o.user = value("as");
    o.engine = value("engine");
    o.positions = value("positions");
    o.at = value("at");
    o.lookBack = value("look-back");
    o.untilText = value("until");
    o.film = value("film");
    if (o.lookBack.isEmpty() && !(o.untilText.isEmpty() && o.film.isEmpty()))
        return misuse(QStringLiteral("--until 和 --film 要与 --look-back 同用"));
    if (!o.film.isEmpty() && o.untilText.isEmpty())
        return misuse(QStringLiteral("--film 还要给 --until"));
    o.shotFolder = value("shot");
    o.eachLayer = parser.isSet(QStringLiteral("each-layer"));
    if (o.eachLayer && o.shotFolder.isEmpty())
        return misuse(QStringLiteral("--each-layer 要与 --shot 同用"));
    o.upstream = value("upstream");
    o.replay = parser.isSet(QStringLiteral("replay"));
    o.benchStart = parser.isSet(QStringLiteral("bench-start"));
    if (const QString v = value("workspace"); !v.isEmpty())
        o.workspace = v;
    if (const QString v = value("locale"); !v.isEmpty())
        o.locale = v;
    if (o.locale != QLatin1String("zh_CN") && o.locale != QLatin1String("en"))
        return misuse(QStringLiteral("--locale 只能是 zh_CN 或 en"));
    if (const QString v = value("theme"); !v.isEmpty()) {
        if (v != QLatin1String("dark") && v != QLatin1String("light"))
            return misuse(QStringLiteral("--theme 只能是 dark 或 light"));
        o.dark = v == QLatin1String("dark");
    }
    if (const QString v = value("speed"); !v.isEmpty()) {
        bool ok = false;
        o.speed = v.toDouble(&ok);
        if (!ok || o.speed < 0 || o.speed > 100000)
            return misuse(QStringLiteral("--speed 要一个 0 到 100000 之间的数"));
        if (!o.lookBack.isEmpty())
            o.pastSpeed = o.speed;
    }
    if (const QString v = value("share"); !v.isEmpty()) {
        const auto share = ScreenShare::fromText(v);
        if (!share)
            return misuse(QStringLiteral("--share 要写成 1/2 这样：第几个、一共几个（最多 8 个）"));
        o.share = *share;
    }
    if (!o.upstream.isEmpty() && (o.replay || !o.at.isEmpty()))
        return misuse(QStringLiteral("--upstream 连着上级库实时工作，不能与 --replay 或 --at 同用"));
    if (o.store.isEmpty())
        return misuse(QStringLiteral("没有给数据文件 --store FILE"));
    return o;
}

Result<TimeMs> parseTime(const QString &text)
{
    QString iso = text.trimmed();
    iso.replace(QLatin1Char(' '), QLatin1Char('T'));
    const QDateTime time = QDateTime::fromString(iso, Qt::ISODate);
    if (!time.isValid())
        return fail(ErrorKind::BadInput, QStringLiteral("时间 %1 看不懂，请写成 2026-08-12T14:00").arg(text));
    return time.toMSecsSinceEpoch();
}

} // namespace huying
