#include "benchreport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace meja::bench {

namespace {

void print(const QJsonObject &line)
{
    QTextStream(stdout) << QJsonDocument(line).toJson(QJsonDocument::Compact) << Qt::endl;
}

double rounded(double value)
{
    return std::round(value * 10.0) / 10.0;
}

} // namespace

void BenchReport::times(const QString &name, QList<double> milliseconds) const
{
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double part) {
        const auto index = static_cast<qsizetype>(part * static_cast<double>(milliseconds.size()));
        return rounded(milliseconds.at(std::min(index, milliseconds.size() - 1)));
    };
    print({{QStringLiteral("peer"), m_peer},
           {QStringLiteral("case"), name},
           {QStringLiteral("runs"), milliseconds.size()},
           {QStringLiteral("median_ms"), at(0.5)},
           {QStringLiteral("p95_ms"), at(0.95)}});
}

void BenchReport::figure(const QString &name, double value, const QString &unit) const
{
    print({{QStringLiteral("peer"), m_peer},
           {QStringLiteral("case"), name},
           {QStringLiteral("value"), rounded(value)},
           {QStringLiteral("unit"), unit}});
}

} // namespace meja::bench
