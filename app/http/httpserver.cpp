#include "httpserver.h"

#include "httpconnection.h"
#include "listeningsocket.h"
#include "plaintransport.h"
#include "tlstransport.h"

#include <QLoggingCategory>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <unordered_set>

namespace meja {

namespace asio = boost::asio;
using boost::asio::ip::tcp;

namespace {

/// How often deadlines are checked. They need not be exact.
constexpr std::chrono::milliseconds deadlineInterval(50);
/// Pause after a failed `accept`, for example when there are no free file descriptors.
constexpr std::chrono::milliseconds acceptRetryDelay(100);
/// How many clients above the limit get a 503 at the same time. Further ones are disconnected without a
/// response.
constexpr std::size_t maxRefusedAtOnce = 64;

HttpResponse plainRefusal(int status, const QString &)
{
    return HttpResponse::text(status, reasonPhrase(status) + '\n');
}

} // namespace

class HttpServer::Private : public ConnectionOwner
{
public:
    Private(HttpServerSettings settings, HttpHandler handler, HttpRefusal refusal)
        : m_settings(std::move(settings)),
          m_handler(std::move(handler)),
          m_refusal(refusal ? std::move(refusal) : HttpRefusal(plainRefusal)),
          m_socket(m_io),
          m_deadlineTimer(m_io),
          m_workers(static_cast<std::size_t>(qMax(1, m_settings.workers)))
    {}
    ~Private() override
    {
        (void)stop(std::chrono::milliseconds(0));
        m_workers.join();
    }
    Q_DISABLE_COPY_MOVE(Private)

    tl::expected<quint16, QString> listen();
    bool stop(std::chrono::milliseconds deadline);
    [[nodiscard]] int connections() const { return m_count; }

    [[nodiscard]] const HttpServerSettings &settings() const override { return m_settings; }
    void handle(const HttpRequest &request, const std::shared_ptr<HttpConnection> &connection) override;
    HttpResponse refusal(int status, const QString &peer) override;
    void ended(const std::shared_ptr<HttpConnection> &connection) override;

private:
    void serve();
    void accept();
    void addConnection(tcp::socket socket);
    void checkDeadlines();
    [[nodiscard]] HttpResponse runHandler(const HttpRequest &request);
    void forEach(const std::function<void(HttpConnection &)> &action);
    bool waitUntilEmpty(std::chrono::milliseconds deadline);

    const HttpServerSettings m_settings;
    const HttpHandler m_handler;
    const HttpRefusal m_refusal;

    asio::io_context m_io{1};
    ListeningSocket m_socket;
    asio::steady_timer m_deadlineTimer;
    std::unordered_set<std::shared_ptr<HttpConnection>> m_connections;
    std::atomic<int> m_count{0};
    std::mutex m_mutex;
    std::condition_variable m_isEmpty;
    std::thread m_thread;
    asio::thread_pool m_workers; ///< Last member: its handlers use the members above.
};

tl::expected<quint16, QString> HttpServer::Private::listen()
{
    if (m_thread.joinable())
        return tl::unexpected(QStringLiteral("the server is already listening"));
    auto port = m_socket.open(m_settings);
    if (!port)
        return port;
    accept();
    checkDeadlines();
    m_thread = std::thread([this] { serve(); });
    return port;
}

void HttpServer::Private::serve()
{
    for (;;) {
        try {
            m_io.run();
            return;
        } catch (const std::exception &error) {
            // A failure of one connection, such as no memory for its request, must not end the others.
            qCritical("http: a connection failed: %s", error.what());
        }
    }
}

void HttpServer::Private::accept()
{
    m_socket.acceptor().async_accept([this](const auto &error, tcp::socket socket) {
        if (error == asio::error::operation_aborted || !m_socket.acceptor().is_open())
            return;
        if (!error) {
            addConnection(std::move(socket));
            return accept();
        }
        m_socket.pause(acceptRetryDelay, [this] { accept(); });
    });
}

void HttpServer::Private::addConnection(tcp::socket socket)
{
    boost::system::error_code error;
    const auto peer = socket.remote_endpoint(error);
    if (error)
        return;
    socket.set_option(tcp::no_delay(true), error);
    const auto limit = static_cast<std::size_t>(m_settings.maxConnections);
    const bool isFull = m_connections.size() >= limit;
    if (isFull && (m_socket.tls() || m_connections.size() >= limit + maxRefusedAtOnce))
        return;
    std::unique_ptr<Transport> transport;
    if (m_socket.tls())
        transport = std::make_unique<TlsTransport>(std::move(socket), *m_socket.tls());
    else
        transport = std::make_unique<PlainTransport>(std::move(socket));
    const auto connection = std::make_shared<HttpConnection>(
        *this, std::move(transport), QString::fromStdString(peer.address().to_string()), m_io.get_executor());
    m_connections.insert(connection);
    ++m_count;
    isFull ? connection->refuse(503) : connection->start();
}

void HttpServer::Private::checkDeadlines()
{
    m_deadlineTimer.expires_after(deadlineInterval);
    m_deadlineTimer.async_wait([this](const auto &error) {
        if (error)
            return;
        const auto now = std::chrono::steady_clock::now();
        forEach([now](HttpConnection &connection) { connection.checkDeadline(now); });
        checkDeadlines();
    });
}

void HttpServer::Private::forEach(const std::function<void(HttpConnection &)> &action)
{
    // A copy: the action may end a connection.
    const std::vector<std::shared_ptr<HttpConnection>> all(m_connections.begin(), m_connections.end());
    for (const auto &connection : all)
        action(*connection);
}

void HttpServer::Private::handle(const HttpRequest &request,
                                 const std::shared_ptr<HttpConnection> &connection)
{
    asio::post(m_workers, [this, request, connection] {
        asio::post(m_io,
                   [connection, response = runHandler(request)] { connection->sendResponse(response); });
    });
}

HttpResponse HttpServer::Private::runHandler(const HttpRequest &request)
{
    try {
        return m_handler(request);
    } catch (const std::exception &error) {
        qCritical("http: a handler threw: %s", error.what());
    } catch (...) {
        qCritical("http: a handler threw");
    }
    return refusal(500, request.peer);
}

HttpResponse HttpServer::Private::refusal(int status, const QString &peer)
{
    return m_refusal(status, peer);
}

void HttpServer::Private::ended(const std::shared_ptr<HttpConnection> &connection)
{
    m_connections.erase(connection);
    const std::lock_guard lock(m_mutex);
    --m_count;
    m_isEmpty.notify_all();
}

bool HttpServer::Private::waitUntilEmpty(std::chrono::milliseconds deadline)
{
    std::unique_lock lock(m_mutex);
    return m_isEmpty.wait_for(lock, deadline, [this] { return m_count == 0; });
}

bool HttpServer::Private::stop(std::chrono::milliseconds deadline)
{
    if (!m_thread.joinable())
        return true;
    const auto until = std::chrono::steady_clock::now() + deadline;
    std::promise<void> closing;
    asio::post(m_io, [this, &closing] {
        m_socket.close();
        forEach([](HttpConnection &connection) { connection.closeGracefully(); });
        closing.set_value();
    });
    closing.get_future().wait();
    const auto remaining = until - std::chrono::steady_clock::now();
    const bool isDrained = waitUntilEmpty(std::chrono::duration_cast<std::chrono::milliseconds>(remaining));
    asio::post(m_io, [this] {
        forEach([](HttpConnection &connection) { connection.close(); });
        m_io.stop();
    });
    m_thread.join();
    return isDrained;
}

HttpServer::HttpServer(HttpServerSettings settings, HttpHandler handler, HttpRefusal refusal)
    : d(std::make_unique<Private>(std::move(settings), std::move(handler), std::move(refusal)))
{}

HttpServer::~HttpServer() = default;

tl::expected<quint16, QString> HttpServer::listen()
{
    return d->listen();
}

bool HttpServer::stop(std::chrono::milliseconds deadline)
{
    return d->stop(deadline);
}

int HttpServer::connections() const
{
    return d->connections();
}

} // namespace meja
