// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sync/casereader.h"

#include <utility>

namespace huying
{

namespace
{

QByteArray bytesIn(std::string_view text)
{
    return QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
}

/// JSON as upstream writes it, in the form of the log.
QByteArray withoutSpaces(std::string_view json)
{
    QByteArray out(static_cast<qsizetype>(json.size()), Qt::Uninitialized);
    char *to = out.data();
    bool isText = false, isEscaped = false;
    for (const char c : json) {
        *to = c;
        to += isText || c != ' ';
        isText = isText ? c != '"' || isEscaped : c == '"';
        isEscaped = isText && c == '\\' && !isEscaped;
    }
    out.truncate(to - out.constData());
    return out;
}

QUuid idIn(std::string_view text)
{
    return QUuid::fromString(QLatin1String(text.data(), static_cast<qsizetype>(text.size())));
}

} // namespace

Result<void> CaseReader::take(QByteArrayView line)
{
    const auto cells = m_fields.of(line);
    const auto cell = [&cells](std::size_t at) { return cells[at].value_or(std::string_view()); };
    if (cell(1) != m_name) {
        if (const auto done = finishCase(); !done)
            return done;
        m_name = cell(1);
        m_case.id = idIn(cell(1));
    }
    m_case.steps.push_back({idIn(cell(0)), m_words.of(cell(2)), m_words.of(cell(3)), m_words.of(cell(4)), bytesIn(cell(5)).toLongLong(),
                            bytesIn(cell(6)).toInt(), withoutSpaces(cell(7))});
    return {};
}

Result<void> CaseReader::finish(bool isLast)
{
    const auto done = isLast ? finishCase() : Result<void>();
    m_put(std::move(m_ready));
    return done;
}

Result<void> CaseReader::finishCase()
{
    if (m_case.steps.empty())
        return {};
    if (const auto folded = fold(m_workflow, m_case); !folded)
        m_case.problem = folded.error().message;
    m_ready.push_back(std::exchange(m_case, {}));
    if (m_ready.size() == casesAtOnce && !m_put(std::exchange(m_ready, {})))
        return fail(ErrorKind::Storage, QStringLiteral("没有写下去")); // why is what the writer says
    return {};
}

} // namespace huying
