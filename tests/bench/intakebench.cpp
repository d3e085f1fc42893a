// SPDX-License-Identifier: GPL-3.0-or-later
// huying-bench-intake --store FILE: how long a keystroke in the command line takes to be understood and planned, and
// how long an order takes from Enter to the board, on disk by then. Works on a throw-away copy.
#include "data/live/intake.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace huying;

namespace
{

constexpr int orders = 60;
constexpr double keystrokeMs = 5, orderMs = 50;

double percentile99(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(0.99 * static_cast<double>(values.size() - 1))];
}

bool print(const char *name, double value, double target)
{
    const bool held = value <= target;
    const QJsonObject line{{QStringLiteral("name"), QString::fromLatin1(name)}, {QStringLiteral("value"), std::round(value * 1000) / 1000},
                           {QStringLiteral("unit"), QStringLiteral("ms")}, {QStringLiteral("target"), target}, {QStringLiteral("held"), held}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return held;
}

double elapsedMs(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

std::vector<double> keystrokes(const Intake &intake)
{
    std::vector<double> times;
    for (const char *typed : {"新 路灯不亮 人民路12号 /城管局 2h ：整排不亮", "x zsrm 中山路 /cgj 5工作日 !", "派 0031 @王 @李强", "新 井盖没了 环城西路118号 #12345 ~张三 13800138000"}) {
        const QString line = QString::fromUtf8(typed);
        for (qsizetype n = 1; n <= line.size(); ++n) {
            QElapsedTimer timer;
            timer.start();
            intake.plan(intake.read(line.left(n)), {});
            times.push_back(elapsedMs(timer));
        }
    }
    return times;
}

std::vector<double> runOrders(Intake &intake, CaseBoard &board)
{
    std::vector<double> times;
    const CommandLine line = intake.read(QStringLiteral("新 路灯不亮 人民路12号 /城管局 2h ：整排不亮"));
    for (int i = 0; i < orders; ++i) {
        QEventLoop waiting;
        QObject::connect(&board, &CaseBoard::appended, &waiting, &QEventLoop::quit);
        QObject::connect(&intake.live(), &LiveStore::actionRefused, &waiting, [&waiting](const QUuid &, const Error &error) {
            std::fprintf(stderr, "%s\n", qPrintable(error.message));
            waiting.exit(1);
        });
        QElapsedTimer timer;
        timer.start();
        intake.run(intake.plan(line, {}));
        if (waiting.exec() != 0)
            return {};
        times.push_back(elapsedMs(timer));
    }
    return times;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("huying-bench-intake"));
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("store"), QString(), QStringLiteral("FILE")});
    parser.process(app);
    const auto workflow = Workflow::load();
    if (!workflow)
        return 1;
    const Account account{QStringLiteral("bench"), {}, {QStringLiteral("operator"), QStringLiteral("dispatcher")}, {}, {}, {}};
    LiveStore live({parser.value(QStringLiteral("store")), 1786500000000, 0, account}, *workflow);
    CaseBoard board;
    Intake intake(live, board, account);
    QObject::connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
    QObject::connect(&live, &LiveStore::casesChanged, &board, &CaseBoard::merge);
    QObject::connect(&live, &LiveStore::failed, &app, [](const Error &error) {
        std::fprintf(stderr, "%s\n", qPrintable(error.message));
        QCoreApplication::exit(1);
    });
    QObject::connect(&live, &LiveStore::allLoaded, &app, &QCoreApplication::quit);
    live.open();
    if (QCoreApplication::exec() != 0)
        return 1;
    const bool quick = print("intake_keystroke_p99", percentile99(keystrokes(intake)), keystrokeMs);
    const std::vector<double> times = runOrders(intake, board);
    return !times.empty() && print("intake_enter_to_board_p99", percentile99(times), orderMs) && quick ? 0 : 1;
}
