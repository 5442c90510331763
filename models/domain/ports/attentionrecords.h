#pragma once

#include "attentionitem.h"
#include "error.h"

namespace meja {

/// The attention list within one transaction.
class AttentionRecords
{
public:
    AttentionRecords() = default;
    virtual ~AttentionRecords() = default;
    Q_DISABLE_COPY_MOVE(AttentionRecords)

    /// One open item per kind and subject; raising it again updates its detail and counts.
    virtual Result<> raise(const NewAttention &item, Instant now) = 0;
    virtual Result<AttentionItem> read(AttentionId id) = 0;
    virtual Result<> resolve(AttentionId id, const QString &by, const QString &note, Instant now) = 0;
    /// Closes what has settled itself by an event; nothing happens when no such item is open.
    virtual Result<> settle(AttentionKind kind, qint64 subject, const QString &note, Instant now) = 0;
};

} // namespace meja
