#include "httpconnection.h"

#include "responsebytes.h"

#include <boost/asio/buffer.hpp>

#include <algorithm>

namespace meja {

namespace {

constexpr std::chrono::milliseconds noTimeout = std::chrono::milliseconds::max();
/// How long the client may take to read the last response and close.
constexpr std::chrono::milliseconds lingerTimeout = std::chrono::seconds(2);

constexpr QByteArrayView continueResponse = "HTTP/1.1 100 Continue\r\n\r\n";

} // namespace

HttpConnection::HttpConnection(ConnectionOwner &owner, std::unique_ptr<Transport> transport,
                               const QString &peer, const boost::asio::any_io_executor &executor,
                               Purpose purpose)
    : m_owner(owner),
      m_transport(std::move(transport)),
      m_peer(peer),
      m_timer(executor),
      m_purpose(purpose),
      m_closesAfterResponse(purpose == Purpose::Monitoring)
{}

std::chrono::milliseconds HttpConnection::headTimeout() const
{
    const HttpServerSettings &settings = m_owner.settings();
    return isForMonitoring() ? std::min(settings.headerTimeout, settings.reserveTimeout)
                             : settings.headerTimeout;
}

void HttpConnection::enterPhase(Phase phase, std::chrono::milliseconds timeout)
{
    m_phase = phase;
    m_deadline = timeout == noTimeout ? TimePoint::max() : std::chrono::steady_clock::now() + timeout;
}

void HttpConnection::start()
{
    enterPhase(Phase::Handshake, headTimeout());
    m_transport->handshake([self = shared_from_this()](const auto &error, std::size_t) {
        if (error)
            return self->close();
        self->m_reader.emplace(self->m_owner.settings(), self->m_peer);
        self->enterPhase(Phase::Idle, self->headTimeout());
        self->read();
    });
}

void HttpConnection::nextRequest()
{
    m_reader.emplace(m_owner.settings(), m_peer);
    m_sentContinue = false;
    if (m_pending.isEmpty()) {
        enterPhase(Phase::Idle, m_owner.settings().idleTimeout);
        return read();
    }
    m_requestStart = std::chrono::steady_clock::now();
    m_phase = Phase::Reading;
    parse();
}

void HttpConnection::read()
{
    m_transport->read(boost::asio::buffer(m_chunk),
                      [self = shared_from_this()](const auto &error, std::size_t bytes) {
                          self->handleRead(error, bytes);
                      });
}

void HttpConnection::handleRead(const boost::system::error_code &error, std::size_t bytes)
{
    if (m_phase == Phase::TimingOut)
        return sendRefusal(isForMonitoring() ? 503 : 408);
    if (m_phase == Phase::Closed)
        return;
    if (error)
        return close();
    if (m_phase == Phase::Idle) {
        m_requestStart = std::chrono::steady_clock::now();
        m_phase = Phase::Reading;
    }
    m_pending.append(m_chunk.data(), static_cast<qsizetype>(bytes));
    parse();
}

void HttpConnection::parse()
{
    switch (m_reader->take(m_pending)) {
    case RequestReader::State::Head:
        m_deadline = m_requestStart + headTimeout();
        return read();
    case RequestReader::State::Body:
        m_deadline = m_requestStart + m_owner.settings().requestTimeout;
        return m_reader->expectsContinue() && !m_sentContinue ? sendContinue() : read();
    case RequestReader::State::Complete:
        return handleRequest();
    case RequestReader::State::Refused:
        return sendRefusal(m_reader->refusal());
    }
}

void HttpConnection::handleRequest()
{
    if (isForMonitoring() && !m_owner.settings().monitoringPaths.contains(m_reader->request().path))
        return sendRefusal(503);
    enterPhase(Phase::Handling, noTimeout);
    m_owner.handle(m_reader->request(), shared_from_this());
}

void HttpConnection::sendContinue()
{
    m_sentContinue = true;
    m_transport->write(
        boost::asio::buffer(continueResponse.data(), static_cast<std::size_t>(continueResponse.size())),
        [self = shared_from_this()](const auto &error, std::size_t) {
            if (self->m_phase == Phase::TimingOut)
                return self->sendRefusal(408);
            return error ? self->close() : self->read();
        });
}

void HttpConnection::sendRefusal(int status)
{
    m_closesAfterResponse = true;
    m_out = bytesOf(m_owner.refusal(status, m_peer), {.closes = true});
    write();
}

void HttpConnection::sendResponse(const HttpResponse &response)
{
    if (m_phase == Phase::Closed)
        return;
    m_closesAfterResponse = m_closesAfterResponse || !m_reader->keepsAlive();
    m_out = bytesOf(response, {.isForHead = m_reader->request().method == "HEAD",
                               .closes = m_closesAfterResponse,
                               .isOldHttp = m_reader->isOldHttp()});
    m_delivery = response.delivery;
    if (!m_delivery)
        return write();
    runAfter(m_delivery->wait, [self = shared_from_this()] { self->deliver(); });
}

void HttpConnection::deliver()
{
    switch (m_delivery->mode) {
    case Delivery::Mode::Whole:
        return write();
    case Delivery::Mode::Nothing:
        return close();
    case Delivery::Mode::Part:
        m_out.truncate(m_delivery->bytes);
        return write();
    case Delivery::Mode::Hang:
        enterPhase(Phase::Hanging, noTimeout);
        return m_isRetired ? close() : waitForDisconnect();
    case Delivery::Mode::Trickle:
        return trickle(0);
    }
}

void HttpConnection::write()
{
    enterPhase(Phase::Writing, m_owner.settings().responseTimeout);
    m_transport->write(
        boost::asio::buffer(m_out.constData(), static_cast<std::size_t>(m_out.size())),
        [self = shared_from_this()](const auto &error, std::size_t) { self->afterResponse(error); });
}

void HttpConnection::waitForDisconnect()
{
    m_transport->read(boost::asio::buffer(m_chunk),
                      [self = shared_from_this()](const auto &error, std::size_t) {
                          return error ? self->close() : self->waitForDisconnect();
                      });
}

void HttpConnection::trickle(qsizetype from)
{
    const qsizetype size = qBound(qsizetype(0), m_out.size() - from, qMax(qsizetype(1), m_delivery->bytes));
    if (size == 0)
        return afterResponse({});
    enterPhase(Phase::Writing, m_owner.settings().responseTimeout + m_delivery->pause);
    m_transport->write(boost::asio::buffer(m_out.constData() + from, static_cast<std::size_t>(size)),
                       [self = shared_from_this(), next = from + size](const auto &error, std::size_t) {
                           if (error)
                               return self->close();
                           self->runAfter(self->m_delivery->pause, [self, next] { self->trickle(next); });
                       });
}

void HttpConnection::runAfter(std::chrono::milliseconds delay, std::function<void()> then)
{
    m_timer.expires_after(delay);
    m_timer.async_wait([self = shared_from_this(), then = std::move(then)](const auto &error) {
        if (!error && self->m_phase != Phase::Closed)
            then();
    });
}

void HttpConnection::afterResponse(const boost::system::error_code &error)
{
    const bool isPartial = m_delivery && m_delivery->mode == Delivery::Mode::Part;
    m_delivery.reset();
    if (error || isPartial)
        return close();
    return m_closesAfterResponse ? linger() : nextRequest();
}

void HttpConnection::linger()
{
    enterPhase(Phase::Lingering, lingerTimeout);
    m_transport->finish([self = shared_from_this()](const auto &, std::size_t) { self->drain(); });
}

void HttpConnection::drain()
{
    if (m_phase == Phase::Closed)
        return;
    m_transport->drain(boost::asio::buffer(m_chunk),
                       [self = shared_from_this()](const auto &error, std::size_t) {
                           return error ? self->close() : self->drain();
                       });
}

void HttpConnection::checkDeadline(TimePoint now)
{
    if (now < m_deadline)
        return;
    const bool isReading = m_phase == Phase::Reading || (m_phase == Phase::Idle && isForMonitoring());
    if (!isReading)
        return close();
    enterPhase(Phase::TimingOut, lingerTimeout);
    m_transport->cancel();
}

void HttpConnection::closeGracefully()
{
    m_isRetired = true;
    m_closesAfterResponse = true;
    if (m_phase == Phase::Handshake || m_phase == Phase::Idle || m_phase == Phase::Hanging)
        close();
}

void HttpConnection::close()
{
    if (m_phase == Phase::Closed)
        return;
    m_phase = Phase::Closed;
    m_timer.cancel();
    m_transport->close();
    m_owner.ended(shared_from_this());
}

} // namespace meja
