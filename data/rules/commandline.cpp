// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/rules/commandline.h"

#include <QRegularExpression>
#include <algorithm>

namespace huying
{

namespace
{

using Kind = CommandToken::Kind;
using Verb = CommandLine::Verb;

constexpr int candidates = 8;
constexpr qsizetype quoted = 20; ///< characters of a word that a message repeats

struct Word
{
    qsizetype from = 0;
    QString text;
};

QList<Word> wordsOf(const QString &line)
{
    QList<Word> words;
    qsizetype from = -1;
    for (qsizetype i = 0; i <= line.size(); ++i) {
        const bool space = i == line.size() || line[i].isSpace();
        if (from >= 0 && (space || line[i] == u'：')) { // text may follow a word without a blank
            words << Word{from, line.mid(from, i - from)};
            from = -1;
        }
        if (!space && from < 0)
            from = i;
    }
    return words;
}

/// Full-width marks are what an input method gives; they mean the same.
QChar markOf(const QString &word)
{
    static const QHash<QChar, QChar> marks{{u'/', u'/'}, {u'／', u'/'}, {u'、', u'/'}, {u'@', u'@'}, {u'＠', u'@'},
                                           {u'#', u'#'}, {u'＃', u'#'}, {u'!', u'!'}, {u'！', u'!'}, {u'~', u'~'},
                                           {u'～', u'~'}, {u':', u':'}, {u'：', u':'}};
    return marks.value(word.front());
}

bool isPhone(const QString &word)
{
    static const QRegularExpression pattern(QStringLiteral("^(1\\d{10}|0\\d{2,3}-?\\d{7,8})$"));
    return pattern.match(word).hasMatch();
}

bool isCaseNo(const QString &word, bool mayBeShort)
{
    static const QRegularExpression whole(QStringLiteral("^[A-Z]{1,3}\\d{4}-\\d{3,6}$"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression serial(QStringLiteral("^\\d{4}$"));
    return whole.match(word).hasMatch() || (mayBeShort && serial.match(word).hasMatch());
}

bool isWords(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

bool isLatin(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
}

class Parser
{
public:
    Parser(const QString &line, const Vocabulary &vocabulary, const CommandChoices &choices)
        : m_line(line), m_vocabulary(vocabulary), m_choices(choices)
    {
    }

    CommandLine parse()
    {
        const QList<Word> words = wordsOf(m_line);
        if (words.isEmpty() || !takeVerb(words.first()))
            return m_result;
        for (qsizetype i = 1; i < words.size(); ++i)
            if (!takeWord(words[i]))
                break; // the rest is text
        check();
        return m_result;
    }

private:
    bool takeVerb(const Word &word)
    {
        // Initials are what a search is typed in: they are a verb only once a blank stands behind them.
        if (isLatin(word.text) && word.from + word.text.size() == m_line.size())
            return false;
        for (const VerbWords &verb : verbWords())
            if (verb.words.contains(word.text, Qt::CaseInsensitive)) {
                m_result.verb = verb.verb;
                add(Kind::Verb, word, word.text);
                return true;
            }
        return false;
    }

    CommandToken &add(Kind kind, const Word &word, const QString &text)
    {
        m_result.tokens << CommandToken{kind, word.from, word.text.size(), text, {}, {}, false, {}};
        return m_result.tokens.last();
    }

    bool takeWord(const Word &word)
    {
        const QChar mark = markOf(word.text);
        if (mark == u':') {
            m_result.text = m_line.mid(word.from + 1).trimmed();
            CommandToken &token = add(Kind::Text, word, m_result.text);
            token.length = m_line.size() - word.from;
            return false;
        }
        if (!mark.isNull())
            takeMarked(mark, word);
        else if (const auto limit = typedLimit(word.text)) {
            m_result.limit = limit;
            add(Kind::Limit, word, word.text).name = toText(*limit);
        } else if (isPhone(word.text)) {
            m_result.phone = word.text;
            add(Kind::Phone, word, word.text);
        } else if (isCaseNo(word.text, m_result.verb != Verb::New && m_result.verb != Verb::Filter)) {
            m_result.caseNo = word.text.toUpper();
            add(Kind::CaseNo, word, word.text).code = m_result.caseNo;
        } else if (word.text == QStringLiteral("急") || word.text == QStringLiteral("急件")) {
            m_result.urgent = true;
            add(Kind::Urgent, word, word.text);
        } else {
            takeFree(word);
        }
        return true;
    }

    void takeMarked(QChar mark, const Word &word)
    {
        const QString text = word.text.mid(1);
        if (mark == u'!') {
            m_result.urgent = true;
            add(Kind::Urgent, word, text);
        } else if (mark == u'~') {
            m_result.reporter = text;
            add(Kind::Reporter, word, text);
        } else if (mark == u'/') {
            if (const QString code = resolve(Kind::Organization, Vocabulary::Kind::Organization, word, text); !code.isEmpty()) {
                if (m_result.org.isEmpty())
                    m_result.org = code;
                else
                    m_result.assist << code;
            }
        } else if (mark == u'@') {
            if (const QString code = resolve(Kind::Unit, Vocabulary::Kind::Unit, word, text); !code.isEmpty())
                m_result.units << code;
        } else {
            m_result.channel = resolve(Kind::Channel, Vocabulary::Kind::Channel, word, text);
        }
    }

    QString resolve(Kind kind, Vocabulary::Kind among, const Word &word, const QString &text)
    {
        CommandToken &token = add(kind, word, text);
        token.others = m_vocabulary.match(among, text, candidates);
        settle(token);
        if (token.code.isEmpty())
            note(text.isEmpty() ? QStringLiteral("“%1”后面要写名称").arg(word.text)
                                : QStringLiteral("没有叫“%1”的").arg(text.left(quoted)));
        return token.code;
    }

    /// The likeliest candidate, or the one that somebody chose, is what the word means; the others stay at hand.
    void settle(CommandToken &token)
    {
        if (token.others.isEmpty())
            return;
        const QString chosen = m_choices.value(token.from);
        const auto found = std::find_if(token.others.begin(), token.others.end(),
                                        [&](const Vocabulary::Entry &e) { return e.code == chosen; });
        const auto best = token.others.takeAt(found == token.others.end() ? 0 : found - token.others.begin());
        token.code = best.code;
        token.name = best.name;
        token.isGuess = best.isGuess && best.code != chosen;
    }

    /// The first free word of a new case says what, the others where; elsewhere they are words to look for.
    void takeFree(const Word &word)
    {
        if (m_result.verb == Verb::New && m_result.title.isEmpty()) {
            CommandToken &token = add(Kind::Item, word, word.text);
            token.others = m_vocabulary.match(Vocabulary::Kind::Item, word.text, candidates);
            settle(token);
            m_result.item = token.code;
            // Initials and codes are no title; what somebody said in words is.
            m_result.title = isWords(word.text) || token.name.isEmpty() ? word.text : token.name;
            return;
        }
        add(Kind::Address, word, word.text);
        m_result.address += (m_result.address.isEmpty() ? QString() : QStringLiteral(" ")) + word.text;
    }

    void note(const QString &problem)
    {
        if (m_result.problem.isEmpty())
            m_result.problem = problem;
    }

    void check()
    {
        const auto needs = [this](bool there, const char *what) {
            if (!there)
                note(QString::fromUtf8(what));
        };
        switch (m_result.verb) {
        case Verb::New:
            needs(!m_result.title.isEmpty(), "写上是什么事，例如“新 路灯不亮 人民路12号”");
            break;
        case Verb::Dispatch:
            needs(!m_result.units.isEmpty(), "写上派谁，例如“派 @王强”");
            break;
        case Verb::Whistle:
            needs(!m_result.org.isEmpty(), "写上吹给哪些部门，例如“哨 /城管局 /公安局”");
            break;
        case Verb::Fly:
            needs(!m_result.address.isEmpty() || !m_result.caseNo.isEmpty() || !m_result.org.isEmpty(), "写上去哪里");
            break;
        default:
            break;
        }
    }

    const QString &m_line;
    const Vocabulary &m_vocabulary;
    const CommandChoices &m_choices;
    CommandLine m_result;
};

} // namespace

std::optional<Limit> typedLimit(const QString &word)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{1,4})\\s*(h|H|d|D|时|小时|天|工作时|工作日|紧急工作时|自然时|自然日)$"));
    const auto match = pattern.match(word);
    if (!match.hasMatch())
        return std::nullopt;
    static const QHash<QString, LimitUnit> units{
        {QStringLiteral("h"), LimitUnit::WorkHour},      {QStringLiteral("时"), LimitUnit::WorkHour},
        {QStringLiteral("小时"), LimitUnit::WorkHour},   {QStringLiteral("工作时"), LimitUnit::WorkHour},
        {QStringLiteral("d"), LimitUnit::WorkDay},       {QStringLiteral("天"), LimitUnit::WorkDay},
        {QStringLiteral("工作日"), LimitUnit::WorkDay},  {QStringLiteral("紧急工作时"), LimitUnit::UrgentHour},
        {QStringLiteral("自然时"), LimitUnit::Hour},     {QStringLiteral("自然日"), LimitUnit::Day}};
    const int amount = match.captured(1).toInt();
    if (amount == 0)
        return std::nullopt;
    return Limit{amount, units.value(match.captured(2).toLower())};
}

const QList<VerbWords> &verbWords()
{
    static const QList<VerbWords> words{
        {Verb::New, {QStringLiteral("新"), QStringLiteral("新建"), QStringLiteral("x"), QStringLiteral("xin"), QStringLiteral("new")}, QStringLiteral("新 路灯不亮 人民路12号 /城管局 2h")},
        {Verb::Accept, {QStringLiteral("受"), QStringLiteral("受理"), QStringLiteral("sl"), QStringLiteral("accept")}, QStringLiteral("受 QD0812-0031")},
        {Verb::Assign, {QStringLiteral("分"), QStringLiteral("分派"), QStringLiteral("f"), QStringLiteral("fp"), QStringLiteral("assign")}, QStringLiteral("分 /城管局 2h")},
        {Verb::Dispatch, {QStringLiteral("派"), QStringLiteral("派发"), QStringLiteral("p"), QStringLiteral("pf"), QStringLiteral("dispatch")}, QStringLiteral("派 @王强 @市政抢修一队")},
        {Verb::Urge, {QStringLiteral("催"), QStringLiteral("催办"), QStringLiteral("c"), QStringLiteral("cb"), QStringLiteral("urge")}, QStringLiteral("催 QD0812-0031：请今天办结")},
        {Verb::Supervise, {QStringLiteral("督"), QStringLiteral("督办"), QStringLiteral("d"), QStringLiteral("db"), QStringLiteral("supervise")}, QStringLiteral("督 QD0812-0031：限明日中午前回复")},
        {Verb::Filter, {QStringLiteral("筛"), QStringLiteral("筛选"), QStringLiteral("s"), QStringLiteral("filter")}, QStringLiteral("筛 /城管局 路灯")},
        {Verb::Fly, {QStringLiteral("飞"), QStringLiteral("飞到"), QStringLiteral("去"), QStringLiteral("q"), QStringLiteral("go")}, QStringLiteral("飞 人民路12号")},
        {Verb::Whistle, {QStringLiteral("哨"), QStringLiteral("吹哨"), QStringLiteral("cs"), QStringLiteral("whistle")}, QStringLiteral("哨 /城管局 /公安局：夜市占道需联合整治")}};
    return words;
}

CommandLine parseCommand(const QString &line, const Vocabulary &vocabulary, const CommandChoices &choices)
{
    return Parser(line, vocabulary, choices).parse();
}

} // namespace huying
