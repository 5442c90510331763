#pragma once

#include "httpanswer.h"
#include "requestreader.h"
#include "transport.h"

#include <boost/asio/steady_timer.hpp>

#include <array>
#include <memory>
#include <optional>

namespace meja {

class HttpConnection;

/// What a connection needs of its server.
class ConnectionOwner
{
public:
    ConnectionOwner() = default;
    virtual ~ConnectionOwner() = default;
    Q_DISABLE_COPY_MOVE(ConnectionOwner)

    [[nodiscard]] virtual const HttpServerSettings &settings() const = 0;
    /// Has the request answered on a worker thread; the answer comes back to `answered()`.
    virtual void handle(const HttpRequest &request, const std::shared_ptr<HttpConnection> &connection) = 0;
    /// What somebody is told whose request never reaches a handler.
    virtual HttpAnswer refusal(int status, const QString &peer) = 0;
    virtual void ended(const std::shared_ptr<HttpConnection> &connection) = 0;
};

/// One client's connection: reads a request, has it answered, delivers the answer, and again. Lives on the
/// server's one thread of input and output; kept alive by whatever it waits for.
class HttpConnection : public std::enable_shared_from_this<HttpConnection>
{
public:
    HttpConnection(ConnectionOwner &owner, std::unique_ptr<Transport> transport, const QString &peer,
                   const boost::asio::any_io_executor &executor);

    /// Begins to serve.
    void start();
    /// Only tells the client this status, and goodbye.
    void refuse(int status);
    /// The handler's answer to the request that was handed on.
    void answered(const HttpAnswer &answer);

    using TimePoint = std::chrono::steady_clock::time_point;
    /// Cuts off what takes too long.
    void lookAtTime(TimePoint now);
    /// Ends now when idle, otherwise after the answer that is due.
    void retire();
    void close();

private:
    enum class Phase {
        Greeting,  ///< TLS is being agreed on.
        Idle,      ///< Between two requests.
        Reading,   ///< A request has begun.
        TimingOut, ///< It took too long; what is being read is called off, then it is told so.
        Handling,  ///< A handler has it.
        Hanging,   ///< It shall get no answer.
        Writing,
        Leaving, ///< The last answer is out; what still comes is thrown away, so that it isn't lost to a
                 ///< reset.
        Closed
    };

    void wait(Phase phase, std::chrono::milliseconds atMost);
    void nextRequest();
    void read();
    void tookBytes(const boost::system::error_code &error, std::size_t bytes);
    void parse();
    void tellToGoOn();
    void answerRefusal(int status);

    void write();
    void deliver();
    void hang();
    void trickle(qsizetype from);
    void later(std::chrono::milliseconds delay, std::function<void()> then);
    void afterAnswer(const boost::system::error_code &error);
    void leave();
    void drain();

    ConnectionOwner &m_owner;
    std::unique_ptr<Transport> m_transport;
    QString m_peer;
    boost::asio::steady_timer m_timer; ///< For deliveries that take their time.

    Phase m_phase = Phase::Greeting;
    TimePoint m_deadline = TimePoint::max();
    TimePoint m_begun; ///< When the first byte of the request came.
    bool m_closesAfterAnswer = false;
    bool m_isRetired = false;
    bool m_toldToGoOn = false;

    std::array<char, 8192> m_chunk{};
    QByteArray m_pending; ///< Read, and not yet part of a request.
    std::optional<RequestReader> m_reader;
    QByteArray m_out; ///< The answer that is going out.
    std::optional<Delivery> m_delivery;
};

} // namespace meja
