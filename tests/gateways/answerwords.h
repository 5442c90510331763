#pragma once

#include "ports/paymentgateway.h"

namespace meja {

/// What an answer says, as the rows of the tests name it.
[[nodiscard]] QString nameOf(ErrorKind kind);
[[nodiscard]] QString nameOf(const Result<VoidAnswer> &answer);
[[nodiscard]] QString nameOf(const Result<RefundAnswer> &answer);

/// For answers that are told or not told.
template <class T>
QString nameOf(const Result<T> &answer, const QString &told = QStringLiteral("told"))
{
    return answer ? told : nameOf(answer.error().kind);
}

} // namespace meja
