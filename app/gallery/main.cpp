// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/frames.h"
#include "app/gallery/sheet.h"
#include "theme/icons.h"
#include "theme/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QHBoxLayout>
#include <QTimer>

#include <cstdio>
#include <memory>

using namespace huying;

namespace {

QWidget *sheets()
{
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(new Sheet(Theme::makeDark(), both));
    row->addWidget(new Sheet(Theme::makeLight(), both));
    both->resize(both->sizeHint());
    return both;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    applyTheme(app, Theme::makeDark());
    applyLanguage(app, QStringLiteral("zh_CN"));
    app.setWindowIcon(programIcon());
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("shot"), QStringLiteral("Write a PNG of everything and exit."),
                      QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("part"), QStringLiteral("sheet, seat or wall."), QStringLiteral("PART"),
                      QStringLiteral("sheet")});
    parser.addOption({QStringLiteral("light"), QStringLiteral("The program's theme is light.")});
    parser.addHelpOption();
    parser.process(app);
    if (parser.isSet(QStringLiteral("light")))
        applyTheme(app, Theme::makeLight(Surface::Desk));

    const QString part = parser.value(QStringLiteral("part"));
    const std::unique_ptr<QWidget> shown(part == QLatin1String("seat")   ? seatFrame()
                                         : part == QLatin1String("wall") ? wallFrame()
                                                                         : sheets());
    shown->show();
    if (!parser.isSet(QStringLiteral("shot")))
        return QApplication::exec();
    // Layout and polish come with the first turn of the loop.
    int code = 0;
    QTimer::singleShot(0, shown.get(), [&] {
        const QString file = parser.value(QStringLiteral("shot"));
        code = shown->grab().save(file) ? 0 : 1;
        if (code != 0)
            std::fprintf(stderr, "%s can't be written\n", qUtf8Printable(file));
        QApplication::quit();
    });
    QApplication::exec();
    return code;
}
