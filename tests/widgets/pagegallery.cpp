// SPDX-License-Identifier: GPL-3.0-or-later
// huying-pages STORE DIR [TIME]: a PNG of the wall's windows, the desk and the indicators over a store as it stood at
// TIME (ISO 8601, else the store's end), to be looked at beside the mock-ups.
#include "data/live/livestore.h"
#include "data/model/codes.h"
#include "data/model/indicators.h"
#include "data/model/indicatorsheet.h"
#include "data/rules/deadlines.h"
#include "theme/language.h"
#include "widgets/desk/casereview.h"
#include "widgets/desk/deskpage.h"
#include "widgets/desk/desktable.h"
#include "widgets/exports/pdflist.h"
#include "widgets/indicators/indicatorpage.h"
#include "widgets/indicators/kpistrip.h"
#include "widgets/wall/wallpages.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QTimer>
#include <cstdio>

using namespace huying;

namespace
{

void nameCodes(CaseWords &words, const Catalogue &codes, const StoreNames &names)
{
    for (const Channel &c : codes.channels())
        words.setChannel(c.code, c.name, c.badge, static_cast<BadgeShape>(c.kind));
    for (const CaseClass &c : codes.classes())
        words.setClass(c.code, c.name, c.glyph.front());
    for (const CaseItem &i : codes.items())
        words.setItem(i.code, i.name, i.glyph.front());
    QList<NamedCode> organizations;
    for (const CodeName &d : codes.departments())
        organizations << NamedCode{d.code, d.name};
    for (const CodeRecord &r : names.organizations)
        organizations << NamedCode{r.code, r.name};
    words.setOrganizations(organizations);
    words.setActors(names.accounts);
}

struct Gallery
{
    Gallery(const QString &store, const QString &dir, std::optional<TimeMs> at)
        : folder(dir), live({store, at, 0}, *Workflow::load()), words(live.workflow()),
          indicators(board, units, live.workflow(), [this] { return live.now(); }), measures(board, live.workflow(), [this] { return live.now(); })
    {
        QObject::connect(&live, &LiveStore::failed, qApp, [](const Error &e) {
            std::fprintf(stderr, "%s\n", qPrintable(e.message));
            QApplication::exit(1);
        });
        QObject::connect(&live, &LiveStore::opened, qApp, [this](const StoreInfo &i) { info = i; });
        QObject::connect(&live, &LiveStore::namesLoaded, qApp,
                         [this](const StoreNames &names) { nameCodes(words, *Catalogue::load(), names); });
        QObject::connect(&live, &LiveStore::areasLoaded, qApp, [this](const AreaTreePtr &areas) {
            words.setAreas(areas);
            indicators.setAreas(areas);
        });
        QObject::connect(&live, &LiveStore::casesLoaded, &board, &CaseBoard::merge);
        QObject::connect(&live, &LiveStore::unitsLoaded, qApp, [this](const QList<UnitRow> &roster) {
            words.setUnits(roster);
            units.setRoster(roster);
            units.follow({board.rows().begin(), board.rows().end()});
        });
        QObject::connect(&live, &LiveStore::allLoaded, qApp, [this] {
            indicators.refresh();
            measures.setLimits(judgedLimits(*Deadlines::load(), table));
            measures.setAreas(words.areas());
            shootAll();
            shootDesk();
        });
        live.open();
    }

    void shoot(QWidget *page, const Theme &theme, const char *name, QSize size) const
    {
        QWidget window;
        applyTheme(window, theme);
        page->setParent(&window);
        window.setAttribute(Qt::WA_DontShowOnScreen);
        window.resize(size);
        page->setGeometry(window.rect());
        window.show();
        page->show();
        QApplication::sendPostedEvents();
        const QString file = QDir(folder).filePath(QString::fromLatin1(name) + QStringLiteral(".png"));
        if (!window.grab().save(file))
            std::fprintf(stderr, "%s can't be written\n", qPrintable(file));
    }

    void shootAll()
    {
        const Theme dark = Theme::makeDark(Surface::Wall);
        shoot(new KpiStrip(indicators), Theme::makeDark(), "kpistrip", {838, 104});
        auto *figures = new WallFiguresPage(indicators, words);
        figures->setMode(QStringLiteral("回放 ×60"), WallMode::Replay);
        shoot(figures, dark, "wall-right", {1920, 1080});
        auto *map = new WallMapPage(new QWidget, indicators, words);
        map->setPlace(info.place);
        shoot(map, dark, "wall-left", {1920, 1080});
    }

    /// The photos come from another thread, so the desk is grabbed a little after its case has been read.
    void shootDesk()
    {
        auto *window = new QWidget;
        applyTheme(*window, Theme::makeLight(Surface::Desk));
        auto *desk = new DeskPage({live, board, indicators, words, selection, account, measures, table, ClosingConditions::load().value_or(ClosingConditions())}, window);
        window->setAttribute(Qt::WA_DontShowOnScreen);
        window->resize(1920, 1024);
        desk->setGeometry(window->rect());
        window->show();
        if (desk->queue().rowCount() > 4)
            selection.selectCase(desk->queue().caseAt(2).id);
        for (int row = 0; row < desk->queue().rowCount() && row < 4; row += 2)
            desk->queue().setData(desk->queue().index(row, QueueModel::LimitColumn), Qt::Checked, Qt::CheckStateRole);
        QTimer::singleShot(1500, window, [this, window, desk] {
            printList(*desk);
            if (!window->grab().save(QDir(folder).filePath(QStringLiteral("desk.png"))))
                std::fputs("desk.png can't be written\n", stderr);
            delete window;
            shootIndicators();
        });
    }

    void printList(DeskPage &desk) const
    {
        desk.showTab(QueueTab::Open);
        const ListJob job = desk.exportJob(ListFormat::Pdf, false);
        const auto writer = makePdfWriter(QDir(folder).filePath(QStringLiteral("list.pdf")));
        QList<ExportRow> rows;
        for (int row = 0; row < job.rows; ++row)
            rows << job.row(row);
        const auto done = writer->begin(job.head).and_then([&] { return writer->add(rows); }).and_then([&] { return writer->finish(); });
        if (!done)
            std::fprintf(stderr, "%s\n", qPrintable(done.error().message));
        desk.showTab(QueueTab::ToCheck);
    }

    /// Counting and charts take a few turns of the event loop.
    void shootIndicators()
    {
        auto *window = new QWidget;
        applyTheme(*window, Theme::makeLight(Surface::Desk));
        auto *page = new IndicatorPage({measures, table, words, live, account}, IndicatorPage::Form::Wide, window);
        window->setAttribute(Qt::WA_DontShowOnScreen);
        window->resize(1920, 1024);
        page->setGeometry(window->rect());
        const QDate last = QDateTime::fromMSecsSinceEpoch(live.now()).date();
        page->setRange({last.addDays(-90), last});
        window->show();
        QTimer::singleShot(1500, window, [this, window] {
            if (!window->grab().save(QDir(folder).filePath(QStringLiteral("indicators.png"))))
                std::fputs("indicators.png can't be written\n", stderr);
            applyTheme(*window, Theme::makeDark(Surface::Desk));
            QTimer::singleShot(500, window, [this, window] {
                window->grab().save(QDir(folder).filePath(QStringLiteral("indicators-dark.png")));
                delete window;
                QApplication::quit();
            });
        });
    }

    QString folder;
    LiveStore live;
    CaseWords words;
    CaseBoard board;
    UnitBoard units;
    Indicators indicators;
    MeasureBoard measures;
    const IndicatorTable table = IndicatorTable::load().value();
    Selection selection;
    Account account{QStringLiteral("zhoumin"), QStringLiteral("复核员 周敏"), {QStringLiteral("reviewer"), QStringLiteral("checker")},
                    {}, {}, QStringLiteral("B-02")};
    StoreInfo info;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    if (argc < 3) {
        std::fputs("usage: huying-pages STORE DIR [TIME]\n", stderr);
        return 2;
    }
    QDir().mkpath(QString::fromLocal8Bit(argv[2]));
    applyLanguage(app, QStringLiteral("zh_CN"));
    applyTheme(app, Theme::makeDark());
    std::optional<TimeMs> at;
    if (argc > 3)
        at = QDateTime::fromString(QString::fromLatin1(argv[3]), Qt::ISODate).toMSecsSinceEpoch();
    Gallery gallery(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]), at);
    return QApplication::exec();
}
