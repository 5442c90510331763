#pragma once

namespace meja {

/// Protects the current thread: from now on a blocking HTTP call on it ends the program with a message. For
/// the GUI thread, which must never wait for HTTP.
void protectThreadFromCalls();

/// Call this before waiting for a partner. Ends the program on the protected thread.
void refuseCallOnProtectedThread();

} // namespace meja
