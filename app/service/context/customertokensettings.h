#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace meja {

enum class TokenAlgorithm { Hs256, Rs256 };

/// How customers' tokens are checked. One algorithm, said here and nowhere else: what a token says of itself
/// is not believed.
struct CustomerTokenSettings
{
    TokenAlgorithm algorithm = TokenAlgorithm::Hs256;
    /// Secrets (HS256) or public keys in PEM (RS256). Two while a new one takes over from an old one.
    QList<QByteArray> keys;
    QString issuer;   ///< `iss`; empty: not looked at.
    QString audience; ///< `aud`; empty: not looked at.

    /// Without a key nobody's token can be checked, and customers aren't served.
    [[nodiscard]] bool isOn() const { return !keys.isEmpty(); }
};

} // namespace meja
