// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/intake/reportform.h"

#include "widgets/casefile/codepicker.h"
#include "widgets/controls/label.h"
#include "widgets/controls/panelground.h"
#include "widgets/controls/paneltitle.h"
#include "widgets/deck/planwords.h"
#include "widgets/intake/filelist.h"
#include "widgets/words/casewords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>

namespace huying {

namespace {

constexpr int formWidth = 1080, textHeight = 108, longestName = 40, longestPhone = 20, longestLine = 200, reasonRow = 5;
constexpr int pointedPlace = -2; ///< in the list of places, where −1 asks to choose
constexpr qsizetype longestText = 50000;

QLineEdit *makeEdit(int longest, const QString &hint = {})
{
    auto *made = new QLineEdit;
    made->setMaxLength(longest);
    made->setPlaceholderText(hint);
    made->setTextMargins(6, 0, 6, 0);
    return made;
}

} // namespace

ReportForm::ReportForm(Intake &intake, const CaseWords &words, QWidget *parent)
    : QDialog(parent), m_intake(intake), m_words(words), m_finder(intake.makeFinder()), m_channel(new QComboBox),
      m_place(new QComboBox), m_item(new CodePicker), m_org(new CodePicker), m_title(makeEdit(longestLine, tr("as the item is called"))),
      m_address(makeEdit(longestLine, tr("as the reporter says it"))), m_reporter(makeEdit(longestName)), m_phone(makeEdit(longestPhone)),
      m_limit(makeEdit(longestName, tr("as the catalogue has it, or 2h, 5 work days…"))), m_reason(makeEdit(longestLine)),
      m_text(new QPlainTextEdit), m_urgent(new QCheckBox(tr("Urgent"))), m_files(new FileList), m_preview(new DeckPreview),
      m_problem(new Label({}, Label::Tone::Yellow, Label::Size::Table))
{
    setWindowTitle(tr("New report"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *title = new PanelTitle(QStringLiteral("plus"), tr("New report"), this);
    title->setDockButtonsVisible(false);
    auto *foot = new QWidget;
    foot->setFixedHeight(58);
    auto *footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(8, 6, 8, 6);
    footRow->addWidget(m_preview);
    m_problem->setContentsMargins(20, 4, 20, 4);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(makeFields());
    column->addWidget(m_problem);
    column->addWidget(foot);
    setFixedWidth(formWidth);
    connect(m_finder.get(), &AddressFinder::found, this, &ReportForm::showPlaces);
    connect(m_preview, &DeckPreview::pressed, this, &ReportForm::pressed);
    connect(&intake.live(), &LiveStore::actionDone, this, &ReportForm::done);
    connect(&intake.live(), &LiveStore::actionRefused, this, &ReportForm::refused);
    m_item->setFocus();
    replan();
}

QWidget *ReportForm::makeFields()
{
    for (const NamedCode &channel : m_words.channels())
        m_channel->addItem(channel.name, channel.code);
    m_channel->setCurrentIndex(m_channel->findData(m_intake.admission().channel()));
    QList<NamedCode> items;
    for (const CaseItem &item : m_intake.catalogue().items())
        items << NamedCode{item.code, item.name};
    m_item->setChoices(items);
    m_item->setPlaceholderText(tr("name, pinyin initials or code"));
    m_org->setChoices(m_words.organizations());
    m_org->setPlaceholderText(tr("as the rules say"));
    m_text->setFixedHeight(textHeight);
    m_text->setTabChangesFocus(true);
    m_place->hide();
    auto *fields = new QWidget;
    auto *grid = new QGridLayout(fields);
    grid->setContentsMargins(20, 14, 20, 10);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    auto *where = new QWidget;
    auto *whereRow = new QHBoxLayout(where);
    whereRow->setContentsMargins({});
    whereRow->addWidget(m_address, 3);
    whereRow->addWidget(m_place, 2);
    addRow(grid, 0, 0, tr("Channel"), m_channel);
    addRow(grid, 0, 2, tr("Item"), m_item);
    addRow(grid, 1, 0, tr("Address"), where, 3);
    m_address->setAccessibleName(tr("Address"));
    m_place->setAccessibleName(tr("Which of the places"));
    addRow(grid, 2, 0, tr("Reporter"), m_reporter);
    addRow(grid, 2, 2, tr("Phone"), m_phone);
    addRow(grid, 3, 0, tr("Title"), m_title);
    addRow(grid, 3, 2, tr("Goes to"), m_org);
    addRow(grid, 4, 0, tr("What was told"), m_text, 3);
    addRow(grid, reasonRow, 0, tr("Reason to take it in"), m_reason, 3);
    m_reasonLabel = qobject_cast<Label *>(grid->itemAtPosition(reasonRow, 0)->widget());
    addRow(grid, 6, 0, tr("Limit"), m_limit);
    grid->addWidget(m_urgent, 6, 3);
    addRow(grid, 7, 0, tr("Files"), m_files, 3);
    for (QLineEdit *edit : {m_title, m_reporter, m_phone, m_limit, m_reason, static_cast<QLineEdit *>(m_item), static_cast<QLineEdit *>(m_org)})
        connect(edit, &QLineEdit::textChanged, this, &ReportForm::replan);
    connect(m_item, &CodePicker::picked, this, &ReportForm::replan);
    connect(m_address, &QLineEdit::textChanged, this, &ReportForm::addressEdited);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ReportForm::replan);
    connect(m_urgent, &QCheckBox::toggled, this, &ReportForm::replan);
    connect(m_files, &FileList::changed, this, &ReportForm::replan);
    connect(m_channel, &QComboBox::currentIndexChanged, this, &ReportForm::replan);
    connect(m_place, &QComboBox::currentIndexChanged, this, &ReportForm::replan);
    return fields;
}

void ReportForm::addRow(QGridLayout *grid, int row, int column, const QString &label, QWidget *field, int span)
{
    auto *made = new Label(label, Label::Tone::Third, Label::Size::Table);
    made->setMinimumWidth(80);
    made->setBuddy(field);
    field->setAccessibleName(label);
    grid->addWidget(made, row, column, Qt::AlignVCenter);
    grid->addWidget(field, row, column + 1, 1, span);
    grid->setColumnStretch(column + 1, 1);
}

QString ReportForm::problem() const
{
    return m_problem->text();
}

void ReportForm::tell(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void ReportForm::setPointed(LonLat place, const QString &area)
{
    m_pointed = {PlaceCandidate::How::Exact, HitKind::Area, pathWords(area, m_intake.areas()), {}, place, area};
    showPlaces();
}

void ReportForm::addressEdited()
{
    m_finder->find(m_address->text().simplified());
    showPlaces();
}

void ReportForm::showPlaces()
{
    const QSignalBlocker quiet(m_place);
    m_place->clear();
    const QList<PlaceCandidate> &places = m_finder->candidates();
    const bool several = places.size() > 1 && places[1].how == places[0].how;
    if (m_pointed)
        m_place->addItem(tr("Point on the map · %1").arg(m_pointed->name), pointedPlace);
    else if (several)
        m_place->addItem(tr("%n place(s): choose", nullptr, static_cast<int>(places.size())), -1);
    for (qsizetype i = 0; i < places.size(); ++i)
        m_place->addItem(QStringLiteral("%1 · %2").arg(places[i].name.left(longestName), pathWords(places[i].area, m_intake.areas())), static_cast<int>(i));
    m_place->setVisible(m_pointed || places.size() > 1);
    replan();
}

CommandLine ReportForm::line() const
{
    CommandLine line;
    line.verb = CommandLine::Verb::New;
    line.item = m_item->code();
    line.title = m_title->text().trimmed();
    if (line.title.isEmpty())
        line.title = m_item->text().trimmed();
    line.text = m_text->toPlainText().left(longestText);
    line.address = m_address->text().simplified();
    line.org = m_org->code();
    line.channel = m_channel->currentData().toString();
    line.reporter = m_reporter->text().trimmed();
    line.phone = m_phone->text().trimmed();
    line.urgent = m_urgent->isChecked();
    line.limit = typedLimit(m_limit->text().trimmed());
    if (line.title.isEmpty())
        line.problem = tr("Say what it is about: choose an item");
    else if (!m_org->text().trimmed().isEmpty() && line.org.isEmpty())
        line.problem = tr("There is no organisation called %1").arg(m_org->text().left(longestName));
    else if (!m_limit->text().trimmed().isEmpty() && !line.limit)
        line.problem = tr("A limit reads like %1").arg(QStringLiteral("2h、5工作日、3自然日"));
    return line;
}

void ReportForm::replan()
{
    const QList<PlaceCandidate> &places = m_finder->candidates();
    const int place = m_place->currentIndex() < 0 ? -1 : m_place->currentData().toInt();
    PlanChoices choices;
    if (place >= 0 && place < places.size())
        choices.place = places[place];
    else if (place == pointedPlace)
        choices.place = m_pointed;
    choices.reason = m_reason->text().trimmed();
    choices.asConsultation = m_asConsultation;
    choices.mergeInto = m_merge;
    choices.files = m_files->files();
    m_plan = m_intake.plan(line(), choices);
    const bool asksReason = !m_plan.refusal.isEmpty() || !choices.reason.isEmpty();
    m_reason->setVisible(asksReason);
    m_reasonLabel->setVisible(asksReason);
    const bool open = place == -1 && places.size() > 1;
    PlanWords words = wordsOf(m_plan, {m_finder->isAsking(), open, places.size()}, m_intake, m_words);
    for (DeckPreview::Button &button : words.buttons)
        if (button.id == QLatin1String("go"))
            button.letter = QStringLiteral("Ctrl+⏎");
    words.buttons.removeIf([](const DeckPreview::Button &b) { return b.id == QLatin1String("edit") || b.id == QLatin1String("reason"); });
    m_preview->display(words.lead, words.steps, words.buttons);
}

void ReportForm::pressed(const QString &id)
{
    m_asConsultation = id == QLatin1String("consult");
    m_merge = id == QLatin1String("merge") && !m_plan.duplicates.isEmpty() ? m_plan.duplicates.first().no : QString();
    replan();
    submit();
}

void ReportForm::submit()
{
    if (!m_running.isNull() || m_files->isLooking())
        return;
    const bool open = m_place->count() > 1 && m_place->currentData().toInt() == -1;
    if (m_finder->isAsking() || open)
        return tell(open ? tr("Choose which of the places is meant") : tr("The address is still being looked for"));
    if (!m_plan.runs())
        return tell(m_plan.problem);
    tell({});
    m_running = m_intake.run(m_plan);
    setEnabled(false);
}

void ReportForm::done(const QUuid &actionId, const CaseState &state)
{
    if (actionId != m_running)
        return;
    m_running = {};
    emit taken(state);
    accept();
}

void ReportForm::refused(const QUuid &actionId, const Error &error)
{
    if (actionId != m_running)
        return;
    m_running = {};
    m_merge.clear();
    m_asConsultation = false;
    setEnabled(true);
    tell(error.message);
}

void ReportForm::keyPressEvent(QKeyEvent *event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enters && event->modifiers() == Qt::ControlModifier)
        return submit();
    if (event->modifiers() == Qt::AltModifier)
        for (const DeckPreview::Button &button : m_preview->buttons())
            if (button.letter.size() == 1 && event->key() == button.letter.front().unicode())
                return pressed(QString(button.id));
    if (!enters) // Enter in a field is no order
        QDialog::keyPressEvent(event);
}

void ReportForm::paintEvent(QPaintEvent *)
{
    paintPanelGround(*this);
}

} // namespace huying
