#pragma once

#include "fault.h"
#include "httpanswer.h"
#include "reply.h"

namespace meja::sandbox {

/// What goes over the wire for a stand-in's reply, with a fault or none. A fault without effect has no reply.
[[nodiscard]] HttpAnswer outgoing(const std::optional<Reply> &reply, const std::optional<Fault> &fault);

} // namespace meja::sandbox
