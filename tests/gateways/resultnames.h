#pragma once

#include "ports/paymentgateway.h"

namespace meja {

/// The names of results that the tests' data rows use.
[[nodiscard]] QString nameOf(ErrorKind kind);
[[nodiscard]] QString nameOf(const Result<VoidResponse> &result);
[[nodiscard]] QString nameOf(const Result<RefundResponse> &result);

/// For results whose value has no name of its own.
template <class T>
QString nameOf(const Result<T> &result, const QString &value = QStringLiteral("value"))
{
    return result ? value : nameOf(result.error().kind);
}

} // namespace meja
