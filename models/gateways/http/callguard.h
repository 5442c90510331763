#pragma once

namespace meja {

/// Protects the current thread: from now on a blocking call on it ends the program with a message, in tests
/// and in production. `main()` of a program with a window calls this once, because the window thread must
/// never wait for HTTP.
void protectThreadFromCalls();

/// Call this before waiting for a partner. Ends the program on the protected thread.
void refuseCallOnProtectedThread();

} // namespace meja
