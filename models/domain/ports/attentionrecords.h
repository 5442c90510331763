#pragma once

#include "attentionitem.h"
#include "error.h"

namespace meja {

/// The attention items within one transaction. `OrderRecords` explains the general failures.
class AttentionRecords
{
public:
    AttentionRecords() = default;
    virtual ~AttentionRecords() = default;
    Q_DISABLE_COPY_MOVE(AttentionRecords)

    /// Raises an item. If one of the same kind and subject is open, updates its detail and increases its
    /// counter. Does nothing if the kind describes a state (`describesState`) and an item of the same kind,
    /// subject and detail is open or was resolved by a person.
    ///
    /// Failures: `RuleViolated` when a constraint or trigger refuses the change; `Conflict`, `Unavailable`.
    virtual Result<> raise(const NewAttention &item, Instant now) = 0;

    /// Failures: `NotFound` for an unknown item; `Conflict`, `Unavailable`.
    virtual Result<AttentionItem> read(AttentionId id) = 0;

    /// Closes an item that a person has resolved.
    ///
    /// Failures: `NotFound` for an item that is unknown or not open; `Conflict`, `Unavailable`.
    virtual Result<> resolve(AttentionId id, const QString &by, const QString &note, Instant now) = 0;

    /// Closes an item whose cause has ended. Does nothing when no such item is open.
    ///
    /// Failures: `Conflict`, `Unavailable`.
    virtual Result<> settle(AttentionKind kind, qint64 subject, const QString &note, Instant now) = 0;
};

} // namespace meja
