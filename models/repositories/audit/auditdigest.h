#pragma once

#include <QByteArray>
#include <QCryptographicHash>

namespace meja {

/// SHA-256 over texts as bytes that can't be read two ways: each as its length (4 bytes, big-endian)
/// and its UTF-8, a null as the length -1. The database seals with the same definition, written in SQL
/// (`audit_bytes`); docs/audit.md has the words.
class AuditDigest
{
public:
    /// `format` names what is hashed and in which version, and is the first text.
    explicit AuditDigest(const QByteArray &format);

    /// A null array is NULL; an empty one is a text without characters.
    void add(const QByteArray &text);
    [[nodiscard]] QByteArray result() const { return m_hash.result(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace meja
