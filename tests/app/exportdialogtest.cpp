// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolewindow.h"
#include "app/console/exportdialog.h"
#include "app/console/filmdialog.h"
#include "app/console/session.h"

#include <QFileDialog>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace huying;

/// Enter goes on with what a dialog of exports is for.
class ExportDialogTest : public QObject
{
    Q_OBJECT

    struct Window : ConsoleWindow
    {
        bool isSettled() const override { return true; }
    };
    static QString defaultOf(const QDialog &dialog)
    {
        for (const auto *button : dialog.findChildren<QPushButton *>())
            if (button->isDefault())
                return button->text();
        return {};
    }

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void enterAsksForTheFile()
    {
        MapSheet sheet;
        sheet.title = QStringLiteral("图");
        auto *dialog = new ExportDialog(sheet, nullptr);
        dialog->show();
        QCOMPARE(defaultOf(*dialog), QStringLiteral("Choose file…"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<QFileDialog *>());
        delete dialog;
    }

    void enterTakesThePictures()
    {
        Session session{Options{}, std::nullopt, Account{}, *Workflow::load()};
        Window window;
        auto *dialog = new FilmDialog(session, window);
        dialog->show();
        QCOMPARE(defaultOf(*dialog), QStringLiteral("Take the pictures"));
        delete dialog;
    }
};

QTEST_MAIN(ExportDialogTest)
#include "exportdialogtest.moc"
