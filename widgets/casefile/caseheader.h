// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/words/casewords.h"

#include <QWidget>

namespace huying
{

/// Class, title and state; place; source, flags and the reporter in masked form. 92 px, painted.
class CaseHeader : public QWidget
{
    Q_OBJECT
public:
    explicit CaseHeader(const CaseWords &words, QWidget *parent = nullptr);
    void show(const CaseState &state);
    /// Something of it has still to go to upstream.
    void setWaiting(bool waiting);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void paintTitle(QPainter &p, const Theme &t, QRect line);
    void paintPlace(QPainter &p, const Theme &t, QRect line);
    void paintSource(QPainter &p, const Theme &t, QRect line);

    const CaseWords &m_words;
    CaseState m_state;
    bool m_waiting = false;
};

} // namespace huying
