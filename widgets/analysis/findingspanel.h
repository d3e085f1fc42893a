// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QList>
#include <QWidget>

class QHBoxLayout;
class QStandardItemModel;
class QTableView;

namespace huying
{

class EmptyState;
class Label;

/// What was found about one area and why, in a sentence.
struct AreaFinding
{
    QString code; ///< of the area
    QString area; ///< its name
    QBrush shade;
    QString kind, sentence;
};

/// Findings about areas: what was asked above, the list, and by which method below. Enter goes to the area.
class FindingsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsPanel(QWidget *parent = nullptr);

    /// What can be asked; takes the widget.
    void addControl(const QString &label, QWidget *control);
    void setFindings(const QList<AreaFinding> &findings, const QString &sum, const QString &method);
    /// In place of the list.
    void tell(const QString &title, const QString &why);
    int rowCount() const;
    QString text(int row, int column) const;
    QTableView *list() const { return m_list; }

signals:
    void areaChosen(const QString &code);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(int row);

    QHBoxLayout *m_controls;
    Label *m_sum, *m_method;
    QStandardItemModel *m_rows;
    QTableView *m_list;
    EmptyState *m_empty;
};

} // namespace huying
