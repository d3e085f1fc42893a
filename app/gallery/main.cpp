// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/sheet.h"
#include "theme/icons.h"
#include "theme/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QTimer>

#include <cstdio>

using namespace huying;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    applyTheme(app, Theme::makeDark());
    applyLanguage(app, QStringLiteral("zh_CN"));
    app.setWindowIcon(programIcon());
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("shot"), QStringLiteral("Write a PNG of everything and exit."), QStringLiteral("FILE")});
    parser.addHelpOption();
    parser.process(app);

    auto *sheets = new QWidget;
    auto *row = new QHBoxLayout(sheets);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(new Sheet(Theme::makeDark(), sheets));
    row->addWidget(new Sheet(Theme::makeLight(), sheets));
    if (!parser.isSet(QStringLiteral("shot"))) {
        QScrollArea window;
        window.setWidget(sheets);
        window.setWindowTitle(QStringLiteral("呼应 组件与状态"));
        window.resize(1920, 1040);
        window.show();
        return QApplication::exec();
    }
    sheets->resize(sheets->sizeHint());
    sheets->show();
    const QString file = parser.value(QStringLiteral("shot"));
    const bool written = sheets->grab().save(file);
    if (!written)
        std::fprintf(stderr, "%s can't be written\n", qUtf8Printable(file));
    delete sheets;
    return written ? 0 : 1;
}
