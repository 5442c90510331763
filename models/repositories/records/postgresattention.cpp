#include "postgresattention.h"

#include "fieldreader.h"
#include "namedqueries.h"

namespace meja {

namespace {

Statement attentionQuery(const char *name)
{
    return NamedQueries::statement(QStringLiteral("attention"), QLatin1String(name));
}

Result<AttentionItem> readItem(FieldReader fields)
{
    AttentionItem item;
    fields.into(item.id);
    fields.code(item.kind, &attentionKindFromCode);
    item.subject = fields.integer();
    fields.into(item.order);
    item.detail = fields.text();
    item.raisedAt = fields.instant();
    item.resolvedAt = fields.maybeInstant();
    item.resolvedBy = fields.text();
    return fields.finish(item);
}

} // namespace

Result<> PostgresAttention::raise(const NewAttention &item, Instant now)
{
    return m_session.defer(attentionQuery("raise")
                               .bind(QStringLiteral("kind"), code(item.kind))
                               .bind(QStringLiteral("subject_id"), item.subject)
                               .bind(QStringLiteral("order_id"), item.order.value)
                               .bind(QStringLiteral("detail"), notNull(item.detail))
                               .bind(QStringLiteral("now"), now.milliseconds));
}

Result<AttentionItem> PostgresAttention::read(AttentionId id)
{
    return oneRecord(m_session.read(attentionQuery("read").bind(QStringLiteral("id"), id.value)), &readItem);
}

Result<> PostgresAttention::resolve(AttentionId id, const QString &by, const QString &note, Instant now)
{
    return m_session.defer(attentionQuery("resolve")
                               .bind(QStringLiteral("id"), id.value)
                               .bind(QStringLiteral("by"), notNull(by))
                               .bind(QStringLiteral("note"), notNull(note))
                               .bind(QStringLiteral("now"), now.milliseconds),
                           noSuchRow("open item", id.value));
}

Result<> PostgresAttention::settle(AttentionKind kind, qint64 subject, const QString &note, Instant now)
{
    return m_session.defer(attentionQuery("settle")
                               .bind(QStringLiteral("kind"), code(kind))
                               .bind(QStringLiteral("subject_id"), subject)
                               .bind(QStringLiteral("note"), notNull(note))
                               .bind(QStringLiteral("now"), now.milliseconds));
}

} // namespace meja
