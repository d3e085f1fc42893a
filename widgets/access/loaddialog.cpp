// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/access/loaddialog.h"

#include "data/model/time.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"
#include "widgets/words/casewords.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

namespace huying
{

namespace
{

constexpr int dialogWidth = 520, barSteps = 1000;

} // namespace

LoadDialog::LoadDialog(const QString &server, const QString &file, QWidget *parent)
    : QDialog(parent), m_title(new Label(tr("Loading this seat's copy"), Label::Tone::Text, Label::Size::Title, true)), m_bar(new QProgressBar), m_rows(new Label(tr("Connecting…"), Label::Tone::Second)),
      m_stop(new KeyButton(tr("Stop"), QStringLiteral("Esc")))
{
    setObjectName(QStringLiteral("load"));
    setWindowTitle(tr("Huying – first load"));
    setFixedWidth(dialogWidth);
    m_what = new Label(tr("From %1 into %2. Only what this account may see; later only changes travel.").arg(server, file), Label::Tone::Second);
    m_what->setWordWrap(true);
    m_rows->setWordWrap(true);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_rows, 1);
    foot->addWidget(m_stop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addWidget(m_bar);
    column->addLayout(foot);
    connect(m_stop, &KeyButton::clicked, this, &LoadDialog::reject);
    m_since.start();
}

void LoadDialog::setHandover(const QString &account)
{
    setWindowTitle(tr("Huying – change of account"));
    m_title->setText(tr("The copy becomes that of %1").arg(account));
    m_what->setText(tr("What this account may not see is removed here, what it may see is fetched. Nothing that waits to be sent is lost."));
    m_rows->setText(tr("Comparing with upstream…"));
}

void LoadDialog::showProgress(qint64 rows, qint64 expected)
{
    if (!m_stop->isEnabled())
        return;
    if (rows >= expected) {
        m_bar->setRange(0, 0);
        m_rows->setText(tr("%L1 rows; building the indexes…").arg(rows));
        return;
    }
    const double share = expected > 0 ? static_cast<double>(rows) / static_cast<double>(expected) : 0;
    m_bar->setRange(0, barSteps);
    m_bar->setValue(static_cast<int>(share * barSteps));
    const auto seconds = static_cast<double>(m_since.elapsed()) / 1000;
    QString left;
    if (share > 0.05 && share < 1)
        left = tr(", about %1 left").arg(clockSpan(static_cast<TimeMs>(seconds / share * (1 - share)) * secondMs, true));
    m_rows->setText(tr("%L1 of about %L2 rows%3").arg(rows).arg(expected).arg(left));
}

void LoadDialog::showTrouble(const QString &why)
{
    if (!m_stop->isEnabled())
        return;
    m_rows->setText(tr("%1; trying again…").arg(why));
    adjustSize(); // it may take two lines
}

void LoadDialog::reject()
{
    m_stop->setEnabled(false);
    m_rows->setText(tr("Stopping…"));
    emit stopWanted();
}

} // namespace huying
