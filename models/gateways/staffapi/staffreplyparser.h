#pragma once

#include "callresponse.h"
#include "error.h"
#include "ports/staffcommands.h"

namespace meja {

/// What a response of the staff API means. Responses of others, such as a proxy's, are unreadable.
///
/// @param isWrite whether an unreadable response or a failure of the service leaves the outcome unknown. A
/// read changes nothing, so it is `Unavailable` then.
[[nodiscard]] StaffResult staffResultOf(const Result<CallResponse> &outcome, bool isWrite);

} // namespace meja
