#pragma once

#include <QList>
#include <QString>

namespace meja::bench {

/// Prints one JSON object a line, {"peer", "case", "runs", "median_ms", "p95_ms"}, as djangobench.py does.
class BenchReport
{
public:
    explicit BenchReport(QString peer) : m_peer(std::move(peer)) {}

    /// @param milliseconds one entry per run; at least one.
    void times(const QString &name, QList<double> milliseconds) const;
    /// A single figure with its unit: {"peer", "case", "value", "unit"}.
    void figure(const QString &name, double value, const QString &unit) const;

private:
    QString m_peer;
};

} // namespace meja::bench
