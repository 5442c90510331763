#pragma once

#include "queuecounts.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace meja {

/// What the service counts for Prometheus. May be told by any thread.
class ServiceMetrics
{
public:
    ServiceMetrics();
    ~ServiceMetrics();
    Q_DISABLE_COPY_MOVE(ServiceMetrics)

    /// @param route a pattern, never a path: `/staff/v1/orders/{id}/archive`; empty when there was none, and
    /// then the method, which may be anything, doesn't count either.
    void answered(const QByteArray &method, const QString &route, int status, Duration took);
    /// @param outcome `done`, `waits`, `goes_on`, `needs_person`, `failed`, `given_up`, `lease_lost`.
    void ranJob(const QString &kind, const QString &outcome, Duration took);
    void calledPartner(const QString &partner, const QString &operation, const QString &outcome,
                       Duration took);

    /// What the database just told; nothing when it could not be reached.
    void take(const std::optional<QueueCounts> &counts);

    /// In Prometheus' text format.
    [[nodiscard]] QByteArray text() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace meja
