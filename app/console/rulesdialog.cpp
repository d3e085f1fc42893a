// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rulesdialog.h"

#include "app/console/session.h"
#include "data/live/whendone.h"
#include "widgets/rules/ruleeditor.h"

namespace huying
{

namespace
{

const QString routing = QStringLiteral("routing");

RuleChoices choicesOf(const Session &session)
{
    const RuleBook &book = session.rules();
    RuleChoices choices;
    choices.channels = session.words.channels();
    choices.organizations = session.words.organizations();
    for (const CaseClass &c : book.catalogue.classes())
        choices.items << NamedCode{c.code, RulesDialog::tr("%1 (class)").arg(c.name)};
    for (const CaseItem &i : book.catalogue.items())
        choices.items << NamedCode{i.code, i.name};
    if (session.areas())
        for (const Area &area : session.areas()->all())
            if (area.level <= AreaLevel::Village) // fourteen thousand grids are no list to choose from
                choices.areas << NamedCode{area.code, session.words.area(area.code)};
    choices.runCards = book.runCards.names();
    return choices;
}

} // namespace

RulesDialog::RulesDialog(Session &session, QWidget *parent)
    : PanelDialog(session, QStringLiteral("route"), tr("Routing rules"), parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    const RuleEditor::Place place{choicesOf(session), [&session] { return session.live.now(); }, mayEditRules(session.account)};
    m_editor = new RuleEditor(session.board, session.words, place, this);
    setPanel(m_editor);
    connect(m_editor, &RuleEditor::saveWanted, this, &RulesDialog::save);
    connect(m_editor, &RuleEditor::versionWanted, this, &RulesDialog::restore);
    connect(m_editor, &RuleEditor::closeWanted, this, &RulesDialog::reject);
    connect(m_editor, &RuleEditor::caseChosen, this, [this](const CaseId &id) { m_session.selection.selectCase(id); });
    connect(&session, &Session::rulesChanged, this, &RulesDialog::load);
    const QSize room = parent ? parent->window()->size() : QSize(1600, 1000);
    resize(std::min(1680, room.width() - 80), std::min(960, room.height() - 80));
    load();
}

void RulesDialog::load()
{
    whenDone(m_session.live.ruleVersions(routing), this, [this](const Result<QList<RuleVersion>> &versions) {
        m_editor->setLive(m_session.rules().routing, versions.value_or(QList<RuleVersion>()));
        if (!versions)
            m_editor->showProblem(versions.error().message);
        else if (!m_session.rules().problems.isEmpty())
            m_editor->showProblem(m_session.rules().problems.first().message);
    });
}

void RulesDialog::save(const QByteArray &table, int basedOn)
{
    whenDone(m_session.live.saveRules(routing, table, basedOn), this, [this](const Result<int> &saved) {
        if (saved)
            m_editor->showSaved(*saved, m_session.live.clock().isReplay());
        else
            m_editor->showProblem(saved.error().message);
    });
}

void RulesDialog::restore(int version)
{
    whenDone(m_session.live.ruleTable(routing, version), this, [this, version](const Result<QByteArray> &table) {
        const auto read = table.and_then([](const QByteArray &json) { return Routing::fromJson(json, RulesDialog::tr("Saved version")); });
        if (read)
            m_editor->restore(read->rules(), version);
        else
            m_editor->showProblem(read.error().message);
    });
}

void RulesDialog::reject()
{
    if (m_editor->isChanged() && !m_warned) {
        m_warned = true;
        m_editor->showProblem(tr("The changes are not saved. Close once more to drop them."));
        return;
    }
    QDialog::reject();
}

} // namespace huying
