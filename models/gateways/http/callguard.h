#pragma once

namespace meja {

/// The desktop's window thread must never wait for HTTP. `main()` of a program with a window calls
/// `protectThreadFromCalls()` once; from then on a blocking call on that thread is a bug that ends the
/// program with a message, in tests as in use.
void protectThreadFromCalls();

/// Called before anything that waits for a partner; fatal on the protected thread.
void refuseCallOnProtectedThread();

} // namespace meja
