#include "auditentry.h"

#include "auditdigest.h"

#include <QUuid>

namespace meja {

namespace {

// The columns of the statement `audit/entries`. Those before the salt are hashed in this order.
enum EntryColumn { Id, Xid, PersonalDigest = 12, PersonalSalt, PersonalChanges };

bool personalMatches(const ResultSet &rows, int row)
{
    const QByteArray digest = rows.bytes(row, PersonalDigest);
    if (digest.isNull())
        return rows.isNull(row, PersonalSalt) && rows.isNull(row, PersonalChanges);
    const QByteArray salt = QUuid::fromString(rows.text(row, PersonalSalt)).toRfc4122();
    return QCryptographicHash::hash(salt + rows.bytes(row, PersonalChanges), QCryptographicHash::Sha256)
               .toHex() == digest;
}

} // namespace

AuditEntry AuditEntry::fromRow(const ResultSet &rows, int row)
{
    AuditDigest digest("meja audit entry 1");
    for (int column = Id; column <= PersonalDigest; ++column)
        digest.add(rows.bytes(row, column));
    return {.position = {rows.bytes(row, Xid).toULongLong(), rows.integer(row, Id)},
            .digest = digest.result(),
            .personalMatches = meja::personalMatches(rows, row)};
}

} // namespace meja
