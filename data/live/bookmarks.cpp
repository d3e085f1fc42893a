// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/bookmarks.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <algorithm>

namespace huying
{

Result<void> Bookmarks::open(const QString &file)
{
    m_file = file;
    m_list.clear();
    QFile in(file);
    if (!in.exists())
        return {};
    QJsonParseError problem;
    const QJsonDocument json = in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.readAll(), &problem) : QJsonDocument();
    if (!json.isArray())
        return fail(ErrorKind::Damaged, QStringLiteral("书签文件 %1 读不懂：%2").arg(file, in.isOpen() ? problem.errorString() : in.errorString()));
    for (const QJsonValue &value : json.array()) {
        const QJsonObject mark = value.toObject();
        if (const TimeMs at = mark[QLatin1String("at")].toInteger(); at > 0)
            m_list << Bookmark{at, mark[QLatin1String("text")].toString()};
    }
    std::ranges::sort(m_list, {}, &Bookmark::at);
    emit changed();
    return {};
}

Result<void> Bookmarks::add(const Bookmark &bookmark)
{
    m_list.removeIf([&bookmark](const Bookmark &mark) { return mark.at == bookmark.at; });
    m_list.insert(std::ranges::upper_bound(m_list, bookmark.at, {}, &Bookmark::at), bookmark);
    emit changed();
    return save();
}

Result<void> Bookmarks::remove(TimeMs at)
{
    m_list.removeIf([at](const Bookmark &mark) { return mark.at == at; });
    emit changed();
    return save();
}

const Bookmark *Bookmarks::next(TimeMs at, bool forward) const
{
    const Bookmark *found = nullptr;
    for (const Bookmark &mark : m_list) {
        if (forward && mark.at > at)
            return &mark;
        if (!forward && mark.at < at)
            found = &mark;
    }
    return found;
}

Result<void> Bookmarks::save()
{
    QJsonArray marks;
    for (const Bookmark &mark : m_list)
        marks << QJsonObject{{QStringLiteral("at"), mark.at}, {QStringLiteral("text"), mark.text}};
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile out(m_file);
    if (out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(marks).toJson()) >= 0 && out.commit())
        return {};
    return fail(ErrorKind::Storage, QStringLiteral("书签没有存下：%1：%2").arg(m_file, out.errorString()));
}

} // namespace huying
