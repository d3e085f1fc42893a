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
        if (!space && from < 0)
            from = i;
        if (space && from >= 0) {
            words << Word{from, line.mid(from, i - from)};
            from = -1;
        }
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

std::optional<Limit> limitIn(const QString &word)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{1,4})(h|H|d|D|时|小时|天|工作时|工作日|紧急工作时|自然时|自然日)$"));
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

bool isPhone(const QString &word)
{
    static const QRegularExpression pattern(QStringLiteral("^(1\\d{10}|0\\d{2,3}-?\\d{7,8})$"));
    return pattern.match(word).hasMatch();
}

bool isCaseNo(const QString &word)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Z]{1,3}\\d{4}-\\d{3,6}$"), QRegularExpression::CaseInsensitiveOption);
    return pattern.match(word).hasMatch();
}

class Parser
{
public:
    Parser(const QString &line, const Vocabulary &vocabulary) : m_line(line), m_vocabulary(vocabulary) {}

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
        m_result.tokens << CommandToken{kind, word.from, word.text.size(), text, {}, {}, {}};
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
        else if (const auto limit = limitIn(word.text)) {
            m_result.limit = limit;
            add(Kind::Limit, word, word.text).name = toText(*limit);
        } else if (isPhone(word.text)) {
            m_result.phone = word.text;
            add(Kind::Phone, word, word.text);
        } else if (isCaseNo(word.text)) {
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
        token.others = m_vocabulary.match(among, text, 8);
        if (token.others.isEmpty()) {
            note(text.isEmpty() ? QStringLiteral("“%1”后面要写名称").arg(word.text)
                                : QStringLiteral("没有叫“%1”的").arg(text));
            return {};
        }
        const auto best = token.others.takeFirst();
        token.code = best.code;
        token.name = best.name;
        return best.code;
    }

    /// The first free word of a new case says what, the others where; elsewhere they are words to look for.
    void takeFree(const Word &word)
    {
        if (m_result.verb == Verb::New && m_result.title.isEmpty()) {
            CommandToken &token = add(Kind::Item, word, word.text);
            token.others = m_vocabulary.match(Vocabulary::Kind::Item, word.text, 8);
            m_result.title = word.text;
            if (!token.others.isEmpty()) {
                const auto best = token.others.takeFirst();
                token.code = m_result.item = best.code;
                token.name = m_result.title = best.name;
            }
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
            if (!m_result.title.isEmpty() && m_result.item.isEmpty())
                note(QStringLiteral("“%1”不在事项清单内，请换个说法或用“其他”").arg(m_result.title));
            break;
        case Verb::Assign:
            needs(!m_result.org.isEmpty(), "写上分给谁，例如“分 /城管局”");
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
    CommandLine m_result;
};

} // namespace

void Vocabulary::set(Kind kind, const QList<std::pair<QString, QString>> &codesAndNames)
{
    QList<Entry> &entries = m_entries[static_cast<int>(kind)];
    entries.clear();
    entries.reserve(codesAndNames.size());
    for (const auto &[code, name] : codesAndNames)
        entries << Entry{code, name, m_text.initials(name)};
}

QList<Vocabulary::Entry> Vocabulary::match(Kind kind, const QString &typed, int limit) const
{
    if (typed.isEmpty())
        return {};
    const QString lower = typed.toLower();
    const auto rankOf = [&](const Entry &entry) {
        if (entry.name == typed || entry.code.compare(typed, Qt::CaseInsensitive) == 0)
            return 0;
        if (entry.name.startsWith(typed))
            return 1;
        if (entry.name.contains(typed))
            return 2;
        if (entry.initials == lower)
            return 3;
        if (entry.initials.startsWith(lower))
            return 4;
        if (lower.size() > 1 && entry.initials.contains(lower))
            return 5;
        return -1;
    };
    QList<std::pair<int, const Entry *>> found;
    for (const Entry &entry : m_entries[static_cast<int>(kind)])
        if (const int rank = rankOf(entry); rank >= 0)
            found.append({rank, &entry});
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
        return std::pair(a.first, a.second->name.size()) < std::pair(b.first, b.second->name.size());
    });
    QList<Entry> entries;
    for (const auto &[rank, entry] : found.mid(0, limit))
        entries << *entry;
    return entries;
}

const QList<VerbWords> &verbWords()
{
    static const QList<VerbWords> words{
        {Verb::New, {QStringLiteral("新"), QStringLiteral("x"), QStringLiteral("xin"), QStringLiteral("new")}, QStringLiteral("新 路灯不亮 人民路12号 /城管局 2h")},
        {Verb::Accept, {QStringLiteral("受"), QStringLiteral("受理"), QStringLiteral("sl"), QStringLiteral("accept")}, QStringLiteral("受 QD0812-0031")},
        {Verb::Assign, {QStringLiteral("分"), QStringLiteral("分派"), QStringLiteral("f"), QStringLiteral("fp"), QStringLiteral("assign")}, QStringLiteral("分 /城管局 2h")},
        {Verb::Dispatch, {QStringLiteral("派"), QStringLiteral("派发"), QStringLiteral("p"), QStringLiteral("pf"), QStringLiteral("dispatch")}, QStringLiteral("派 @王强 @市政抢修一队")},
        {Verb::Urge, {QStringLiteral("催"), QStringLiteral("催办"), QStringLiteral("c"), QStringLiteral("cb"), QStringLiteral("urge")}, QStringLiteral("催 QD0812-0031：请今天办结")},
        {Verb::Supervise, {QStringLiteral("督"), QStringLiteral("督办"), QStringLiteral("d"), QStringLiteral("db"), QStringLiteral("supervise")}, QStringLiteral("督 QD0812-0031：限明日中午前回复")},
        {Verb::Filter, {QStringLiteral("筛"), QStringLiteral("s"), QStringLiteral("filter")}, QStringLiteral("筛 /城管局 路灯")},
        {Verb::Fly, {QStringLiteral("去"), QStringLiteral("q"), QStringLiteral("go")}, QStringLiteral("去 人民路12号")},
        {Verb::Whistle, {QStringLiteral("哨"), QStringLiteral("吹哨"), QStringLiteral("cs"), QStringLiteral("whistle")}, QStringLiteral("哨 /城管局 /公安局：夜市占道需联合整治")}};
    return words;
}

CommandLine parseCommand(const QString &line, const Vocabulary &vocabulary)
{
    return Parser(line, vocabulary).parse();
}

} // namespace huying
