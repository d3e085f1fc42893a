// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/live/livestore.h"
#include "widgets/words/casewords.h"

#include <QWidget>

namespace huying
{

/// One thing that a checker looks at, as far as the store itself can tell.
struct CaseCheck
{
    enum class Verdict { Passed, Doubtful, Open };

    QString name, finding;
    Verdict verdict = Verdict::Open; ///< Open: there is nothing to judge yet
};

/// Place in its grid, photos before and after and their order, result in time and in words, checker isn't handler,
/// first result or a repeated one. `checker` is the account that would check now.
QList<CaseCheck> checksOf(const CaseFile &file, const CaseWords &words, const QString &checker);

/// The checks of a case, a line each.
class CheckList : public QWidget
{
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);
    void setChecks(const QList<CaseCheck> &checks);
    QSize sizeHint() const override;
    static int passed(const QList<CaseCheck> &checks);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<CaseCheck> m_checks;
};

} // namespace huying
