// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/casefile/codepicker.h"

#include "data/store/searchtext.h"
#include "widgets/controls/filterchip.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr int searchRole = Qt::UserRole + 1;

/// Looks for the typed text in name, initials and code; puts the name into the field.
class NameCompleter : public QCompleter
{
public:
    NameCompleter(QAbstractItemModel *model, QObject *parent) : QCompleter(model, parent)
    {
        setCompletionRole(searchRole);
        setFilterMode(Qt::MatchContains);
        setCaseSensitivity(Qt::CaseInsensitive);
        setMaxVisibleItems(8);
    }
    QString pathFromIndex(const QModelIndex &index) const override { return index.data(Qt::DisplayRole).toString(); }
};

} // namespace

CodePicker::CodePicker(QWidget *parent)
    : QLineEdit(parent), m_choices(new QStandardItemModel(this)), m_completer(new NameCompleter(m_choices, this))
{
    setCompleter(m_completer);
    setTextMargins(6, 0, 6, 0);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, [this](const QString &name) {
        if (const QString found = m_codes.value(name); !found.isEmpty())
            emit picked(found);
    }, Qt::QueuedConnection); // after the line edit has taken the text
}

void CodePicker::setChoices(const QList<NamedCode> &choices)
{
    SearchText search;
    m_choices->clear();
    m_codes.clear();
    for (const NamedCode &choice : choices) {
        // Two of one name are told apart by their codes.
        const QString name = m_codes.contains(choice.name) ? tr("%1 (%2)", "name (code)").arg(choice.name, choice.code) : choice.name;
        auto *item = new QStandardItem(name);
        item->setData(QStringLiteral("%1 %2 %3").arg(name, search.initials(choice.name), choice.code), searchRole);
        m_choices->appendRow(item);
        m_codes.insert(name, choice.code);
    }
}

QString CodePicker::code() const
{
    return m_codes.value(text().trimmed());
}

void CodePicker::setCode(const QString &code)
{
    if (const QString name = m_codes.key(code); !name.isEmpty()) {
        setText(name);
        selectAll();
    }
}

void CodePicker::keyPressEvent(QKeyEvent *event)
{
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // Enter on a part of a name takes the first match: no need to go into the list for it.
    if (enters && !text().isEmpty() && code().isEmpty()) {
        m_completer->setCompletionPrefix(text());
        if (m_completer->completionCount() > 0) {
            m_completer->setCurrentRow(0);
            setText(m_completer->currentCompletion());
            m_completer->popup()->hide();
            emit picked(code());
            return;
        }
    }
    if (event->key() == Qt::Key_Down && text().isEmpty()) {
        m_completer->setCompletionPrefix({});
        m_completer->complete();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

CodesPicker::CodesPicker(QWidget *parent) : QWidget(parent), m_field(new CodePicker(this)), m_chips(new ChipRow(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addWidget(m_chips);
    column->addWidget(m_field);
    setFocusProxy(m_field);
    connect(m_field, &CodePicker::picked, this, &CodesPicker::add);
    connect(m_chips, &ChipRow::removed, this, [this](const QString &code) {
        m_codes.removeAll(code);
        m_chips->take(code);
        emit changed();
    });
}

void CodesPicker::setChoices(const QList<NamedCode> &choices)
{
    m_field->setChoices(choices);
    for (const NamedCode &choice : choices)
        m_names.insert(choice.code, choice.name);
}

void CodesPicker::add(const QString &code)
{
    m_field->clear();
    if (code.isEmpty() || m_codes.contains(code))
        return;
    m_codes << code;
    m_chips->put(code, {}, m_names.value(code, code));
    emit changed();
}

void CodesPicker::setCodes(const QStringList &codes)
{
    const QSignalBlocker quiet(this);
    m_chips->clear();
    m_codes.clear();
    for (const QString &code : codes)
        add(code);
}

} // namespace huying
