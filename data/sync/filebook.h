// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/model/action.h"
#include "data/store/store.h"

#include <QSet>
#include <optional>

namespace huying
{

/// A file that was attached here and that upstream is to have.
struct Upload
{
    qint64 seq = 0;
    CaseId caseId;
    QString sha256, name, mediaType, role, caseNo;
    qint64 size = 0;
    TimeMs at = 0;
};

/// A file that upstream has and this seat has not.
struct MissingFile
{
    QString sha256, name;
    qint64 size = 0;

    bool operator==(const MissingFile &other) const { return sha256 == other.sha256; }
};

/// The part of the seat's book that is about attached files, table `uploads`, whose states are: 0 waits until the case is held and
/// upstream has it; 1 refused; 2 sent; 3 sent, and upstream's own row of it is here or can't be; 4 goes up though the case is not
/// held any more. Writer thread.
class FileBook
{
public:
    explicit FileBook(Store &store) : m_store(store) {}

    QString filesFolder() const { return m_store.filesFolder(); }
    /// The oldest of the copy's account whose case upstream knows as far as it is known here, or whose case left the account's scope
    /// before it went up (without a number then, as what is not held has none).
    Result<std::optional<Upload>> nextUp();
    Result<void> sent(qint64 seq);
    /// The row and the file stay; attaching it again tries again.
    Result<void> refused(qint64 seq, const QString &reason);

    struct Counts
    {
        qint64 waiting = 0, refused = 0;
    };
    Result<Counts> counts();

    /// Of one case, those that show a picture first.
    Result<QList<MissingFile>> missingOf(const CaseId &id);
    /// Of open cases, at most `size` bytes each, the latest first, `number` at most.
    Result<QList<MissingFile>> missingSmall(qint64 size, int number);

    /// SHA-256 of every file that the seat has a reason to hold.
    Result<QSet<QString>> named();

    /// After upstream's rows were taken over, of one case or all: what it does not have yet is put beside them; what it had and
    /// lost (a restore) waits again if all rows are there. Inside the caller's transaction. Throws SQLite::Exception.
    void keepOwnRows(const std::optional<CaseId> &only);
    /// What went up and has not come back as upstream's row waits again. Likewise.
    void doubtUnseen();

    enum class Going {
        Scope,  ///< may not be held any more: what waits goes up all the same
        Behind, ///< the same, and upstream was restored: what it had goes up again, which changes nothing where it still has it
        Lost    ///< upstream has it no more: all of it waits until the case is reported anew
    };
    /// Before a case is forgotten. Likewise.
    void caseGoes(const CaseId &id, Going how);

private:
    QList<MissingFile> missingAmong(SQLite::Statement &rows, int number);

    Store &m_store;
};

} // namespace huying
