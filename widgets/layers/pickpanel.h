// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/pickcounts.h"

#include <QWidget>
#include <functional>

class QTreeWidget;
class QTreeWidgetItem;

namespace huying {

class LinkButton;
class PanelTitle;

/// What a piece of the map holds, by register, category and area: counts only. Esc closes, Enter on an area goes there.
class PickPanel : public QWidget
{
    Q_OBJECT

public:
    struct Words
    {
        std::function<QString(const QString &layer)> layer;
        std::function<QString(const QString &layer, const QString &code)> category;
        std::function<QString(const QString &code)> area;
    };

    explicit PickPanel(Words words, QWidget *parent = nullptr);

    void display(const PickCounts &counts);
    QSize sizeHint() const override;

signals:
    void areaChosen(const QString &code);
    void listWanted(); ///< of the things themselves
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QTreeWidgetItem *addGroup(const QString &name, qint64 count);
    void addLine(QTreeWidgetItem *group, const QString &name, qint64 count, const QString &area = {});

    const Words m_words;
    PanelTitle *m_title;
    LinkButton *m_list;
    QTreeWidget *m_tree;
};

} // namespace huying
