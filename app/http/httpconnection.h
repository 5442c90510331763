#pragma once

#include "httpresponse.h"
#include "requestreader.h"
#include "transport.h"

#include <boost/asio/steady_timer.hpp>

#include <array>
#include <memory>
#include <optional>

namespace meja {

class HttpConnection;

/// The part of the server that a connection uses. `HttpServer` implements it.
class ConnectionOwner
{
public:
    ConnectionOwner() = default;
    virtual ~ConnectionOwner() = default;
    Q_DISABLE_COPY_MOVE(ConnectionOwner)

    [[nodiscard]] virtual const HttpServerSettings &settings() const = 0;
    /// Runs the handler on a worker thread and passes its response to `sendResponse()`.
    virtual void handle(const HttpRequest &request, const std::shared_ptr<HttpConnection> &connection) = 0;
    /// The response to a request that does not reach a handler.
    virtual HttpResponse refusal(int status, const QString &peer) = 0;
    /// The connection is closed; the owner releases it.
    virtual void ended(const std::shared_ptr<HttpConnection> &connection) = 0;
};

/// One client's connection: reads a request, passes it to the owner, sends the response, and repeats. Used by
/// `HttpServer` on its I/O thread only. Each pending asynchronous operation holds a reference to it.
class HttpConnection : public std::enable_shared_from_this<HttpConnection>
{
public:
    /// Which requests it serves.
    enum class Purpose {
        AllRequests,
        Monitoring ///< One request, within `reserveTimeout`, for one of `monitoringPaths`; others get 503.
    };
    HttpConnection(ConnectionOwner &owner, std::unique_ptr<Transport> transport, const QString &peer,
                   const boost::asio::any_io_executor &executor, Purpose purpose);

    /// Starts the TLS handshake or reads the first request.
    void start();
    /// Whether no complete request has arrived yet.
    [[nodiscard]] bool awaitsRequest() const
    {
        return m_phase == Phase::Handshake || m_phase == Phase::Idle || m_phase == Phase::Reading;
    }
    /// Sends the handler's response to the current request.
    void sendResponse(const HttpResponse &response);

    using TimePoint = std::chrono::steady_clock::time_point;
    /// Closes the connection, or responds with 408, if the deadline of the current phase has passed.
    void checkDeadline(TimePoint now);
    /// Closes the connection: at once if it is idle, otherwise after the current response.
    void closeGracefully();
    void close();

private:
    enum class Phase {
        Handshake, ///< TLS handshake.
        Idle,      ///< Between two requests.
        Reading,   ///< At least one byte of a request has arrived.
        TimingOut, ///< The request took too long; the read is being cancelled, then 408 is sent.
        Handling,  ///< A handler is running.
        Hanging,   ///< No response is sent (`Delivery::Mode::Hang`).
        Writing,
        Lingering, ///< The last response is sent. Further input is read and discarded, because a reset
                   ///< could destroy the response before the client reads it.
        Closed
    };

    void enterPhase(Phase phase, std::chrono::milliseconds timeout);
    void nextRequest();
    void read();
    void handleRead(const boost::system::error_code &error, std::size_t bytes);
    void parse();
    void handleRequest();
    void sendContinue();
    void sendRefusal(int status);
    [[nodiscard]] std::chrono::milliseconds headTimeout() const;
    [[nodiscard]] bool isForMonitoring() const { return m_purpose == Purpose::Monitoring; }

    void write();
    void deliver();
    void waitForDisconnect();
    void trickle(qsizetype from);
    void runAfter(std::chrono::milliseconds delay, std::function<void()> then);
    void afterResponse(const boost::system::error_code &error);
    void linger();
    void drain();

    ConnectionOwner &m_owner;
    std::unique_ptr<Transport> m_transport;
    QString m_peer;
    boost::asio::steady_timer m_timer; ///< For delayed deliveries.
    const Purpose m_purpose;

    Phase m_phase = Phase::Handshake;
    TimePoint m_deadline = TimePoint::max();
    TimePoint m_requestStart; ///< When the first byte of the request arrived.
    bool m_closesAfterResponse = false;
    bool m_isRetired = false;
    bool m_sentContinue = false;

    std::array<char, 8192> m_chunk{};
    QByteArray m_pending; ///< Bytes that were read but not yet parsed.
    std::optional<RequestReader> m_reader;
    QByteArray m_out; ///< The response that is being sent.
    std::optional<Delivery> m_delivery;
};

} // namespace meja
