#pragma once

#include <QUrl>

#include <memory>

class QNetworkAccessManager;

namespace meja {

/// Whether nobody on the network can read requests to this address: HTTPS, or plain HTTP to loopback, which
/// stays on this machine.
[[nodiscard]] bool isSafeAddress(const QUrl &url);

/// An access manager of the calling thread that uses no proxy.
[[nodiscard]] std::unique_ptr<QNetworkAccessManager> directNetwork();

} // namespace meja
