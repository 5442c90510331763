#pragma once

#include "queuecounts.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace meja {

/// The service's metrics for Prometheus. Thread-safe.
class ServiceMetrics
{
public:
    ServiceMetrics();
    ~ServiceMetrics();
    Q_DISABLE_COPY_MOVE(ServiceMetrics)

    /// Counts a response.
    ///
    /// @param route a pattern, never a path: `/staff/v1/orders/{id}/archive`. Empty when no route matched;
    /// then the method label is `none`, since clients can send any method and each would create a time
    /// series.
    void countResponse(const QByteArray &method, const QString &route, int status, Duration took);
    /// @param outcome `done`, `waits`, `goes_on`, `needs_person`, `failed`, `given_up`, `lease_lost`.
    void countJobRun(const QString &kind, const QString &outcome, Duration took);
    void countPartnerCall(const QString &partner, const QString &operation, const QString &outcome,
                          Duration took);

    /// Sets the gauges of jobs and attention items; empty when the database is not reachable.
    void setQueueCounts(const std::optional<QueueCounts> &counts);

    /// All metrics in Prometheus' text format.
    [[nodiscard]] QByteArray text() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace meja
