#include "auditseal.h"

#include "auditdigest.h"

#include <QtEndian>

namespace meja {

namespace {

// The columns of the statement `audit/seals`. Those before the members are hashed in this order.
enum SealColumn {
    Number,
    SealedAt,
    FromXid,
    FromId,
    ToXid,
    ToId,
    Count,
    FirstId,
    LastId,
    Members,
    PreviousRoot,
    Root
};

} // namespace

qint64 AuditSeal::memberId(qsizetype index) const
{
    return qFromBigEndian<qint64>(members.constData() + index * memberSize);
}

QByteArray AuditSeal::memberDigest(qsizetype index) const
{
    return members.mid(index * memberSize + qsizetype(sizeof(qint64)),
                       memberSize - qsizetype(sizeof(qint64)));
}

bool AuditSeal::covers(qint64 entryId) const
{
    for (qsizetype index = 0; index < memberCount(); ++index) {
        if (memberId(index) == entryId)
            return true;
    }
    return false;
}

AuditSeal AuditSeal::fromRow(const ResultSet &rows, int row)
{
    AuditSeal seal{.number = rows.integer(row, Number),
                   .from = {rows.bytes(row, FromXid).toULongLong(), rows.integer(row, FromId)},
                   .to = {rows.bytes(row, ToXid).toULongLong(), rows.integer(row, ToId)},
                   .previousRoot = rows.bytes(row, PreviousRoot),
                   .root = rows.bytes(row, Root),
                   .members = QByteArray::fromHex(rows.bytes(row, Members)),
                   .computedRoot = {}};
    AuditDigest digest("meja audit seal 1");
    for (int column = Number; column <= LastId; ++column)
        digest.add(rows.bytes(row, column));
    digest.add(QCryptographicHash::hash(seal.members, QCryptographicHash::Sha256).toHex());
    digest.add(seal.previousRoot);
    seal.computedRoot = digest.result().toHex();
    return seal;
}

} // namespace meja
