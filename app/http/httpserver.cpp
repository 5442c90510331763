#include "httpserver.h"

#include "connectiontable.h"
#include "forwardedaddress.h"
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
#include <optional>
#include <thread>

namespace meja {

namespace asio = boost::asio;
using boost::asio::ip::tcp;

namespace {

/// How often deadlines are checked. They need not be exact.
constexpr std::chrono::milliseconds deadlineInterval(50);
/// Pause after a failed `accept`, for example when there are no free file descriptors.
constexpr std::chrono::milliseconds acceptRetryDelay(100);
/// Threads for requests of monitoring, which must not wait for busy workers.
constexpr std::size_t monitoringThreads = 4;

HttpResponse plainRefusal(int status, const QString &)
{
    return HttpResponse::text(status, reasonPhrase(status) + '\n');
}

QString textOf(const asio::ip::address &address)
{
    const std::string text = address.to_string();
    const QString canonical = canonicalAddress(QByteArray::fromStdString(text));
    return canonical.isEmpty() ? QString::fromStdString(text) : canonical;
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
          m_table(m_settings),
          m_workers(static_cast<std::size_t>(qMax(1, m_settings.workers)))
    {
        if (!m_settings.monitoringPaths.isEmpty())
            m_monitoring.emplace(monitoringThreads);
    }
    ~Private() override
    {
        (void)stop(std::chrono::milliseconds(0));
        m_workers.join();
        if (m_monitoring)
            m_monitoring->join();
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
    void accepted(const boost::system::error_code &error, tcp::socket socket);
    void addConnection(tcp::socket socket);
    [[nodiscard]] std::unique_ptr<Transport> transportFor(tcp::socket socket);
    void watchDeadlines();
    void checkDeadlines();
    void armAgain();
    [[nodiscard]] HttpResponse runHandler(const HttpRequest &request);
    void forEach(const std::function<void(HttpConnection &)> &action);
    bool waitUntilEmpty(std::chrono::milliseconds deadline);

    const HttpServerSettings m_settings;
    const HttpHandler m_handler;
    const HttpRefusal m_refusal;

    asio::io_context m_io{1};
    ListeningSocket m_socket;
    asio::steady_timer m_deadlineTimer;
    bool m_isAccepting = false; ///< Whether a wait for the next connection is pending.
    bool m_isWatching = false;  ///< Whether a wait for the next check of deadlines is pending.
    ConnectionTable m_table;
    std::atomic<int> m_count{0};
    std::mutex m_mutex;
    std::condition_variable m_isEmpty;
    std::thread m_thread;
    // Last members: their handlers use the members above.
    asio::thread_pool m_workers;
    std::optional<asio::thread_pool> m_monitoring; ///< For `monitoringPaths`.
};

tl::expected<quint16, QString> HttpServer::Private::listen()
{
    if (m_thread.joinable())
        return tl::unexpected(QStringLiteral("the server is already listening"));
    auto port = m_socket.open(m_settings);
    if (!port)
        return port;
    accept();
    watchDeadlines();
    m_thread = std::thread([this] { serve(); });
    return port;
}

void HttpServer::Private::serve()
{
    for (;;) {
        try {
            armAgain();
            m_io.run();
            return;
        } catch (const std::exception &error) {
            // A failure of one connection, such as no memory for its request, must not end the others.
            qCritical("http: a connection failed: %s", error.what());
        }
    }
}

/// After an exception, the handler that threw it may not have started its next wait.
void HttpServer::Private::armAgain()
{
    if (!m_isAccepting && m_socket.acceptor().is_open())
        accept();
    if (!m_isWatching)
        watchDeadlines();
}

void HttpServer::Private::accept()
{
    m_socket.acceptor().async_accept([this](const auto &error, tcp::socket socket) {
        m_isAccepting = false;
        accepted(error, std::move(socket));
    });
    m_isAccepting = true;
}

void HttpServer::Private::accepted(const boost::system::error_code &error, tcp::socket socket)
{
    if (error == asio::error::operation_aborted || !m_socket.acceptor().is_open())
        return;
    if (error)
        return m_socket.pause(acceptRetryDelay, [this] { armAgain(); });
    // The next wait starts first: whatever fails for this connection, the next one is accepted.
    accept();
    addConnection(std::move(socket));
}

std::unique_ptr<Transport> HttpServer::Private::transportFor(tcp::socket socket)
{
    if (m_socket.tls())
        return std::make_unique<TlsTransport>(std::move(socket), *m_socket.tls());
    return std::make_unique<PlainTransport>(std::move(socket));
}

void HttpServer::Private::addConnection(tcp::socket socket)
{
    boost::system::error_code error;
    const auto peer = socket.remote_endpoint(error);
    if (error)
        return;
    socket.set_option(tcp::no_delay(true), error);
    const QString address = textOf(peer.address());
    const auto admission = m_table.admit(address);
    if (admission == ConnectionTable::Admission::Refused)
        return;
    const auto purpose = admission == ConnectionTable::Admission::Served
                             ? HttpConnection::Purpose::AllRequests
                             : HttpConnection::Purpose::Monitoring;
    const auto connection = std::make_shared<HttpConnection>(*this, transportFor(std::move(socket)), address,
                                                             m_io.get_executor(), purpose);
    m_table.add(connection, address, admission);
    ++m_count;
    connection->start();
}

void HttpServer::Private::watchDeadlines()
{
    m_deadlineTimer.expires_after(deadlineInterval);
    m_deadlineTimer.async_wait([this](const auto &error) {
        m_isWatching = false;
        if (error)
            return;
        watchDeadlines();
        checkDeadlines();
    });
    m_isWatching = true;
}

void HttpServer::Private::checkDeadlines()
{
    const auto now = std::chrono::steady_clock::now();
    forEach([now](HttpConnection &connection) {
        try {
            connection.checkDeadline(now);
        } catch (const std::exception &error) {
            qCritical("http: a connection failed: %s", error.what());
            connection.close();
        }
    });
}

void HttpServer::Private::forEach(const std::function<void(HttpConnection &)> &action)
{
    const auto all = m_table.all();
    for (const auto &connection : all)
        action(*connection);
}

void HttpServer::Private::handle(const HttpRequest &request,
                                 const std::shared_ptr<HttpConnection> &connection)
{
    const bool isMonitoring = m_monitoring && m_settings.monitoringPaths.contains(request.path);
    const auto deadline = std::chrono::steady_clock::now() + m_settings.queueTimeout;
    asio::post(isMonitoring ? *m_monitoring : m_workers, [this, request, connection, deadline] {
        const bool isLate = std::chrono::steady_clock::now() > deadline;
        const HttpResponse response = isLate ? refusal(503, request.peer) : runHandler(request);
        asio::post(m_io, [connection, response] { connection->sendResponse(response); });
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
    m_table.remove(connection);
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
