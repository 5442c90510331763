#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <optional>
#include <utility>

namespace meja {

/// A complete HTTP response, whatever its status is. Returned by `HttpClient` and `HttpExchange`, parsed by
/// the gateways.
struct CallResponse
{
    int status = 0; ///< HTTP status.
    QByteArray body = {};
    /// `Retry-After`, in seconds or as a date; at most a day. Empty: none.
    std::optional<std::chrono::seconds> retryAfter = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};

    /// The value of the first header with this name, in any case; empty when there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const auto &[each, value] : headers) {
            if (each.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
};

} // namespace meja
