#pragma once

namespace meja {

/// Makes the calling thread the GUI thread, which must never wait for SQL or HTTP. `main()` of the desktop
/// calls it once. From then on, a blocking call on this thread is a bug that ends the program with a message.
void setGuiThread();

/// Call before a blocking operation, which `what` names. Ends the program on the GUI thread.
void forbidOnGuiThread(const char *what);

} // namespace meja
