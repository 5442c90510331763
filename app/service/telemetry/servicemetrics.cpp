#include "servicemetrics.h"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <mutex>
#include <set>

namespace meja {

namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;
using Labels = std::map<std::string, std::string>;

/// Seconds: our own requests take milliseconds, a partner's response up to half a minute.
const Histogram::BucketBoundaries bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                         0.25,  0.5,    1,     2.5,  5,     10,   30};

double seconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

class ServiceMetrics::Private
{
public:
    prometheus::Registry registry;
    std::mutex countsMutex;    ///< Serializes concurrent scrapes.
    std::set<Gauge *> counted; ///< All gauges of jobs and attention items that were ever set.

    Family<Counter> &requests = prometheus::BuildCounter()
                                    .Name("meja_http_requests_total")
                                    .Help("HTTP responses, by route and status")
                                    .Register(registry);
    Family<Histogram> &requestTime = prometheus::BuildHistogram()
                                         .Name("meja_http_request_seconds")
                                         .Help("Seconds from the complete request to its response, by route")
                                         .Register(registry);
    Family<Counter> &runs = prometheus::BuildCounter()
                                .Name("meja_job_runs_total")
                                .Help("Job runs, by kind and outcome")
                                .Register(registry);
    Family<Histogram> &runTime = prometheus::BuildHistogram()
                                     .Name("meja_job_run_seconds")
                                     .Help("Seconds a job run took, by kind")
                                     .Register(registry);
    Family<Counter> &calls = prometheus::BuildCounter()
                                 .Name("meja_gateway_calls_total")
                                 .Help("Calls to partners, by operation and outcome")
                                 .Register(registry);
    Family<Histogram> &callTime = prometheus::BuildHistogram()
                                      .Name("meja_gateway_call_seconds")
                                      .Help("Seconds a call to a partner took, by operation")
                                      .Register(registry);
    Family<Gauge> &jobs = prometheus::BuildGauge()
                              .Name("meja_jobs")
                              .Help("Unfinished jobs, by kind and state")
                              .Register(registry);
    Gauge &oldestJob = prometheus::BuildGauge()
                           .Name("meja_oldest_job_seconds")
                           .Help("Seconds the oldest due job has waited for a worker")
                           .Register(registry)
                           .Add({});
    Family<Gauge> &attention = prometheus::BuildGauge()
                                   .Name("meja_attention_items")
                                   .Help("Open attention items, which need a person, by kind")
                                   .Register(registry);
    Gauge &database = prometheus::BuildGauge()
                          .Name("meja_database_reachable")
                          .Help("1 when the database was reachable for this scrape, else 0")
                          .Register(registry)
                          .Add({});
};

ServiceMetrics::ServiceMetrics() : d(std::make_unique<Private>()) {}

ServiceMetrics::~ServiceMetrics() = default;

void ServiceMetrics::countResponse(const QByteArray &method, const QString &route, int status, Duration took)
{
    const Labels labels{{"method", route.isEmpty() ? "none" : method.toStdString()},
                        {"route", route.isEmpty() ? "none" : route.toStdString()}};
    Labels withStatus = labels;
    withStatus.emplace("status", std::to_string(status));
    d->requests.Add(withStatus).Increment();
    d->requestTime.Add(labels, bounds).Observe(seconds(took));
}

void ServiceMetrics::countJobRun(const QString &kind, const QString &outcome, Duration took)
{
    d->runs.Add({{"kind", kind.toStdString()}, {"outcome", outcome.toStdString()}}).Increment();
    d->runTime.Add({{"kind", kind.toStdString()}}, bounds).Observe(seconds(took));
}

void ServiceMetrics::countPartnerCall(const QString &partner, const QString &operation,
                                      const QString &outcome, Duration took)
{
    const Labels labels{{"partner", partner.toStdString()}, {"operation", operation.toStdString()}};
    Labels withOutcome = labels;
    withOutcome.emplace("outcome", outcome.toStdString());
    d->calls.Add(withOutcome).Increment();
    d->callTime.Add(labels, bounds).Observe(seconds(took));
}

void ServiceMetrics::setQueueCounts(const std::optional<QueueCounts> &counts)
{
    const std::lock_guard lock(d->countsMutex);
    d->database.Set(counts ? 1 : 0);
    if (!counts)
        return;
    // The query returns no row for a kind without jobs or items, so set all gauges to 0 first.
    for (Gauge *gauge : d->counted)
        gauge->Set(0);
    const auto count = [this](Family<Gauge> &family, const Labels &labels, qint64 number) {
        Gauge &gauge = family.Add(labels);
        gauge.Set(static_cast<double>(number));
        d->counted.insert(&gauge);
    };
    for (const auto &jobs : counts->jobs)
        count(d->jobs, {{"kind", jobs.kind.toStdString()}, {"state", jobs.state.toStdString()}}, jobs.count);
    for (const auto &items : counts->attention)
        count(d->attention, {{"kind", items.kind.toStdString()}}, items.open);
    d->oldestJob.Set(seconds(counts->oldestJob));
}

QByteArray ServiceMetrics::text() const
{
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(d->registry.Collect()));
}

} // namespace meja
