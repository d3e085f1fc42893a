// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "widgets/words/casewords.h"

#include <QJsonArray>
#include <QWidget>

namespace huying
{

/// One thing that a checker answers for. The store judges what it can; the rest is for a person.
struct CaseCheck
{
    enum class Verdict { Passed, Doubtful, Open };

    QString name, finding;
    Verdict verdict = Verdict::Open; ///< Open: there is nothing that the store could judge by
    bool required = true;            ///< a pass without it asks for a reason
    bool ticked = false;             ///< by the store if it passed, until a person says otherwise
    bool byPerson = false;
};

/// Place in its grid, times in order, photos of both sides, the item's closing condition, the reporter's answer, checker
/// isn't handler: six lines, for keys 1 to 6. `checker` is the account that would check now.
QList<CaseCheck> checksOf(const CaseFile &file, const QString &condition, const CaseWords &words, const QString &checker);

/// As an action's payload keeps them: [{name, passed, by, found}].
QJsonArray toJson(const QList<CaseCheck> &checks);

/// The checks of a case, a line each; a click, or its number, ticks one.
class CheckList : public QWidget
{
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);

    /// Ticks of the same case that a person set are kept.
    void setChecks(const CaseId &id, const QList<CaseCheck> &checks);
    const QList<CaseCheck> &checks() const { return m_checks; }
    void toggle(int line);
    int passed() const;
    /// Names of required lines that aren't ticked.
    QStringList missing() const;
    QSize sizeHint() const override;

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void describe();

    CaseId m_case;
    QList<CaseCheck> m_checks;
};

} // namespace huying
