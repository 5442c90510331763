#pragma once

#include <QList>
#include <QString>

namespace meja::bench {

/// Prints the results of a benchmark program, one JSON object per line, in the format of djangobench.py.
class BenchReport
{
public:
    explicit BenchReport(QString peer) : m_peer(std::move(peer)) {}

    /// {"peer", "case", "runs", "median_ms", "p95_ms"}. @param milliseconds one entry per run; at least one.
    void times(const QString &name, QList<double> milliseconds) const;
    /// {"peer", "case", "value", "unit"}
    void figure(const QString &name, double value, const QString &unit) const;

private:
    QString m_peer;
};

} // namespace meja::bench
