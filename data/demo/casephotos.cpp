// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/demo/casephotos.h"

#include "data/model/resource.h"
#include "data/store/attachments.h"
#include "data/store/caserow.h"

namespace huying::demo {

namespace {

/// The first word that a title holds chooses the scene.
constexpr std::pair<const char *, const char *> scenes[] = {
    {"井盖", "manhole"}, {"雨水", "manhole"},  {"垃圾", "trash"},   {"渣土", "trash"},    {"不洁", "trash"},
    {"路灯", "lamp"},    {"照明", "lamp"},     {"经营", "vendor"},  {"商贩", "vendor"},   {"占道", "vendor"},
    {"广告", "advert"},  {"张贴", "advert"},   {"道路", "pothole"}, {"路面", "pothole"},  {"人行道", "pothole"}};

QString sceneOf(const QString &title)
{
    for (const auto &[word, scene] : scenes)
        if (title.contains(QString::fromUtf8(word)))
            return QString::fromLatin1(scene);
    return QStringLiteral("general");
}

} // namespace

CasePhotos::CasePhotos(Store &store)
    : m_store(store), m_insert(store.db(), "INSERT OR IGNORE INTO attachments (case_id, sha256, name, media_type, size, role, at) "
                                           "VALUES (?, ?, ?, 'image/png', ?, ?, ?)")
{
}

Result<CasePhotos::Picture> CasePhotos::picture(const QString &file)
{
    if (const auto known = m_pictures.find(file); known != m_pictures.end())
        return *known;
    const auto resource = readResource(QStringLiteral("demo/photos/") + file);
    if (!resource)
        return tl::unexpected(resource.error());
    const auto sha256 = keepBytes(m_store, resource->bytes, file);
    if (!sha256)
        return tl::unexpected(sha256.error());
    return *m_pictures.insert(file, {*sha256, resource->bytes.size()});
}

Result<void> CasePhotos::attach(std::span<const Action> actions)
{
    QString scene;
    for (const Action &action : actions) {
        const bool before = action.kind != QLatin1String("resolve");
        if (action.kind == QLatin1String("report"))
            scene = sceneOf(action.payload[QLatin1String("title")].toString());
        if (!action.payload[QLatin1String("photos")].toInt())
            continue;
        const QString role = before ? QStringLiteral("before") : QStringLiteral("after");
        const auto taken = picture(QStringLiteral("%1-%2.png").arg(scene, role));
        if (!taken)
            return tl::unexpected(taken.error());
        const QByteArray id = idBytes(action.caseId);
        m_insert.bind(1, id.constData(), static_cast<int>(id.size()));
        m_insert.bind(2, toSql(taken->sha256));
        m_insert.bind(3, toSql(before ? QStringLiteral("处置前.png") : QStringLiteral("处置后.png")));
        m_insert.bind(4, static_cast<int64_t>(taken->size));
        m_insert.bind(5, toSql(role));
        m_insert.bind(6, static_cast<int64_t>(action.at));
        m_insert.exec(); // a second result after rework has the same picture, which stands already
        m_insert.reset();
    }
    return {};
}

} // namespace huying::demo
