// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/deck/linereader.h"

#include "widgets/deck/planwords.h"

namespace huying {

namespace {

using Kind = CommandToken::Kind;

constexpr int mostChoices = 8;

std::optional<Vocabulary::Kind> vocabularyOf(Kind kind)
{
    switch (kind) {
    case Kind::Item: return Vocabulary::Kind::Item;
    case Kind::Organization: return Vocabulary::Kind::Organization;
    case Kind::Unit: return Vocabulary::Kind::Unit;
    case Kind::Channel: return Vocabulary::Kind::Channel;
    default: return std::nullopt;
    }
}

bool isMacro(const QString &text)
{
    return text.startsWith(u'=') || text.startsWith(u'＝');
}

} // namespace

LineReader::LineReader(Intake &intake, std::function<CaseId()> selected, QObject *parent)
    : QObject(parent), m_intake(intake), m_selected(std::move(selected)), m_finder(intake.makeFinder())
{
    connect(m_finder.get(), &AddressFinder::found, this, [this] {
        m_place = needsPlace() || places().isEmpty() ? -1 : 0;
        offerPlaces();
        replan();
        emit changed();
    });
    connect(&intake, &Intake::readyChanged, this, [this] { m_finder->setAreas(m_intake.areas()); });
}

void LineReader::read(const QString &text, qsizetype caret)
{
    if (text != m_text) {
        m_text = text;
        m_decided = {};
        m_readings.removeIf([&](const auto reading) { return reading.key() >= text.size(); });
        m_line = m_intake.isReady() ? m_intake.read(text, m_readings) : CommandLine();
        const bool hasPlace = m_line.verb == CommandLine::Verb::New || m_line.verb == CommandLine::Verb::Fly;
        if (m_finder->address() != (hasPlace ? m_line.address : QString()))
            m_place = -1;
        m_finder->find(hasPlace ? m_line.address : QString());
    }
    offer(caret);
    replan();
}

void LineReader::replan()
{
    if (!m_line.isCommand()) {
        m_plan = {};
        m_plan.problem = m_line.problem; // of a macro that there isn't
        return;
    }
    m_decided.selected = m_selected ? m_selected() : CaseId();
    m_decided.place = m_place >= 0 && m_place < places().size() ? std::optional(places()[m_place]) : std::nullopt;
    m_plan = m_intake.plan(m_line, m_decided);
}

bool LineReader::needsPlace() const
{
    return m_place < 0 && places().size() > 1 && places()[1].how == places()[0].how;
}

bool LineReader::isInAddress() const
{
    return m_token >= 0 && m_token < m_line.tokens.size() && m_line.tokens[m_token].kind == Kind::Address;
}

QList<WordMark> LineReader::marks() const
{
    QList<WordMark> marks;
    if (isMacro(m_text))
        return marks; // its words stand elsewhere
    for (const CommandToken &token : m_line.tokens) {
        using Tone = WordMark::Tone;
        Tone tone = token.isGuess ? Tone::Guess : Tone::Known;
        if (vocabularyOf(token.kind) && token.code.isEmpty())
            tone = Tone::Unknown;
        else if (token.kind == Kind::Address && !isLooking() && m_line.verb == CommandLine::Verb::New && m_place < 0)
            tone = Tone::Guess;
        marks << WordMark{token.from, token.length, tone};
    }
    return marks;
}

EntryRow LineReader::rowOf(Kind kind, const Vocabulary::Entry &entry) const
{
    const Catalogue &codes = m_intake.catalogue();
    if (kind == Kind::Item) {
        const CaseItem *item = codes.item(entry.code);
        const CaseClass *group = codes.caseClass(entry.code.left(3));
        return {codes.glyphOf(entry.code), entry.name, QStringLiteral("%1 · %2").arg(entry.code.mid(1), group ? group->name : QString()),
                item ? codes.nameOf(QStringLiteral("department"), item->department) + u' ' + toText(item->limit) : QString()};
    }
    return {wordOf(kind).left(1), entry.name, entry.code, {}};
}

void LineReader::offer(qsizetype caret)
{
    m_choices.clear();
    m_token = -1;
    m_chosen = 0;
    if (isMacro(m_text))
        return offerMacros();
    for (qsizetype i = 0; i < m_line.tokens.size(); ++i)
        if (const CommandToken &token = m_line.tokens[i]; token.from <= caret && caret <= token.from + token.length)
            m_token = i;
    if (m_token < 0)
        return;
    const CommandToken &token = m_line.tokens[m_token];
    if (token.kind == Kind::Address)
        return offerPlaces();
    const auto kind = vocabularyOf(token.kind);
    if (!kind || token.name == token.text)
        return; // what is written out wants no help
    const Vocabulary &words = m_intake.vocabulary();
    const auto entries = token.text.isEmpty() ? words.some(*kind, mostChoices) : words.match(*kind, token.text, mostChoices);
    const QString mark = token.kind == Kind::Item ? QString() : m_text.mid(token.from, 1);
    for (const auto &entry : entries) {
        if (entry.code == token.code)
            m_chosen = static_cast<int>(m_choices.size());
        m_choices << Choice{rowOf(token.kind, entry), entry.code, mark + entry.name};
    }
}

void LineReader::offerPlaces()
{
    if (!isInAddress())
        return;
    m_choices.clear();
    const bool isLatin = std::ranges::all_of(m_line.address, [](QChar c) { return c.unicode() < 128; });
    for (const PlaceCandidate &place : places()) // an address in words stays as it was typed
        m_choices << Choice{{markOf(place.kind), place.name, pathWords(place.area, m_intake.areas()), place.detail}, {}, isLatin ? place.name : QString()};
    m_chosen = qMax(0, m_place);
    if (m_choices.size() < 2 && !isLatin)
        m_choices.clear();
}

void LineReader::offerMacros()
{
    if (m_text.contains(u' '))
        return;
    for (const Macro &macro : m_intake.macros().all())
        if (macro.name.startsWith(m_text.mid(1)) && macro.name != m_text.mid(1))
            m_choices << Choice{{QStringLiteral("="), macro.name, macro.line, {}}, {}, u'=' + macro.name};
}

QString LineReader::choicesTitle() const
{
    if (isMacro(m_text))
        return tr("Macros");
    if (m_token < 0)
        return {};
    return isInAddress() ? tr("%n place(s) it may be", nullptr, static_cast<int>(m_choices.size()))
                                                        : wordOf(m_line.tokens[m_token].kind);
}

void LineReader::choose(int row)
{
    if (row < 0 || row >= m_choices.size())
        return;
    m_chosen = row;
    if (isInAddress()) {
        m_place = row;
    } else if (m_token >= 0 && !m_choices[row].code.isEmpty()) {
        m_readings[m_line.tokens[m_token].from] = m_choices[row].code;
        m_line = m_intake.read(m_text, m_readings);
    }
    replan();
    emit changed();
}

std::pair<QString, qsizetype> LineReader::completed(int row) const
{
    if (row < 0 || row >= m_choices.size() || m_choices[row].insert.isEmpty())
        return {m_text, m_text.size()};
    const bool whole = m_token < 0;
    const qsizetype from = whole ? 0 : m_line.tokens[m_token].from;
    const qsizetype length = whole ? m_text.size() : m_line.tokens[m_token].length;
    QString insert = m_choices[row].insert;
    if (from + length == m_text.size())
        insert += u' ';
    QString text = m_text;
    text.replace(from, length, insert);
    return {text, from + insert.size()};
}

void LineReader::takeAsConsultation()
{
    m_decided.asConsultation = true;
    replan();
}

void LineReader::takeWithReason(const QString &reason)
{
    m_decided.reason = reason;
    replan();
}

void LineReader::mergeInto(const QString &no)
{
    m_decided.mergeInto = no;
    replan();
}

} // namespace huying
