#pragma once

#include "customertokensettings.h"
#include "error.h"
#include "ids.h"
#include "ports/clock.h"

#include <QJsonObject>

namespace meja {

/// Verifies the storefront's tokens (JWT), which authenticate customers. `CustomerApi` uses it.
class CustomerTokens
{
public:
    CustomerTokens(CustomerTokenSettings settings, const Clock &clock)
        : m_settings(std::move(settings)), m_clock(clock)
    {}

    /// @returns the customer in the claim `user_id`, or in `sub` when there is no `user_id`.
    /// `Forbidden` with code `token-invalid` or `token-expired`. The detail is for the log, not for the
    /// client, and contains no part of the token.
    [[nodiscard]] Result<UserId> verify(const QByteArray &token) const;

private:
    [[nodiscard]] bool isSigned(const QByteArray &token) const;
    [[nodiscard]] Result<> requireTime(const QJsonObject &claims) const;
    [[nodiscard]] Result<> requireParties(const QJsonObject &claims) const;

    CustomerTokenSettings m_settings;
    const Clock &m_clock;
};

/// Creates a token as the storefront would. Used by `meja-service token` and by tests.
///
/// `Invalid` when the key does not fit the algorithm.
/// @param key the secret (HS256) or the private key in PEM (RS256).
[[nodiscard]] Result<QByteArray> signCustomerToken(const CustomerTokenSettings &settings,
                                                   const QByteArray &key, UserId user, Instant expiresAt);

} // namespace meja
