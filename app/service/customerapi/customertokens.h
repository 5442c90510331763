#pragma once

#include "customertokensettings.h"
#include "error.h"
#include "ids.h"
#include "ports/clock.h"

#include <QJsonObject>

namespace meja {

/// Reads the storefront's tokens (JWT): who is calling.
class CustomerTokens
{
public:
    CustomerTokens(CustomerTokenSettings settings, const Clock &clock)
        : m_settings(std::move(settings)), m_clock(clock)
    {}

    /// @returns the customer whom `user_id`, or `sub`, names.
    /// `Forbidden` with code `token-invalid` or `token-expired`; the detail is for the log, not for the
    /// caller, and holds nothing of the token.
    [[nodiscard]] Result<UserId> verify(const QByteArray &token) const;

private:
    [[nodiscard]] bool isSigned(const QByteArray &token) const;
    [[nodiscard]] Result<> requireTime(const QJsonObject &claims) const;
    [[nodiscard]] Result<> requireParties(const QJsonObject &claims) const;

    CustomerTokenSettings m_settings;
    const Clock &m_clock;
};

/// A token as the storefront would make it, for trying things out.
/// @param key the secret (HS256) or the private key in PEM (RS256). `Invalid` when it can't sign.
[[nodiscard]] Result<QByteArray> signCustomerToken(const CustomerTokenSettings &settings,
                                                   const QByteArray &key, UserId user, Instant expiresAt);

} // namespace meja
