#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace meja {

enum class TokenAlgorithm { Hs256, Rs256 };

/// How customers' tokens are verified. The algorithm comes from this setting only: trusting the token's own
/// `alg` header would let an attacker choose it.
struct CustomerTokenSettings
{
    TokenAlgorithm algorithm = TokenAlgorithm::Hs256;
    /// Secrets (HS256) or public keys in PEM (RS256). Two keys during a key rotation.
    QList<QByteArray> keys = {};
    QString issuer = {};   ///< Required `iss`; empty: not checked.
    QString audience = {}; ///< Required `aud`; empty: not checked.

    /// Without a key no token can be verified, and the customer API is off.
    [[nodiscard]] bool isOn() const { return !keys.isEmpty(); }
};

} // namespace meja
