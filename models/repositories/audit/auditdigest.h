#pragma once

#include <QByteArray>
#include <QCryptographicHash>

namespace meja {

/// SHA-256 over a sequence of texts. Each text is hashed as its length (4 bytes, big-endian) followed by its
/// UTF-8 bytes, NULL as the length -1, so that different sequences never have the same bytes. The SQL
/// function `audit_bytes` uses the same definition when it seals; docs/audit.md specifies it.
class AuditDigest
{
public:
    /// `format` names the kind of the hashed data and its version. It is hashed as the first text.
    explicit AuditDigest(const QByteArray &format);

    /// A null array stands for NULL, an empty array for the empty text.
    void add(const QByteArray &text);
    [[nodiscard]] QByteArray result() const { return m_hash.result(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace meja
