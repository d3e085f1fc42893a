// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/account.h"
#include "data/model/queuefilter.h"
#include "widgets/words/casewords.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QToolButton;

namespace huying
{

class ChipRow;

/// Search field, filter menus, sort menu, and a chip for each filter that is on. The tab is not its business.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    enum class Form { Docked, Wide }; ///< one filter button, or one a field

    FilterBar(const CaseWords &words, const Account &account, Form form, QWidget *parent = nullptr);

    const QueueFilter &filter() const { return m_filter; }
    void setFilter(const QueueFilter &filter);
    /// As after a click on a tile: everything off but these lamps.
    void setLamps(int lamps);
    QLineEdit *searchField() const { return m_search; }
    void addControl(QWidget *control);

signals:
    void filterChanged(const huying::QueueFilter &filter);
    void sortingChosen(huying::QueueSort sort);
    void leftDown(); ///< Down or Enter in the search field: on to the rows

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Field { Lamps, Channels, Classes, Area, Org };

    void addFieldButtons(QHBoxLayout *row, Form form);
    QToolButton *makeSortButton();
    void fill(QMenu *menu, Field field);
    void fillToggles(QMenu *menu, const QList<NamedCode> &codes, QSet<QString> QueueFilter::*member);
    void fillLamps(QMenu *menu);
    void fillAreas(QMenu *menu);
    void fillOrgs(QMenu *menu);
    void change(const QueueFilter &filter);
    void removeChip(const QString &key);
    void showChips();
    QString title(Field field) const;

    const CaseWords &m_words;
    const Account m_account;
    QueueFilter m_filter;
    QLineEdit *m_search;
    QHBoxLayout *m_row;
    ChipRow *m_chips;
};

} // namespace huying
