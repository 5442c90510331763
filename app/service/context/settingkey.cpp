#include "settingkey.h"

#include <QThread>

#include <algorithm>
#include <limits>
#include <optional>

namespace meja {

namespace {

using Setter = std::function<bool(ServiceSettings &, const QString &)>;

Setter text(QString &(*member)(ServiceSettings &))
{
    return [member](ServiceSettings &settings, const QString &value) {
        member(settings) = value;
        return true;
    };
}

template <class Number>
Setter number(Number &(*member)(ServiceSettings &), qint64 min, qint64 max)
{
    return [=](ServiceSettings &settings, const QString &value) {
        bool isNumber = false;
        const qint64 given = value.toLongLong(&isNumber);
        if (!isNumber || given < min || given > max)
            return false;
        member(settings) = static_cast<Number>(given);
        return true;
    };
}

/// Plain HTTP is allowed only to this machine, since each request contains the partner's key.
bool isSafe(const QUrl &url)
{
    const QString host = url.host();
    const bool isHere = host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost") ||
                        host == QLatin1String("::1");
    return url.isValid() && !host.isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() &&
           (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isHere));
}

SettingKey address(const QString &name, const QString &defaultValue,
                   PartnerSettings &(*partner)(ServiceSettings &))
{
    return {.name = name,
            .defaultValue = defaultValue,
            .expected =
                QStringLiteral("an address that starts with https:// (http:// only for this machine)"),
            .apply = [partner](ServiceSettings &settings, const QString &value) {
                partner(settings).baseUrl = QUrl(value, QUrl::StrictMode);
                return isSafe(partner(settings).baseUrl);
            }};
}

SettingKey secret(const QString &name, QString &(*member)(ServiceSettings &))
{
    return {.name = name,
            .expected = QStringLiteral("one line of text"),
            .apply =
                [member](ServiceSettings &settings, const QString &value) {
                    member(settings) = value;
                    return !value.isEmpty() && !value.contains(u'\n');
                },
            .isSecret = true};
}

/// The secret is a path segment, so that only characters that need no escaping are allowed.
bool setWebhookSecret(ServiceSettings &settings, const QString &value)
{
    const auto fits = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               c == u'-' || c == u'_';
    };
    settings.webhookSecret = value;
    return value.size() >= 16 && std::all_of(value.cbegin(), value.cend(), fits);
}

bool setLogLevel(ServiceSettings &settings, const QString &value)
{
    static const QStringList levels{QStringLiteral("debug"), QStringLiteral("info"),
                                    QStringLiteral("warning"), QStringLiteral("error")};
    settings.logLevel = static_cast<LogLevel>(levels.indexOf(value));
    return levels.contains(value);
}

/// Empty for every other value.
std::optional<bool> yesOrNo(const QString &value)
{
    if (value != QLatin1String("yes") && value != QLatin1String("no"))
        return std::nullopt;
    return value == QLatin1String("yes");
}

bool setBehindProxy(ServiceSettings &settings, const QString &value)
{
    const auto given = yesOrNo(value);
    settings.behindProxy = given.value_or(false);
    settings.http.isBehindProxy = settings.behindProxy;
    return given.has_value();
}

bool setJobLimits(ServiceSettings &settings, const QString &value)
{
    const QStringList limits = value.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(limits.cbegin(), limits.cend(), [&](const QString &limit) {
        const auto kind = jobKindFromCode(limit.section(u'=', 0, 0));
        bool isNumber = false;
        const int maxWorkers = limit.section(u'=', 1).toInt(&isNumber);
        if (!kind || settings.jobLimits.contains(*kind) || !isNumber || maxWorkers < 1)
            return false;
        settings.jobLimits.insert(*kind, maxWorkers);
        return true;
    });
}

/// Behind a pooler each transaction may use another session, in which statements prepared earlier do not
/// exist.
bool setPooler(ServiceSettings &settings, const QString &value)
{
    const auto given = yesOrNo(value);
    settings.database.preparesFixedStatements = !given.value_or(true);
    return given.has_value();
}

bool setApprovalLimit(ServiceSettings &settings, const QString &value)
{
    bool isNumber = false;
    settings.approvalLimit = Rupiah(value.toLongLong(&isNumber));
    return isNumber && settings.approvalLimit >= Rupiah(0);
}

/// At least one second, so that a slow response does not count as lost; at most one day, so that a
/// refund is still retried within the seven days after which a person must handle it.
bool setRefundFlight(ServiceSettings &settings, const QString &value)
{
    bool isNumber = false;
    settings.refundFlight = std::chrono::seconds(value.toLongLong(&isNumber));
    return isNumber && settings.refundFlight >= std::chrono::seconds(1) &&
           settings.refundFlight <= std::chrono::hours(24);
}

/// Two threads per core: more would compete for the processor and the database; fewer would leave a core
/// idle while threads wait for the database.
QString defaultWorkers()
{
    return QString::number(std::clamp(2 * QThread::idealThreadCount(), 4, 32));
}

QList<SettingKey> httpKeys()
{
    const QString file = QStringLiteral("a file name");
    const QString count = QStringLiteral("a whole number from %1 to %2");
    return {
        {QStringLiteral("listen_address"), QStringLiteral("127.0.0.1"), QStringLiteral("an address"),
         text([](ServiceSettings &s) -> QString & { return s.http.address; })},
        {QStringLiteral("listen_port"), QStringLiteral("8420"), count.arg(0).arg(65535),
         number<quint16>([](ServiceSettings &s) -> quint16 & { return s.http.port; }, 0, 65535)},
        {.name = QStringLiteral("tls_certificate"),
         .expected = file,
         .apply = text([](ServiceSettings &s) -> QString & { return s.http.certificateFile; })},
        {.name = QStringLiteral("tls_key"),
         .expected = file,
         .apply = text([](ServiceSettings &s) -> QString & { return s.http.keyFile; })},
        {QStringLiteral("behind_proxy"), QStringLiteral("no"), QStringLiteral("yes or no"), setBehindProxy},
        {QStringLiteral("http_workers"), defaultWorkers(), count.arg(1).arg(256),
         number<int>([](ServiceSettings &s) -> int & { return s.http.workers; }, 1, 256)},
        {QStringLiteral("most_connections"), QStringLiteral("1000"), count.arg(1).arg(100000),
         number<int>([](ServiceSettings &s) -> int & { return s.http.maxConnections; }, 1, 100000)},
        {QStringLiteral("most_connections_per_address"), QStringLiteral("100"), count.arg(0).arg(100000),
         number<int>([](ServiceSettings &s) -> int & { return s.http.maxConnectionsPerAddress; }, 0, 100000)},
        {QStringLiteral("most_body_bytes"), QStringLiteral("65536"), count.arg(1024).arg(16777216),
         number<qsizetype>([](ServiceSettings &s) -> qsizetype & { return s.http.maxBodyBytes; }, 1024,
                           16777216)},
        {QStringLiteral("requests_per_minute"), QStringLiteral("600"), count.arg(0).arg(1000000),
         number<int>([](ServiceSettings &s) -> int & { return s.requestsPerMinute; }, 0, 1000000)},
    };
}

QList<SettingKey> partnerKeys()
{
    return {
        address(QStringLiteral("midtrans_url"), QStringLiteral("https://api.midtrans.com"),
                [](ServiceSettings &s) -> PartnerSettings & { return s.midtrans; }),
        secret(QStringLiteral("midtrans_server_key"),
               [](ServiceSettings &s) -> QString & { return s.midtrans.key; }),
        address(QStringLiteral("komerce_url"), QStringLiteral("https://api.collaborator.komerce.id"),
                [](ServiceSettings &s) -> PartnerSettings & { return s.komerce; }),
        secret(QStringLiteral("komerce_key"), [](ServiceSettings &s) -> QString & { return s.komerce.key; }),
        address(QStringLiteral("rajaongkir_url"), QStringLiteral("https://rajaongkir.komerce.id/api/v1"),
                [](ServiceSettings &s) -> PartnerSettings & { return s.rajaongkir; }),
        secret(QStringLiteral("rajaongkir_key"),
               [](ServiceSettings &s) -> QString & { return s.rajaongkir.key; }),
        {QStringLiteral("rajaongkir_daily_tracks"), QStringLiteral("0"),
         QStringLiteral("a whole number of 0 or more"),
         number<int>([](ServiceSettings &s) -> int & { return s.rajaongkir.dailyCalls; }, 0,
                     std::numeric_limits<int>::max())},
        {.name = QStringLiteral("webhook_secret"),
         .expected = QStringLiteral("at least 16 letters, digits, hyphens and underscores"),
         .apply = setWebhookSecret,
         .isSecret = true},
    };
}

bool setTokenAlgorithm(ServiceSettings &settings, const QString &value)
{
    settings.customerTokens.algorithm =
        value == QLatin1String("RS256") ? TokenAlgorithm::Rs256 : TokenAlgorithm::Hs256;
    return value == QLatin1String("RS256") || value == QLatin1String("HS256");
}

/// The algorithm's setting must be read before the keys. A secret needs at least 32 characters, since a
/// shorter one could be found by brute force.
bool setTokenKey(ServiceSettings &settings, const QString &value)
{
    const QByteArray key = value.toUtf8();
    settings.customerTokens.keys.append(key);
    if (settings.customerTokens.algorithm == TokenAlgorithm::Rs256)
        return key.startsWith("-----BEGIN PUBLIC KEY-----");
    return key.size() >= 32 && !key.startsWith("-----BEGIN");
}

SettingKey tokenKey(const QString &name)
{
    return {.name = name,
            .expected =
                QStringLiteral("a secret of at least 32 characters (HS256) or a public key in PEM (RS256)"),
            .apply = setTokenKey,
            .isSecret = true,
            .isOptional = true};
}

QList<SettingKey> customerKeys()
{
    const QString name = QStringLiteral("a name");
    return {
        {QStringLiteral("customer_token_algorithm"), QStringLiteral("HS256"),
         QStringLiteral("HS256 or RS256"), setTokenAlgorithm},
        tokenKey(QStringLiteral("customer_token_key")),
        tokenKey(QStringLiteral("customer_token_other_key")),
        {.name = QStringLiteral("customer_token_issuer"),
         .expected = name,
         .apply = text([](ServiceSettings &s) -> QString & { return s.customerTokens.issuer; })},
        {.name = QStringLiteral("customer_token_audience"),
         .expected = name,
         .apply = text([](ServiceSettings &s) -> QString & { return s.customerTokens.audience; })},
    };
}

QList<SettingKey> otherKeys()
{
    return {
        {QStringLiteral("approval_limit"), QStringLiteral("0"), QStringLiteral("an amount in whole rupiah"),
         setApprovalLimit},
        {QStringLiteral("refund_flight_seconds"), QStringLiteral("600"),
         QStringLiteral("a whole number from 1 to 86400"), setRefundFlight},
        {QStringLiteral("job_workers"), QStringLiteral("4"), QStringLiteral("a whole number from 1 to 64"),
         number<int>([](ServiceSettings &s) -> int & { return s.jobWorkers; }, 1, 64)},
        {QStringLiteral("job_limits"), QStringLiteral("track_shipment=2"),
         QStringLiteral(
             "kinds of jobs, each once with a whole number of 1 or more, for example track_shipment=2"),
         setJobLimits},
        {QStringLiteral("database_pooler"), QStringLiteral("no"), QStringLiteral("yes or no"), setPooler},
        {QStringLiteral("log_level"), QStringLiteral("info"), QStringLiteral("debug, info, warning or error"),
         setLogLevel},
    };
}

} // namespace

const QList<SettingKey> &settingKeys()
{
    static const QList<SettingKey> keys = httpKeys() + partnerKeys() + customerKeys() + otherKeys();
    return keys;
}

} // namespace meja
