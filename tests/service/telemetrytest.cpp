#include "jsonlog.h"
#include "servicemetrics.h"

#include <QJsonDocument>
#include <QTest>

#include <thread>
#include <vector>

using namespace meja;
using namespace std::chrono_literals;

/// The format of the log's lines and of the metrics.
class TelemetryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesOneObjectPerLine();
    void omitsLinesBelowTheMinimumLevel();
    void doesNotMixLinesOfThreads();
    void logsTheMessagesOfQt();
    void countsRequestsByRouteAndStatus();
    void omitsTheMethodOfUnknownRoutes();
    void countsJobsAndCalls();
    void resetsGaugesWithoutRows();
    void reportsWhetherTheDatabaseIsReachable();

private:
    QList<QByteArray> m_lines;
    JsonLog::Sink sink()
    {
        m_lines.clear();
        return [this](const QByteArray &line) { m_lines.append(line); };
    }
};

void TelemetryTest::writesOneObjectPerLine()
{
    JsonLog log(LogLevel::Info, sink());
    log.warn(QStringLiteral("job"),
             {{QStringLiteral("id"), 7}, {QStringLiteral("text"), QStringLiteral("a\nb \"c\"")}});
    log.info(QStringLiteral("alone"));
    QCOMPARE(m_lines.size(), 2);
    QVERIFY(!m_lines.at(0).contains('\n'));
    const QJsonObject line = QJsonDocument::fromJson(m_lines.at(0)).object();
    QCOMPARE(line.value(QStringLiteral("level")).toString(), QStringLiteral("warning"));
    QCOMPARE(line.value(QStringLiteral("event")).toString(), QStringLiteral("job"));
    QCOMPARE(line.value(QStringLiteral("id")).toInt(), 7);
    QCOMPARE(line.value(QStringLiteral("text")).toString(), QStringLiteral("a\nb \"c\""));
    QVERIFY(
        QDateTime::fromString(line.value(QStringLiteral("time")).toString(), Qt::ISODateWithMs).isValid());
    QCOMPARE(QJsonDocument::fromJson(m_lines.at(1)).object().size(), 3);
}

void TelemetryTest::omitsLinesBelowTheMinimumLevel()
{
    JsonLog log(LogLevel::Warning, sink());
    log.info(QStringLiteral("quiet"));
    log.error(QStringLiteral("loud"));
    QCOMPARE(m_lines.size(), 1);
}

void TelemetryTest::doesNotMixLinesOfThreads()
{
    JsonLog log(LogLevel::Info, sink());
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 100; ++n)
                log.info(QStringLiteral("tick"), {{QStringLiteral("n"), n}});
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(m_lines.size(), 400);
    for (const QByteArray &line : std::as_const(m_lines))
        QVERIFY(QJsonDocument::fromJson(line).isObject());
}

void TelemetryTest::logsTheMessagesOfQt()
{
    {
        JsonLog log(LogLevel::Info, sink());
        log.installMessageHandler();
        qCritical("a library says \"this\"");
    }
    QCOMPARE(m_lines.size(), 1);
    const QJsonObject line = QJsonDocument::fromJson(m_lines.at(0)).object();
    QCOMPARE(line.value(QStringLiteral("event")).toString(), QStringLiteral("message"));
    QCOMPARE(line.value(QStringLiteral("text")).toString(), QStringLiteral("a library says \"this\""));
    QCOMPARE(line.value(QStringLiteral("level")).toString(), QStringLiteral("error"));
}

void TelemetryTest::countsRequestsByRouteAndStatus()
{
    ServiceMetrics metrics;
    metrics.countResponse("GET", QStringLiteral("/orders/{id}"), 200, 3ms);
    metrics.countResponse("GET", QStringLiteral("/orders/{id}"), 200, 30ms);
    metrics.countResponse("GET", QStringLiteral("/orders/{id}"), 404, 3ms);
    const QByteArray text = metrics.text();
    QVERIFY2(text.contains(R"(meja_http_requests_total{method="GET",route="/orders/{id}",status="200"} 2)"),
             text);
    QVERIFY(text.contains(R"(meja_http_requests_total{method="GET",route="/orders/{id}",status="404"} 1)"));
    QVERIFY(
        text.contains(R"(meja_http_request_seconds_bucket{method="GET",route="/orders/{id}",le="0.005"} 2)"));
    QVERIFY(text.contains(R"(meja_http_request_seconds_count{method="GET",route="/orders/{id}"} 3)"));
}

void TelemetryTest::omitsTheMethodOfUnknownRoutes()
{
    ServiceMetrics metrics;
    metrics.countResponse("MADEUP", {}, 404, 1ms);
    const QByteArray text = metrics.text();
    QVERIFY(text.contains(R"(meja_http_requests_total{method="none",route="none",status="404"} 1)"));
    QVERIFY(!text.contains("MADEUP"));
}

void TelemetryTest::countsJobsAndCalls()
{
    ServiceMetrics metrics;
    metrics.countJobRun(QStringLiteral("advance_refund"), QStringLiteral("done"), 40ms);
    metrics.countPartnerCall(QStringLiteral("midtrans"), QStringLiteral("refund"), QStringLiteral("unknown"),
                             20s);
    const QByteArray text = metrics.text();
    QVERIFY(text.contains(R"(meja_job_runs_total{kind="advance_refund",outcome="done"} 1)"));
    QVERIFY(text.contains(
        R"(meja_gateway_calls_total{operation="refund",outcome="unknown",partner="midtrans"} 1)"));
    QVERIFY(text.contains(R"(meja_gateway_call_seconds_sum{operation="refund",partner="midtrans"} 20)"));
}

void TelemetryTest::resetsGaugesWithoutRows()
{
    ServiceMetrics metrics;
    QueueCounts counts;
    counts.jobs = {{QStringLiteral("check_payment"), QStringLiteral("waiting"), 3}};
    counts.attention = {{QStringLiteral("chargeback"), 2}};
    counts.oldestJob = 1500ms;
    metrics.setQueueCounts(counts);
    QByteArray text = metrics.text();
    QVERIFY(text.contains(R"(meja_jobs{kind="check_payment",state="waiting"} 3)"));
    QVERIFY(text.contains(R"(meja_attention_items{kind="chargeback"} 2)"));
    QVERIFY(text.contains("meja_oldest_job_seconds 1.5\n"));
    metrics.setQueueCounts(QueueCounts());
    text = metrics.text();
    QVERIFY(text.contains(R"(meja_jobs{kind="check_payment",state="waiting"} 0)"));
    QVERIFY(text.contains(R"(meja_attention_items{kind="chargeback"} 0)"));
}

void TelemetryTest::reportsWhetherTheDatabaseIsReachable()
{
    ServiceMetrics metrics;
    metrics.setQueueCounts(QueueCounts());
    QVERIFY(metrics.text().contains("meja_database_reachable 1\n"));
    metrics.setQueueCounts(std::nullopt);
    QVERIFY(metrics.text().contains("meja_database_reachable 0\n"));
}

QTEST_GUILESS_MAIN(TelemetryTest)
#include "telemetrytest.moc"
