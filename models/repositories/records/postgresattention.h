#pragma once

#include "ports/attentionrecords.h"
#include "recordsession.h"

namespace meja {

/// The attention items in PostgreSQL.
class PostgresAttention : public AttentionRecords
{
public:
    explicit PostgresAttention(RecordSession &session) : m_session(session) {}

    Result<> raise(const NewAttention &item, Instant now) override;
    Result<AttentionItem> read(AttentionId id) override;
    Result<> resolve(AttentionId id, const QString &by, const QString &note, Instant now) override;
    Result<> settle(AttentionKind kind, qint64 subject, const QString &note, Instant now) override;

private:
    RecordSession &m_session;
};

} // namespace meja
