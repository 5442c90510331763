#include "auditdigest.h"

#include <QtEndian>

#include <array>

namespace meja {

AuditDigest::AuditDigest(const QByteArray &format)
{
    add(format);
}

void AuditDigest::add(const QByteArray &text)
{
    std::array<char, 4> length{};
    qToBigEndian(text.isNull() ? qint32(-1) : static_cast<qint32>(text.size()), length.data());
    m_hash.addData(QByteArrayView(length));
    m_hash.addData(text);
}

} // namespace meja
