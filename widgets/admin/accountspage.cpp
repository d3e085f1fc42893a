// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/admin/accountspage.h"

#include "data/live/whendone.h"
#include "widgets/admin/admintable.h"
#include "widgets/controls/keybutton.h"
#include "widgets/controls/label.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTableView>

namespace huying
{

namespace
{

constexpr int formWidth = 420, roleColumns = 2;

/// Nobody sits down as these: they stand for whoever reports, and for the program.
bool isForPeople(const WorkflowRole &role)
{
    return role.code != QLatin1String("reporter") && role.code != QLatin1String("system");
}

} // namespace

AccountsPage::AccountsPage(LiveStore &live, const CaseWords &words, QWidget *parent)
    : QWidget(parent), m_live(live), m_words(words), m_rows(new QStandardItemModel(this)),
      m_table(makeAdminTable(m_rows, this)), m_name(new QLineEdit), m_display(new QLineEdit), m_area(new QLineEdit),
      m_org(new QLineEdit), m_seat(new QLineEdit), m_clearPassword(new QCheckBox(tr("Clear the password"))),
      m_problem(new Label({}, Label::Tone::Red, Label::Size::Label)),
      m_save(new KeyButton(tr("Save account"), QStringLiteral("Ctrl+S"), KeyButton::Role::Primary))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_table, 1);
    row->addWidget(makeForm());
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { edit(index.row()); });
    connect(m_save, &KeyButton::clicked, this, &AccountsPage::save);
    m_save->setShortcut(QKeySequence(QStringLiteral("Ctrl+S")));
}

QWidget *AccountsPage::makeForm()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(formWidth);
    auto *form = new QFormLayout(side);
    form->setContentsMargins(20, 16, 20, 16);
    form->setSpacing(10);
    m_area->setPlaceholderText(tr("Empty: the whole place"));
    m_org->setPlaceholderText(tr("Empty: all organizations"));
    m_name->setPlaceholderText(tr("A new name adds an account"));
    const std::pair<QString, QLineEdit *> rows[] = {{tr("Account"), m_name}, {tr("Shown as"), m_display}, {tr("Seat"), m_seat},
                                                    {tr("Area code"), m_area}, {tr("Organization code"), m_org}};
    for (const auto &[label, entry] : rows) {
        entry->setAccessibleName(label);
        entry->setMaxLength(60);
        form->addRow(new Label(label, Label::Tone::Second), entry);
    }
    auto *roles = new QGridLayout;
    roles->setSpacing(6);
    for (const WorkflowRole &role : m_live.workflow().roles()) {
        if (!isForPeople(role))
            continue;
        auto *box = new QCheckBox(m_words.role(role.code));
        box->setProperty("code", role.code);
        const int at = static_cast<int>(m_roles.size());
        roles->addWidget(box, at / roleColumns, at % roleColumns);
        m_roles << box;
    }
    form->addRow(new Label(tr("Roles"), Label::Tone::Second), roles);
    form->addRow(QString(), m_clearPassword);
    m_problem->setWordWrap(true);
    form->addRow(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_save);
    form->addRow(buttons);
    return side;
}

void AccountsPage::reload()
{
    whenDone(m_live.administer<QList<Account>>([](Administration &desk) { return desk.accounts(); }), this,
             [this](const Result<QList<Account>> &accounts) {
                 if (accounts)
                     fill(*accounts);
                 else
                     showProblem(accounts.error().message);
             });
}

QString AccountsPage::rolesText(const QStringList &codes) const
{
    QStringList names;
    for (const QString &code : codes)
        names << m_words.role(code);
    return names.join(QStringLiteral("、"));
}

void AccountsPage::fill(const QList<Account> &accounts)
{
    const QString kept = m_name->text();
    m_accounts = accounts;
    QList<QStringList> rows;
    for (const Account &a : accounts)
        rows << QStringList{a.name, a.display, rolesText(a.roles), a.area.isEmpty() ? tr("All") : m_words.area(a.area),
                            a.org.isEmpty() ? tr("All") : m_words.organization(a.org), a.seat};
    fillAdminTable(m_rows, {tr("Account"), tr("Shown as"), tr("Roles"), tr("Area"), tr("Organization"), tr("Seat")}, rows);
    sizeAdminColumns(m_table, {140, 170, 0, 150, 170, 80});
    for (int row = 0; row < m_accounts.size(); ++row)
        if (m_accounts[row].name == kept || (row == 0 && kept.isEmpty()))
            m_table->selectRow(row);
}

void AccountsPage::edit(int row)
{
    if (row < 0 || row >= m_accounts.size())
        return;
    const Account &a = m_accounts[row];
    m_name->setText(a.name);
    m_display->setText(a.display);
    m_seat->setText(a.seat);
    m_area->setText(a.area);
    m_org->setText(a.org);
    for (QCheckBox *box : m_roles)
        box->setChecked(a.roles.contains(box->property("code").toString()));
    m_clearPassword->setChecked(false);
    showProblem({});
}

void AccountsPage::save()
{
    Account account{m_name->text().trimmed(), m_display->text().trimmed(), {}, m_area->text().trimmed(), m_org->text().trimmed(),
                    m_seat->text().trimmed()};
    for (const QCheckBox *box : m_roles)
        if (box->isChecked())
            account.roles << box->property("code").toString();
    m_save->setEnabled(false);
    const auto wish = [account, clear = m_clearPassword->isChecked(), at = m_live.now()](Administration &desk) {
        return desk.saveAccount(account, clear, at);
    };
    whenDone(m_live.administer<void>(wish), this, [this, name = account.name](const Result<void> &saved) {
        m_save->setEnabled(true);
        showProblem(saved ? QString() : saved.error().message);
        if (!saved)
            return;
        emit done(tr("Account %1 saved").arg(name));
        reload();
    });
}

void AccountsPage::showProblem(const QString &why)
{
    m_problem->setText(why);
}

} // namespace huying
