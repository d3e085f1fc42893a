// SPDX-License-Identifier: GPL-3.0-or-later
// huying-panels DIR: a PNG of every panel with made-up cases, dark and light, to be looked at beside the mock-ups.
#include "tests/widgets/samplecounty.h"
#include "theme/language.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/queue/queuepanel.h"

#include <QApplication>
#include <QDir>
#include <QMainWindow>
#include <cstdio>

using namespace huying;

namespace
{

struct Gallery
{
    support::SampleCounty county;
    QString folder, suffix;
    QueueModel queue{county.board, county.workflow, [this] { return county.now; }};
    Account account{QStringLiteral("zhang"), QStringLiteral("张文静"), {QStringLiteral("chief"), QStringLiteral("dispatcher")},
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
        QApplication::sendPostedEvents();
        const QString file = QDir(folder).filePath(name + suffix + QStringLiteral(".png"));
        if (!window.grab().save(file))
            std::fprintf(stderr, "%s can't be written\n", qPrintable(file));
    }

    void run()
    {
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
