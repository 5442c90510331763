#include "trackingdecision.h"

#include "courier.h"
#include "trackingline.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QtEndian>

#include <algorithm>
#include <exception>
#include <limits>

namespace meja {

namespace {

using namespace std::chrono_literals;

constexpr int courierOffset = 7 * 60 * 60; ///< Seconds east of UTC; couriers' times carry no offset.
constexpr qsizetype maxQuoted = 200;       ///< Characters of a partner's text in an attention item.

bool isBeingReturned(ShipmentStatus status)
{
    return status == ShipmentStatus::Returning || status == ShipmentStatus::Returned;
}

/// A line of the same rank may still be a change, for example a failed delivery attempt.
bool overwrites(ShipmentStatus next, const Shipment &shipment)
{
    using enum ShipmentStatus;
    const int rank = std::max(shipment.rank, rankOf(shipment.status));
    if (shipment.status == Delivered || shipment.status == Cancelled || rankOf(next) < rank)
        return false;
    return next != Delivered || !isBeingReturned(shipment.status);
}

/// A status that does not end a parcel. The compiler refuses an end, so that no line of text can have one.
class OpenStatus
{
public:
    consteval explicit OpenStatus(ShipmentStatus status) : m_status(status)
    {
        using enum ShipmentStatus;
        if (status == Delivered || status == Cancelled || status == Returned || status == Lost)
            std::terminate();
    }

    [[nodiscard]] ShipmentStatus status() const { return m_status; }

private:
    ShipmentStatus m_status;
};

/// The status that a line gives to a parcel, at most *returning*. A parcel that was never collected keeps its
/// status when the courier stops it, so that its order can still be cancelled.
std::optional<OpenStatus> statusAfter(LineMeaning meaning, ShipmentStatus before)
{
    switch (meaning) {
    case LineMeaning::Nothing:
        return std::nullopt;
    case LineMeaning::Collected:
        return OpenStatus(ShipmentStatus::PickedUp);
    case LineMeaning::InTransit:
        return OpenStatus(ShipmentStatus::InTransit);
    case LineMeaning::Stopped:
        return hasLeft(before) ? std::optional(OpenStatus(ShipmentStatus::Problem)) : std::nullopt;
    case LineMeaning::Problem:
        return OpenStatus(ShipmentStatus::Problem);
    case LineMeaning::Returning:
        return OpenStatus(ShipmentStatus::Returning);
    }
    Q_UNREACHABLE();
}

/// A number that identifies a courier and a word.
qint64 subjectOf(const QString &courierAndWord)
{
    const QByteArray digest = QCryptographicHash::hash(courierAndWord.toUtf8(), QCryptographicHash::Sha256);
    return qFromBigEndian<qint64>(digest.constData()) & std::numeric_limits<qint64>::max();
}

/// The text of an item about a reported text. The time tells two equal reports apart, for example two failed
/// attempts.
QString quoted(const QString &text, const std::optional<Instant> &at)
{
    const QString quote = QStringLiteral("the courier reports \"%1\"").arg(text.simplified().left(maxQuoted));
    if (!at)
        return quote;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at->milliseconds, Qt::OffsetFromUTC, courierOffset);
    return quote + time.toString(QStringLiteral(" (yyyy-MM-dd HH:mm)"));
}

/// Reads the news of one parcel.
class NewsReader
{
public:
    NewsReader(const Order &order, const Shipment &shipment, const TrackingLimits &limits)
        : m_order(order), m_before(shipment), m_limits(limits), m_decision{.shipment = shipment}
    {}

    TrackingDecision read(const TrackingNews &news)
    {
        for (const TrackingEvent &line : news.lines)
            readLine(line);
        readSummary(news.summary);
        for (const PartnerStatus &status : news.statuses)
            readStatus(status);
        if (news.isDelivered)
            end(ShipmentStatus::Delivered, QStringLiteral("delivered"));
        if (!m_limits.isShippingBlocked)
            m_decision.path = orderPath(m_order.status, now().status);
        raiseCancelled();
        if (const QString problem = problemOfParcel(); !problem.isEmpty())
            raise(AttentionKind::ParcelProblem, now().id.value, problem);
        return m_decision;
    }

private:
    [[nodiscard]] const Shipment &now() const { return m_decision.shipment; }

    void raise(AttentionKind kind, qint64 subject, const QString &detail)
    {
        m_decision.attention.append({kind, subject, m_before.order, detail});
    }

    void take(ShipmentStatus status, const QString &text, const std::optional<Instant> &at = {})
    {
        m_decision.shipment.status = status;
        m_decision.shipment.rank = rankOf(status);
        m_decision.shipment.rawStatus = text;
        m_report = quoted(text, at);
    }

    /// What a line says. A parcel that the courier stops before it has collected it keeps its status.
    [[nodiscard]] std::optional<OpenStatus> reportedBy(const EntryMeaning &entry,
                                                       const std::optional<Instant> &at)
    {
        if (entry.meaning == LineMeaning::Stopped && !hasLeft(now().status))
            m_stopped = quoted(entry.text, at);
        const auto next = statusAfter(entry.meaning, now().status);
        return next && overwrites(next->status(), now()) ? next : std::nullopt;
    }

    void readLine(const TrackingEvent &line)
    {
        const EntryMeaning entry = meaningOfEntry(m_before.courier, line);
        if (const auto next = reportedBy(entry, line.at))
            take(next->status(), entry.text, line.at);
    }

    /// A text about the present has no place in the order of the lines, so it must have a higher rank.
    void readSummary(const QString &text)
    {
        const auto next = reportedBy({meaningOfLine(m_before.courier, text), text}, {});
        if (next && rankOf(next->status()) > rankOf(now().status))
            take(next->status(), text);
    }

    void readStatus(const PartnerStatus &status)
    {
        if (status.isEmpty())
            return;
        if (const auto meaning = status.meaning())
            return end(*meaning, status.word());
        // One thing per courier and word, whichever parcel it is reported for and however both are spelled.
        const QString courier = courierCode(m_before.courier);
        const QString word = status.word().simplified().toLower();
        raise(AttentionKind::UnknownTrackingWord, subjectOf(courier + u'\n' + word),
              QStringLiteral("courier \"%1\" reports the unknown status \"%2\"")
                  .arg(courier, word.left(maxQuoted)));
    }

    /// Takes a structured value, which may end the parcel.
    void end(ShipmentStatus next, const QString &text)
    {
        if (next == ShipmentStatus::Delivered && now().status == ShipmentStatus::Returning)
            m_isDeliveredInReturn = true;
        if (rankOf(next) > rankOf(now().status) && overwrites(next, now()))
            take(next, text);
    }

    void raiseCancelled()
    {
        if (now().status == ShipmentStatus::Cancelled && m_before.status != ShipmentStatus::Cancelled &&
            !m_limits.isCancellationRequested)
            raise(AttentionKind::CourierCancelled, now().id.value,
                  QStringLiteral("the courier reports \"%1\", but Meja did not request a cancellation")
                      .arg(now().rawStatus.simplified().left(maxQuoted)));
    }

    /// A blocked order is not included: the courier's collection is reported in the item of its reversed
    /// payment, because whoever decides about the money decides about the parcel.
    [[nodiscard]] bool mustNotShip() const
    {
        return !m_limits.isShippingBlocked &&
               (m_order.status == OrderStatus::Cancelled || m_order.status == OrderStatus::Expired ||
                m_order.status == OrderStatus::AwaitingPayment);
    }

    /// Why a person must look at the parcel; empty if nobody must.
    [[nodiscard]] QString problemOfParcel() const
    {
        using enum ShipmentStatus;
        const ShipmentStatus status = now().status;
        if (hasLeft(status) && mustNotShip())
            return QStringLiteral("the order is %1, but its parcel is %2")
                .arg(code(m_order.status), code(status));
        if (m_isDeliveredInReturn)
            return QStringLiteral("the parcel was delivered while it was being returned");
        const bool isProblem =
            status == Problem || status == Returning || status == Returned || status == Lost;
        if (isProblem && status != m_before.status)
            return m_report;
        return hasLeft(status) || hasEnded(status) || m_limits.isCancellationRequested ? QString()
                                                                                       : m_stopped;
    }

    const Order &m_order;
    const Shipment &m_before;
    const TrackingLimits &m_limits;
    TrackingDecision m_decision;
    QString m_report;  ///< About the last accepted text.
    QString m_stopped; ///< About a line by which the courier stops a parcel that it has not collected.
    bool m_isDeliveredInReturn = false;
};

} // namespace

TrackingDecision decide(const Order &order, const Shipment &shipment, const TrackingNews &news,
                        const TrackingLimits &limits)
{
    return NewsReader(order, shipment, limits).read(news);
}

std::optional<Instant> nextTracking(const Shipment &shipment, Instant now)
{
    if (hasEnded(shipment.status))
        return std::nullopt;
    const Duration age = now - shipment.bookedAt;
    if (age > std::chrono::days(60))
        return std::nullopt;
    if (age < 48h)
        return now + 2h;
    return now + (age < std::chrono::days(10) ? Duration(4h) : Duration(12h));
}

QList<OrderStatus> orderPath(OrderStatus order, ShipmentStatus parcel)
{
    const bool canLeave = order == OrderStatus::Paid || order == OrderStatus::Processing;
    QList<OrderStatus> path;
    if (!hasLeft(parcel))
        return path;
    if (canLeave)
        path.append(OrderStatus::Shipped);
    if (parcel == ShipmentStatus::Delivered && (canLeave || order == OrderStatus::Shipped))
        path.append(OrderStatus::Completed);
    return path;
}

} // namespace meja
