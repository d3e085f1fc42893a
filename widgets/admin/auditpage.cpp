// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/admin/auditpage.h"

#include "data/live/whendone.h"
#include "widgets/admin/admintable.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTableView>

namespace huying
{

namespace
{

constexpr int shownEntries = 2000;

} // namespace

AuditPage::AuditPage(LiveStore &live, const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_live(live), m_words(words), m_filter(new QLineEdit), m_chain(new Label({}, Label::Tone::Second)),
      m_count(new Label({}, Label::Tone::Third, Label::Size::Label)), m_rows(new QStandardItemModel(this)),
      m_table(makeAdminTable(m_rows, this))
{
    m_filter->setPlaceholderText(tr("Account, act, case, reason"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setFixedWidth(320);
    auto *again = new KeyButton(tr("Check the chain"), QStringLiteral("F9"));
    again->setShortcut(QKeySequence(QStringLiteral("F9")));
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(16, 8, 16, 8);
    bar->setSpacing(16);
    bar->addWidget(m_filter);
    bar->addWidget(m_count);
    bar->addStretch();
    bar->addWidget(m_chain);
    bar->addWidget(again);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_table, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &AuditPage::reload);
    connect(again, &KeyButton::clicked, this, &AuditPage::check);
}

void AuditPage::reload()
{
    const QString words = m_filter->text();
    whenDone(m_live.administer<QList<AuditEntry>>([words](Administration &desk) { return desk.audit(words, shownEntries); }), this,
             [this, words](const Result<QList<AuditEntry>> &entries) {
                 if (!entries)
                     m_count->setText(entries.error().message);
                 else if (words == m_filter->text()) // else a later answer is on its way
                     fill(*entries);
             });
    if (m_chain->text().isEmpty())
        check();
}

void AuditPage::check()
{
    whenDone(m_live.administer<AuditCheck>([](Administration &desk) { return desk.checkAudit(); }), this,
             [this](const Result<AuditCheck> &check) {
                 const bool whole = check && !check->firstBroken;
                 m_chain->setTone(whole ? Label::Tone::Second : Label::Tone::Red);
                 m_chain->setText(!check ? check.error().message
                                  : whole ? tr("Chain whole: %L1 records").arg(check->entries)
                                          : tr("Record %L1 was changed or is missing").arg(check->firstBroken));
             });
}

QString AuditPage::actText(const QString &act) const
{
    static const QHash<QString, const char *> texts{
        {QStringLiteral("unmask"), QT_TR_NOOP("Saw personal data")},
        {QStringLiteral("unmask.refused"), QT_TR_NOOP("Was refused personal data")},
        {QStringLiteral("lock"), QT_TR_NOOP("Locked the seat")},
        {QStringLiteral("unlock"), QT_TR_NOOP("Unlocked the seat")},
        {QStringLiteral("unlock.refused"), QT_TR_NOOP("Wrong password")},
        {QStringLiteral("password"), QT_TR_NOOP("Changed the password")},
        {QStringLiteral("account"), QT_TR_NOOP("Changed an account")},
        {QStringLiteral("access"), QT_TR_NOOP("Changed the policy")},
        {QStringLiteral("alarm.acknowledge"), QT_TR_NOOP("Acknowledged an alarm")},
        {QStringLiteral("alarm.shelve"), QT_TR_NOOP("Shelved an alarm")},
        {QStringLiteral("alarm.unshelve"), QT_TR_NOOP("Took an alarm back")},
        {QStringLiteral("export"), QT_TR_NOOP("Exported a list")},
        {QStringLiteral("map"), QT_TR_NOOP("Exported a map")},
        {QStringLiteral("film"), QT_TR_NOOP("Filmed the past")},
        {QStringLiteral("areas"), QT_TR_NOOP("Edited the grids")},
        {QStringLiteral("import"), QT_TR_NOOP("Imported a file")},
        {QStringLiteral("rules.save"), QT_TR_NOOP("Changed the rules")},
    };
    const char *text = texts.value(act);
    return text ? tr(text) : act;
}

void AuditPage::fill(const QList<AuditEntry> &entries)
{
    QList<QStringList> rows;
    for (const AuditEntry &e : entries)
        rows << QStringList{QDateTime::fromMSecsSinceEpoch(e.at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), m_words.actor(e.actor),
                            actText(e.act), e.subject, e.detail};
    fillAdminTable(m_rows, {tr("Time"), tr("Who"), tr("Act"), tr("On what"), tr("Details")}, rows);
    sizeAdminColumns(m_table, {170, 180, 170, 220, 0});
    m_count->setText(entries.size() < shownEntries ? tr("%L1 records").arg(entries.size()) : tr("The newest %L1 records").arg(shownEntries));
}

} // namespace huying
