#include "httpconnection.h"

#include "answerbytes.h"

#include <boost/asio/buffer.hpp>

namespace meja {

namespace {

constexpr std::chrono::milliseconds forEver = std::chrono::milliseconds::max();
/// For a client to take the last answer and go.
constexpr std::chrono::milliseconds leaveTime = std::chrono::seconds(2);

constexpr QByteArrayView goOn = "HTTP/1.1 100 Continue\r\n\r\n";

} // namespace

HttpConnection::HttpConnection(ConnectionOwner &owner, std::unique_ptr<Transport> transport,
                               const QString &peer, const boost::asio::any_io_executor &executor)
    : m_owner(owner), m_transport(std::move(transport)), m_peer(peer), m_timer(executor)
{}

void HttpConnection::wait(Phase phase, std::chrono::milliseconds atMost)
{
    m_phase = phase;
    m_deadline = atMost == forEver ? TimePoint::max() : std::chrono::steady_clock::now() + atMost;
}

void HttpConnection::start()
{
    wait(Phase::Greeting, m_owner.settings().headerTime);
    m_transport->handshake([self = shared_from_this()](const auto &error, std::size_t) {
        if (error)
            return self->close();
        self->m_reader.emplace(self->m_owner.settings(), self->m_peer);
        self->wait(Phase::Idle, self->m_owner.settings().headerTime);
        self->read();
    });
}

void HttpConnection::nextRequest()
{
    m_reader.emplace(m_owner.settings(), m_peer);
    m_toldToGoOn = false;
    if (m_pending.isEmpty()) {
        wait(Phase::Idle, m_owner.settings().idleTime);
        return read();
    }
    m_begun = std::chrono::steady_clock::now();
    m_phase = Phase::Reading;
    parse();
}

void HttpConnection::read()
{
    m_transport->read(
        boost::asio::buffer(m_chunk),
        [self = shared_from_this()](const auto &error, std::size_t bytes) { self->tookBytes(error, bytes); });
}

void HttpConnection::tookBytes(const boost::system::error_code &error, std::size_t bytes)
{
    if (m_phase == Phase::TimingOut)
        return answerRefusal(408);
    if (m_phase == Phase::Closed)
        return;
    if (error)
        return close();
    if (m_phase == Phase::Idle) {
        m_begun = std::chrono::steady_clock::now();
        m_phase = Phase::Reading;
    }
    m_pending.append(m_chunk.data(), static_cast<qsizetype>(bytes));
    parse();
}

void HttpConnection::parse()
{
    switch (m_reader->take(m_pending)) {
    case RequestReader::State::Head:
        m_deadline = m_begun + m_owner.settings().headerTime;
        return read();
    case RequestReader::State::Body:
        m_deadline = m_begun + m_owner.settings().requestTime;
        return m_reader->expectsContinue() && !m_toldToGoOn ? tellToGoOn() : read();
    case RequestReader::State::Complete:
        wait(Phase::Handling, forEver);
        return m_owner.handle(m_reader->request(), shared_from_this());
    case RequestReader::State::Refused:
        return answerRefusal(m_reader->refusal());
    }
}

void HttpConnection::tellToGoOn()
{
    m_toldToGoOn = true;
    m_transport->write(boost::asio::buffer(goOn.data(), static_cast<std::size_t>(goOn.size())),
                       [self = shared_from_this()](const auto &error, std::size_t) {
                           if (self->m_phase == Phase::TimingOut)
                               return self->answerRefusal(408);
                           return error ? self->close() : self->read();
                       });
}

void HttpConnection::answerRefusal(int status)
{
    m_closesAfterAnswer = true;
    m_out = bytesOf(m_owner.refusal(status, m_peer), {.closes = true});
    write();
}

void HttpConnection::refuse(int status)
{
    answerRefusal(status);
}

void HttpConnection::answered(const HttpAnswer &answer)
{
    if (m_phase == Phase::Closed)
        return;
    m_closesAfterAnswer = m_closesAfterAnswer || !m_reader->keepsAlive();
    m_out = bytesOf(answer, {.isForHead = m_reader->request().method == "HEAD",
                             .closes = m_closesAfterAnswer,
                             .isOldHttp = m_reader->speaksOldHttp()});
    m_delivery = answer.delivery;
    if (!m_delivery)
        return write();
    later(m_delivery->wait, [self = shared_from_this()] { self->deliver(); });
}

void HttpConnection::deliver()
{
    switch (m_delivery->manner) {
    case Delivery::Manner::Whole:
        return write();
    case Delivery::Manner::Nothing:
        return close();
    case Delivery::Manner::Part:
        m_out.truncate(m_delivery->bytes);
        return write();
    case Delivery::Manner::Hang:
        wait(Phase::Hanging, forEver);
        return m_isRetired ? close() : hang();
    case Delivery::Manner::Trickle:
        return trickle(0);
    }
}

void HttpConnection::write()
{
    wait(Phase::Writing, m_owner.settings().answerTime);
    m_transport->write(
        boost::asio::buffer(m_out.constData(), static_cast<std::size_t>(m_out.size())),
        [self = shared_from_this()](const auto &error, std::size_t) { self->afterAnswer(error); });
}

void HttpConnection::hang()
{
    m_transport->read(boost::asio::buffer(m_chunk),
                      [self = shared_from_this()](const auto &error, std::size_t) {
                          return error ? self->close() : self->hang();
                      });
}

void HttpConnection::trickle(qsizetype from)
{
    const qsizetype size = qBound(qsizetype(0), m_out.size() - from, qMax(qsizetype(1), m_delivery->bytes));
    if (size == 0)
        return afterAnswer({});
    wait(Phase::Writing, m_owner.settings().answerTime + m_delivery->pause);
    m_transport->write(boost::asio::buffer(m_out.constData() + from, static_cast<std::size_t>(size)),
                       [self = shared_from_this(), next = from + size](const auto &error, std::size_t) {
                           if (error)
                               return self->close();
                           self->later(self->m_delivery->pause, [self, next] { self->trickle(next); });
                       });
}

void HttpConnection::later(std::chrono::milliseconds delay, std::function<void()> then)
{
    m_timer.expires_after(delay);
    m_timer.async_wait([self = shared_from_this(), then = std::move(then)](const auto &error) {
        if (!error && self->m_phase != Phase::Closed)
            then();
    });
}

void HttpConnection::afterAnswer(const boost::system::error_code &error)
{
    const bool isCut = m_delivery && m_delivery->manner == Delivery::Manner::Part;
    m_delivery.reset();
    if (error || isCut)
        return close();
    return m_closesAfterAnswer ? leave() : nextRequest();
}

void HttpConnection::leave()
{
    wait(Phase::Leaving, leaveTime);
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

void HttpConnection::lookAtTime(TimePoint now)
{
    if (now < m_deadline)
        return;
    if (m_phase != Phase::Reading)
        return close();
    wait(Phase::TimingOut, leaveTime);
    m_transport->cancel();
}

void HttpConnection::retire()
{
    m_isRetired = true;
    m_closesAfterAnswer = true;
    if (m_phase == Phase::Greeting || m_phase == Phase::Idle || m_phase == Phase::Hanging)
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
