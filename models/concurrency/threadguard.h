#pragma once

namespace meja {

/// The desktop's window thread must never wait for SQL or HTTP. `main()` of a program with a window
/// calls `protectWindowThread()` once; from then on a statement on that thread is a bug that ends
/// the program with a message, in tests as in use.
void protectWindowThread();

/// Called before anything that waits; fatal on the protected thread. `what` names the waiting call.
void refuseOnWindowThread(const char *what);

} // namespace meja
