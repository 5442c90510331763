#pragma once

#include "fault.h"
#include "httpresponse.h"
#include "reply.h"

namespace meja::sandbox {

/// The HTTP response for an emulator's reply, with the fault applied, if any. A fault without
/// effect needs no reply. Used by `ProductHandler`.
[[nodiscard]] HttpResponse outgoing(const std::optional<Reply> &reply, const std::optional<Fault> &fault);

} // namespace meja::sandbox
