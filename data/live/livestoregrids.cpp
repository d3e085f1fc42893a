// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/live/livestoreparts.h"

namespace huying
{

QFuture<Result<SavedAreas>> LiveStore::saveGrids(const AreaEdit &edit)
{
    if (const auto refusal = refusalAt(m_lookingAt))
        return alreadyRefused<SavedAreas>(*refusal);
    return m_writer->thread.run([this, writer = m_writer.get(), edit, options = m_options, at = now()]() -> Result<SavedAreas> {
        if (!writer->store)
            return fail(ErrorKind::Unavailable, QStringLiteral("数据文件还没有打开"));
        if (!options.account)
            return fail(ErrorKind::Refused, QStringLiteral("没有登录的帐号，不能改网格"));
        const auto saved = huying::saveGrids(*writer->store, edit, *options.account, at);
        if (saved)
            QMetaObject::invokeMethod(this, [this] {
                m_stale += {QStringLiteral("areas"), QStringLiteral("units")};
                readStale();
            });
        return saved;
    });
}

QFuture<Result<QList<GridFinding>>> LiveStore::examineGrids()
{
    QStringList finalStates;
    for (const WorkflowState &state : m_workflow.states())
        if (state.isFinal)
            finalStates << state.code;
    return m_loader->thread.run([path = m_readPath, finalStates, at = presentNow()]() -> Result<QList<GridFinding>> {
        const auto limits = GridLimits::load();
        if (!limits)
            return tl::unexpected(limits.error());
        const auto store = Store::open(path, Store::Access::Reader);
        if (!store)
            return tl::unexpected(store.error());
        return guarded(path, QStringLiteral("网格体检"),
                       [&]() -> Result<QList<GridFinding>> { return huying::examineGrids(**store, *limits, finalStates, at); });
    });
}

} // namespace huying
