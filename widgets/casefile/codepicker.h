// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/words/casewords.h"

#include <QLineEdit>
#include <QStringList>

class QCompleter;
class QStandardItemModel;

namespace huying
{

class ChipRow;

/// A field that completes names by any part, pinyin initials or code, and knows the code of what it shows.
class CodePicker : public QLineEdit
{
    Q_OBJECT
public:
    explicit CodePicker(QWidget *parent = nullptr);

    void setChoices(const QList<NamedCode> &choices);
    /// Of the choice whose name stands in the field; empty if there is none.
    QString code() const;
    /// Shows the choice of that code, selected, so that typing replaces it; nothing if there is none.
    void setCode(const QString &code);

signals:
    void picked(const QString &code);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QStandardItemModel *m_choices;
    QCompleter *m_completer;
    QHash<QString, QString> m_codes; ///< by name
};

/// Several of them: what is picked becomes a chip.
class CodesPicker : public QWidget
{
    Q_OBJECT
public:
    explicit CodesPicker(QWidget *parent = nullptr);

    void setChoices(const QList<NamedCode> &choices);
    QStringList codes() const { return m_codes; }
    void setCodes(const QStringList &codes);
    void add(const QString &code);
    CodePicker *field() const { return m_field; }

signals:
    void changed();

private:
    CodePicker *m_field;
    ChipRow *m_chips;
    QStringList m_codes;
    QHash<QString, QString> m_names;
};

} // namespace huying
