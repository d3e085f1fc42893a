// SPDX-License-Identifier: GPL-3.0-or-later
// huying-panels DIR: a PNG of every panel with made-up cases, dark and light, to be looked at beside the mock-ups.
#include "data/store/attachments.h"
#include "data/store/caselog.h"
#include "tests/widgets/samplecounty.h"
#include "theme/language.h"
#include "widgets/casefile/actionbar.h"
#include "widgets/casefile/casefilepanel.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/queue/queuepanel.h"

#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <cstdio>

using namespace huying;

namespace
{

struct Gallery
{
    support::SampleCounty county;
    QString folder, suffix;
    QueueModel queue{county.board, county.workflow, [this] { return county.now; }};
    Account account{QStringLiteral("zhang"), QStringLiteral("张文静"), {QStringLiteral("chief"), QStringLiteral("dispatcher"), QStringLiteral("handler")},
                    {}, QStringLiteral("D01"), QStringLiteral("A-03")};

    /// The panel in a dock of that size.
    void shoot(QWidget *panel, const char *icon, const QString &title, QSize size, const QString &count = {})
    {
        QMainWindow window;
        auto *dock = new Panel(QStringLiteral("p"), QString::fromLatin1(icon), title, &window);
        dock->titleBar()->setCount(count);
        dock->setWidget(panel);
        window.addDockWidget(Qt::LeftDockWidgetArea, dock);
        window.resize(size);
        window.show();
        save(window, title);
    }

    void save(QWidget &window, const QString &name)
    {
        QThreadPool::globalInstance()->waitForDone(); // photos
        QApplication::sendPostedEvents();
        QApplication::sendPostedEvents();
        const QString file = QDir(folder).filePath(name + suffix + QStringLiteral(".png"));
        if (!window.grab().save(file))
            std::fprintf(stderr, "%s can't be written\n", qPrintable(file));
    }

    /// A store with one case that has come as far as handling.
    void fillStore(const QString &path, bool withPhotos)
    {
        auto store = Store::create(path, QStringLiteral("2026-08-12T00:00:00Z"));
        CaseLog log(**store, county.workflow);
        const TimeMs start = QDateTime::currentMSecsSinceEpoch() - 96 * minuteMs;
        const QString grid = county.board.at(0).area;
        const struct { const char *kind, *actor; int minute; QJsonObject payload; } steps[] = {
            {"report", "wang", 0,
             {{QStringLiteral("no"), QStringLiteral("QD0812-0137")}, {QStringLiteral("title"), QStringLiteral("污水井盖缺失")},
              {QStringLiteral("text"), QStringLiteral("人行道上的污水井盖不见了，行人夜间有跌落危险，已放置锥桶。")},
              {QStringLiteral("item"), QStringLiteral("E01001")}, {QStringLiteral("channel"), QStringLiteral("hotline")},
              {QStringLiteral("address"), QStringLiteral("人民路与文昌街口东 30 米")}, {QStringLiteral("area"), grid},
              {QStringLiteral("due"), qint64(start + 120 * minuteMs)}, {QStringLiteral("limit"), qint64(120 * minuteMs)},
              {QStringLiteral("reporter"), QStringLiteral("李*")}, {QStringLiteral("phone"), QStringLiteral("138****5678")}}},
            {"accept", "zhang", 5, {}},
            {"assign", "zhang", 11, {{QStringLiteral("org"), county.words.organizations()[0].code}}},
            {"sign", "chen", 19, {}},
            {"dispatch", "zhang", 22, {{QStringLiteral("units"), QJsonArray{QStringLiteral("U001"), QStringLiteral("U002")}}}},
            {"urge", "liu", 60, {}}};
        QList<Action> actions;
        for (const auto &s : steps) {
            const TimeMs at = start + s.minute * minuteMs;
            actions << Action{uuid7(at), actions.isEmpty() ? uuid7(at) : actions.first().caseId, QString::fromLatin1(s.kind),
                              QString::fromLatin1(s.actor), {}, at, int(actions.size()), s.payload};
        }
        for (const char *role : {"before", "after"}) {
            QImage picture(800, 500, QImage::Format_RGB32);
            picture.fill(role[0] == 'b' ? QColor(0x59, 0x63, 0x6b) : QColor(0x7a, 0x86, 0x8e));
            QByteArray png;
            QBuffer buffer(&png);
            picture.save(&buffer, "PNG");
            if (withPhotos && !attachBytes(**store, png, {actions.first().caseId, QStringLiteral("p.png"), QString::fromLatin1(role), start}))
                std::fputs("a photo can't be attached\n", stderr);
        }
        if (!log.appendNew(actions) || !(*store)->finishBulk())
            std::fputs("the sample store can't be written\n", stderr);
    }

    void shootCaseFile()
    {
        QTemporaryDir place;
        const QString path = place.filePath(QStringLiteral("sample.gpkg"));
        fillStore(path, suffix == QStringLiteral("-light"));
        LiveStore live({path, std::nullopt, 1}, county.workflow);
        CaseBoard board;
        Selection selection;
        QObject::connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
        QSignalSpy loaded(&live, &LiveStore::allLoaded);
        live.open();
        if (!loaded.wait() || board.size() == 0)
            return;
        for (const bool asking : {false, true}) {
            auto *panel = new CaseFilePanel(live, board, county.words, selection, account);
            selection.selectCase(board.at(0).id);
            if (!QTest::qWaitFor([panel] { return panel->isSettled(); }))
                std::fputs("the case file does not settle\n", stderr);
            if (asking)
                panel->actions()->start(QStringLiteral("dispatch"));
            shoot(panel, "file", asking ? QStringLiteral("案卷派发") : QStringLiteral("案卷"), {432, 920}, board.at(0).no);
        }
    }

    void run()
    {
        county.words.setActors({{QStringLiteral("wang"), QStringLiteral("王敏")}, {QStringLiteral("zhang"), QStringLiteral("张文静")},
                                {QStringLiteral("chen"), QStringLiteral("陈国平")}, {QStringLiteral("liu"), QStringLiteral("刘洋")}});
        shootCaseFile();
        auto *panel = new QueuePanel(queue, county.words, county.selection, account);
        county.selection.selectCase(queue.caseAt(5).id);
        shoot(panel, "queue", QStringLiteral("事件队列"), {408, 920}, QStringLiteral("在途 137"));
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc < 2) {
        std::fputs("usage: huying-panels DIR\n", stderr);
        return 2;
    }
    QDir().mkpath(QString::fromLocal8Bit(argv[1]));
    applyLanguage(app, QStringLiteral("zh_CN"));
    for (const bool dark : {true, false}) {
        applyTheme(app, dark ? Theme::makeDark() : Theme::makeLight());
        Gallery gallery;
        gallery.folder = QString::fromLocal8Bit(argv[1]);
        gallery.suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        gallery.run();
    }
    return 0;
}
