// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/batchdialog.h"

#include "theme/theme.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QAbstractListModel>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace huying
{

namespace
{

/// Thousands of lines cost nothing until somebody scrolls to them.
class CaseLines : public QAbstractListModel
{
public:
    CaseLines(const QList<CaseState> &cases, const CaseWords &words, QObject *parent)
        : QAbstractListModel(parent), m_cases(cases), m_words(words)
    {
    }
    int rowCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : static_cast<int>(m_cases.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        const CaseState &c = m_cases[index.row()];
        return QStringLiteral("%1  %2  %3").arg(c.no, c.title, c.org.isEmpty() ? QString() : m_words.organization(c.org));
    }

private:
    const QList<CaseState> m_cases;
    const CaseWords &m_words;
};

QComboBox *phrases(const QStringList &texts)
{
    auto *box = new QComboBox;
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(texts);
    box->setCurrentIndex(-1);
    box->lineEdit()->setMaxLength(500);
    return box;
}

} // namespace

BatchDialog::BatchDialog(const WorkflowAction &action, const QList<CaseState> &cases, int chosen, const CaseWords &words, QWidget *parent)
    : QDialog(parent), m_cases(cases), m_typed(new QLineEdit),
      m_go(new KeyButton(tr("%1: %n case(s)", nullptr, static_cast<int>(cases.size())).arg(words.action(action)), {},
                         action.needs.isEmpty() ? KeyButton::Role::Primary : KeyButton::Role::Danger))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("%1, all at once", nullptr).arg(words.action(action)));
    setMinimumWidth(520);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(new Label(tr("%1: %n case(s)?", nullptr, static_cast<int>(cases.size())).arg(words.action(action)), Label::Tone::Text, Label::Size::Title, true));
    auto *what = new Label(consequences(action, chosen, words), Label::Tone::Second);
    what->setWordWrap(true);
    column->addWidget(what);
    column->addWidget(makeCases(words), 1);
    addFields(action, words);
    auto *number = new QHBoxLayout;
    number->addWidget(new Label(tr("Type the number to confirm")));
    m_typed->setFixedWidth(96);
    m_typed->setAccessibleName(tr("Number of cases"));
    number->addWidget(m_typed);
    if (action.undo)
        number->addWidget(new Label(tr("Can be undone for %1 seconds").arg(words.workflow().undoMs() / secondMs), Label::Tone::Third));
    number->addStretch(1);
    column->addLayout(number);
    auto *buttons = new QHBoxLayout;
    auto *cancel = new KeyButton(tr("Cancel"), QStringLiteral("Esc"));
    m_go->setDefault(true);
    cancel->setAutoDefault(false);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &BatchDialog::confirm);
    connect(m_typed, &QLineEdit::textChanged, this, &BatchDialog::check);
    check();
    (m_reason ? static_cast<QWidget *>(m_reason) : m_checker ? static_cast<QWidget *>(m_checker) : m_typed)->setFocus(Qt::OtherFocusReason);
}

QString BatchDialog::consequences(const WorkflowAction &action, int chosen, const CaseWords &words) const
{
    QHash<QString, int> orgs;
    for (const CaseState &c : m_cases)
        ++orgs[c.org];
    orgs.remove({});
    QStringList said;
    if (m_cases.size() < chosen)
        said << tr("%1 of the %2 chosen allow it; the others are left as they are.").arg(m_cases.size()).arg(chosen);
    if (action.to != QLatin1String("="))
        said << tr("They go to “%1”.").arg(words.state(action.to));
    if (action.code == QLatin1String("fail"))
        said << tr("Checking stops, the clock of handling goes on; %n organization(s) get the rework.", nullptr, static_cast<int>(orgs.size()));
    else if (!orgs.isEmpty())
        said << tr("%n organization(s) concerned.", nullptr, static_cast<int>(orgs.size()));
    return said.join(QString());
}

QWidget *BatchDialog::makeCases(const CaseWords &words)
{
    auto *list = new QListView;
    list->setModel(new CaseLines(m_cases, words, list));
    list->setUniformItemSizes(true);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setFocusPolicy(Qt::NoFocus);
    list->setAccessibleName(tr("Cases"));
    list->setMinimumHeight(120);
    list->setMaximumHeight(220);
    return list;
}

void BatchDialog::addFields(const WorkflowAction &action, const CaseWords &words)
{
    const auto addRow = [this](const QString &name, QComboBox *box) {
        auto *row = new QHBoxLayout;
        auto *label = new Label(name, Label::Tone::Second);
        label->setFixedWidth(72);
        box->setAccessibleName(name);
        if (box->lineEdit())
            box->lineEdit()->setAccessibleName(name);
        row->addWidget(label);
        row->addWidget(box, 1);
        static_cast<QVBoxLayout *>(layout())->addLayout(row);
        connect(box, &QComboBox::currentTextChanged, this, &BatchDialog::check);
        return box;
    };
    if (action.needs.contains(QLatin1String("checker"))) {
        m_checker = addRow(tr("Checker"), new QComboBox);
        for (const NamedCode &one : words.actors())
            m_checker->addItem(one.name, one.code);
    }
    if (action.needs.contains(QLatin1String("due"))) {
        m_add = addRow(tr("Longer by"), new QComboBox);
        for (const auto &[text, limit] : {std::pair(tr("2 working hours"), QStringLiteral("2 工作时")), std::pair(tr("1 working day"), QStringLiteral("1 工作日")),
                                          std::pair(tr("2 working days"), QStringLiteral("2 工作日")), std::pair(tr("5 working days"), QStringLiteral("5 工作日"))})
            m_add->addItem(text, limit);
        m_add->setCurrentIndex(1);
    }
    if (action.needs.contains(QLatin1String("reason")))
        m_reason = addRow(tr("Reason"), phrases(action.code == QLatin1String("fail")
                                                   ? QStringList{tr("Photos don't match"), tr("Not fully handled"), tr("Reported again at the same place"), tr("No photo after")}
                                                   : QStringList{tr("Waiting for material"), tr("Weather"), tr("Not a matter of the grid"), tr("Can't be reached")}));
}

void BatchDialog::check()
{
    const bool typed = m_typed->text().trimmed() == QString::number(m_cases.size());
    m_go->setEnabled(typed && (!m_reason || !m_reason->currentText().trimmed().isEmpty()) && (!m_checker || m_checker->currentIndex() >= 0));
}

void BatchDialog::confirm()
{
    if (!m_go->isEnabled())
        return;
    QJsonObject payload;
    if (m_reason)
        payload[QStringLiteral("reason")] = m_reason->currentText().trimmed();
    if (m_add)
        payload[QStringLiteral("add")] = m_add->currentData().toString();
    if (m_checker)
        payload[QStringLiteral("checker")] = m_checker->currentData().toString();
    emit confirmed(payload);
    accept();
}

void BatchDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(this).bg1);
}

} // namespace huying
