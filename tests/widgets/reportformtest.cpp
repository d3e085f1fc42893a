// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/widgets/intakecounty.h"
#include "widgets/casefile/codepicker.h"
#include "widgets/deck/deckpreview.h"
#include "widgets/intake/filelist.h"
#include "widgets/intake/macrodialog.h"
#include "widgets/intake/reportform.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTableWidget>

using namespace huying;

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

struct Form
{
    IntakeCounty county;
    QWidget window;
    QPointer<ReportForm> form;
    std::unique_ptr<QSignalSpy> taken;

    Form()
    {
        if (!county.open())
            qFatal("the store did not open");
        form = new ReportForm(*county.intake, county.words, &window);
        taken = std::make_unique<QSignalSpy>(form, &ReportForm::taken);
        form->open();
    }
    /// By what its label says.
    template <class T> T *field(const char *name) const
    {
        for (auto *child : form->findChildren<T *>())
            if (child->accessibleName() == QLatin1String(name))
                return child;
        return nullptr;
    }
    void send() { QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier); }
};

} // namespace

class ReportFormTest : public QObject
{
    Q_OBJECT

private slots:
    void oneFormForEveryChannel()
    {
        Form f;
        auto *channel = f.field<QComboBox>("Channel");
        QVERIFY(channel && channel->count() == 8);
        channel->setCurrentIndex(channel->findData(QStringLiteral("public")));
        f.field<CodePicker>("Item")->setText(u("路灯异常"));
        f.field<QLineEdit>("Address")->setText(u("人民路12号"));
        f.field<QLineEdit>("Reporter")->setText(u("张三丰"));
        f.field<QLineEdit>("Phone")->setText(QStringLiteral("13800138000"));
        f.field<QPlainTextEdit>("What was told")->setPlainText(u("整排不亮"));
        f.field<QLineEdit>("Limit")->setText(QStringLiteral("3h"));
        f.form->files()->add(f.county.file(QStringLiteral("photo.png")));
        QTRY_COMPARE_WITH_TIMEOUT(f.form->files()->files().size(), 1, test::patience(5000));
        QTRY_VERIFY_WITH_TIMEOUT(f.form->plan().place.has_value(), test::patience(5000));
        QCOMPARE(f.form->strip()->steps().size(), 5);
        f.send();
        QTRY_COMPARE_WITH_TIMEOUT(f.taken->size(), 1, test::patience(5000));
        const CaseState made = f.taken->first().first().value<CaseState>();
        QCOMPARE(made.channel, QStringLiteral("public"));
        QCOMPARE(made.reporterMasked, u("张*"));
        QCOMPARE(made.phoneMasked, QStringLiteral("138****8000"));
        QCOMPARE(made.photos, 1);
        QCOMPARE(f.county.onDisk("SELECT count(*) FROM attachments"), QStringLiteral("2"));
        const auto file = f.county.live->caseFile(made.id);
        QTRY_VERIFY(file.isFinished());
        QCOMPARE(file.result()->attachments.size(), 1);
        QVERIFY(QFile::exists(file.result()->attachments.first().file));
        QVERIFY(!f.form || !f.form->isVisible());
    }

    void aPointOnTheMapGoesBeforeTheAddress()
    {
        Form f;
        const LonLat pointed{109.123456, 23.654321};
        f.form->setPointed(pointed, {});
        f.field<CodePicker>("Item")->setText(u("路灯异常"));
        f.field<QLineEdit>("Address")->setText(u("人民路12号"));
        auto *which = f.field<QComboBox>("Which of the places");
        QTRY_VERIFY_WITH_TIMEOUT(which->count() >= 2, test::patience(5000));
        QVERIFY(f.form->plan().place && f.form->plan().place->place == pointed);
        which->setCurrentIndex(1); // unless somebody chooses the other
        QVERIFY(f.form->plan().place && !(f.form->plan().place->place == pointed));
        which->setCurrentIndex(0);
        f.send();
        QTRY_COMPARE_WITH_TIMEOUT(f.taken->size(), 1, test::patience(5000));
        const CaseState made = f.taken->first().first().value<CaseState>();
        QVERIFY(made.place == pointed);
        QCOMPARE(made.address, u("人民路12号"));
    }

    void nothingPersonalLiesOnDiskInClear()
    {
        Form f;
        f.field<CodePicker>("Item")->setText(u("路灯异常"));
        f.field<QLineEdit>("Reporter")->setText(u("欧阳无名"));
        f.field<QLineEdit>("Phone")->setText(QStringLiteral("13912345678"));
        f.send();
        QTRY_COMPARE_WITH_TIMEOUT(f.taken->size(), 1, test::patience(5000));
        f.county.live.reset();
        for (const char *suffix : {"", "-wal"}) {
            QFile file(f.county.path() + QLatin1String(suffix));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            QVERIFY(!bytes.contains("13912345678"));
            QVERIFY(!bytes.contains(u("欧阳无名").toUtf8()));
        }
    }

    void filesThatCannotGoAreRefusedWithTheReason()
    {
        Form f;
        FileList *files = f.form->files();
        const auto refuse = [&](const QString &name, const std::function<void(QFile &)> &write) {
            QFile file(f.county.file(name));
            if (!file.open(QIODevice::WriteOnly))
                return QString();
            write(file);
            file.close();
            files->add(file.fileName());
            if (!QTest::qWaitFor([&] { return !files->isLooking(); }, test::patience(5000)))
                return QString();
            return files->problem();
        };
        const QString big = refuse(QStringLiteral("big.mp4"), [](QFile &file) {
            file.write(QByteArray("\0\0\0\x18" "ftypmp42", 12));
            file.resize(Q_INT64_C(2) << 30); // sparse: takes no room
        });
        QVERIFY2(big.contains(QStringLiteral("200 MB")), qPrintable(big));
        QVERIFY(refuse(QStringLiteral("prog.jpg"), [](QFile &file) { file.write("MZ\x90 no picture"); }).contains(u("不是图片")));
        QVERIFY(refuse(QStringLiteral("empty.png"), [](QFile &) {}).contains(u("空文件")));
        QVERIFY(files->files().isEmpty());
        QVERIFY(f.county.onDisk("SELECT count(*) FROM attachments") == QLatin1String("1"));
    }

    void aFileThatGoesAwayTakesTheWholeReportBack()
    {
        Form f;
        f.field<CodePicker>("Item")->setText(u("路灯异常"));
        const QString copy = f.county.file(QStringLiteral("copy.png"));
        QVERIFY(QFile::copy(f.county.file(QStringLiteral("photo.png")), copy));
        f.form->files()->add(copy);
        QTRY_COMPARE_WITH_TIMEOUT(f.form->files()->files().size(), 1, test::patience(5000));
        QVERIFY(QFile::remove(copy));
        f.send();
        QTRY_VERIFY_WITH_TIMEOUT(f.form->problem().contains(u("打不开")), test::patience(5000));
        QVERIFY(f.form->isEnabled());
        QCOMPARE(f.taken->size(), 0);
        QCOMPARE(f.county.onDisk("SELECT count(*) FROM cases"), QStringLiteral("1"));
    }

    void whatIsMissingIsSaid()
    {
        Form f;
        f.send();
        QVERIFY(!f.form->problem().isEmpty());
        f.field<CodePicker>("Item")->setText(u("外星人降落"));
        auto *reason = f.field<QLineEdit>("Reason to take it in");
        QVERIFY(reason && reason->isVisible());
        f.send();
        QVERIFY(f.form->problem().contains(u("清单")));
        reason->setText(u("领导交办"));
        f.send();
        QTRY_COMPARE_WITH_TIMEOUT(f.taken->size(), 1, test::patience(5000));
    }

    void strangeTextInEveryField_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("50,000 characters") << QString(50000, QChar(u'路'));
        QTest::newRow("emoji") << u("😀👩‍👩‍👧‍👦🏮") .repeated(20);
        QTest::newRow("right to left") << u("\u202eمرحبا بالعالم שלום\u202c");
        QTest::newRow("sql") << u("'; DROP TABLE cases; DELETE FROM actions;--");
        QTest::newRow("markup") << u("<b>粗</b><img src='file:///etc/passwd'><script>alert(1)</script>&lt;");
        QTest::newRow("control") << QString(u("a\tb\nc") + QChar(0x7f) + QChar(0xfffe));
    }
    void strangeTextInEveryField()
    {
        QFETCH(QString, text);
        Form f;
        const int width = f.form->width();
        for (auto *edit : f.form->findChildren<QLineEdit *>())
            if (edit->accessibleName() != QLatin1String("Limit") && edit->accessibleName() != QLatin1String("Goes to"))
                edit->setText(text);
        f.field<QPlainTextEdit>("What was told")->setPlainText(text);
        f.field<QLineEdit>("Reason to take it in")->setText(u("测试 ") + text.left(100));
        for (auto *label : f.form->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!f.form->grab().isNull());
        QCOMPARE(f.form->width(), width);
        const auto sent = [&] { // once the address has been looked for
            if (f.form && f.form->isEnabled() && f.taken->isEmpty())
                f.send();
            return f.taken->size() == 1;
        };
        QVERIFY2(QTest::qWaitFor(sent, test::patience(10000)), f.form ? qPrintable(f.form->problem().left(200)) : "");
        const CaseState made = f.taken->first().first().value<CaseState>();
        QVERIFY(made.title.size() <= 60);
        QVERIFY(made.text.contains(text.left(10).trimmed()));
        QCOMPARE(f.county.onDisk("SELECT count(*) FROM cases"), QStringLiteral("2"));
    }

    void macrosAreKeptFromTheirTable()
    {
        Macros kept;
        auto save = [&](const QList<Macro> &macros) { return kept.set(macros); };
        QPointer<MacroDialog> dialog = new MacroDialog({{u("旧"), u("受")}}, u("新 噪声扰民"), save);
        dialog->open();
        QTableWidget *table = dialog->table();
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(1, 1)->text(), u("新 噪声扰民"));
        table->item(1, 0)->setText(u("旧"));
        dialog->save();
        QVERIFY(dialog->problem().contains(u("两次")));
        QVERIFY(kept.all().isEmpty());
        table->item(1, 0)->setText(u("夜间噪音"));
        dialog->save();
        QCOMPARE(kept.all().size(), 2);
        QTRY_VERIFY(!dialog);
    }
};

QTEST_MAIN(ReportFormTest)
#include "reportformtest.moc"
